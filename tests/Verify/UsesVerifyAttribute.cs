using System.Reflection;
using Xunit.Sdk;

[assembly: VerifyXunit.UsesVerify]

namespace VerifyXunit;

/// <summary>Lets <see cref="Verifier"/> know which test calls it. On the assembly, by this file, so that no test needs it.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class)]
public sealed class UsesVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> _current = new();

    /// <summary>The test that runs on this flow of control.</summary>
    internal static MethodInfo? Current => _current.Value;

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest) => _current.Value = methodUnderTest;

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest) => _current.Value = null;
}
