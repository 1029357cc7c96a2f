using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Creates the diagnostic of a claim whose text says one thing and whose code asserts another.</summary>
internal static class ClaimFinding
{
    /// <summary>The diagnostic.</summary>
    /// <param name="call">The comparison.</param>
    /// <param name="said">What the text says.</param>
    /// <param name="asserted">What the code asserts.</param>
    /// <param name="instead">The method that would agree with the text; null if the two differ in more than the method.</param>
    /// <param name="remedy">Another change of the code that would make it agree with the text, such as "write layers: 4".</param>
    public static Diagnostic Of(ClaimCall call, string said, string asserted, string? instead = null, string? remedy = null)
    {
        bool isInClaim = call.Place.SourceSpan == call.Call.Syntax.Span;
        return Diagnostic.Create(
            Descriptors.TextSaysOpposite,
            isInClaim && call.Call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } }
                ? name.GetLocation()
                : call.Place,
            Remedy.Of((Remedy.Values, isInClaim ? instead : null)),
            said,
            asserted,
            (remedy ?? (instead is null ? null : $"write {instead}")) is { } change ? $", or {change}" : "");
    }
}
