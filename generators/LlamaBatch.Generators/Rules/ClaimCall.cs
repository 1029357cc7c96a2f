using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>A claim's call of a method of <c>Samples</c> or <c>Quantities</c>, with its sides as far as they are known.</summary>
/// <param name="Call">The call.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Place">The location of the call; for a call in a helper method, the location of the claim's call to the helper.</param>
/// <param name="Left">The side on which the method is called; null if code computes this side.</param>
/// <param name="Rights">The sides that are passed as arguments.</param>
internal sealed record ClaimCall(
    IInvocationOperation Call,
    ClaimDeclaration Claim,
    Location Place,
    ClaimSide? Left,
    IReadOnlyList<ClaimSide> Rights)
{
    /// <summary>The name of the method, such as <c>IsBelow</c>.</summary>
    public string Method => Call.TargetMethod.Name;

    /// <summary>An argument that the call gives; null if it is left out.</summary>
    public IOperation? Argument(string parameter) => Call.Arguments
        .FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == parameter)?.Value;

    /// <summary>A constant argument as a number; null if it is left out or computed.</summary>
    public double? Number(string parameter) => Argument(parameter) is { } argument ? ClaimReader.NumberOf(argument) : null;
}
