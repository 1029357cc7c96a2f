using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// A claim's call of a method of <c>Samples</c> (measured values) or <c>Quantities</c> (planned values), such as <c>IsBelow</c>.
/// </summary>
/// <param name="Call">The call, as a Roslyn operation.</param>
/// <param name="Claim">The claim that makes the call.</param>
/// <param name="Place">The location for diagnostics. For a call in a helper method, the place where the claim calls the helper.</param>
/// <param name="Left">The values on which the method is called; null if they are not read directly from an accessor.</param>
/// <param name="Rights">The values that are passed as arguments, as far as they are known.</param>
internal sealed record ClaimCall(
    IInvocationOperation Call,
    ClaimDeclaration Claim,
    Location Place,
    ClaimSide? Left,
    IReadOnlyList<ClaimSide> Rights)
{
    /// <summary>The margin, including a margin that the claim passes to a helper method; null if the call leaves it out.</summary>
    public IOperation? Margin { get; init; }

    /// <summary>The margin as a number, also one that code computes, such as <c>Math.Log(2)</c>; null if it is not known.</summary>
    public double? MarginNumber { get; init; }

    /// <summary>The sides of the comparison that are aggregates of curves, such as <c>Sensitivity()</c>, as far as they are known.</summary>
    public IReadOnlyList<ClaimCurves> Curves { get; init; } = [];

    /// <summary>The name of the method, such as <c>IsBelow</c>.</summary>
    public string Method => Call.TargetMethod.Name;

    /// <summary>The value of an argument; null if the call leaves the argument out.</summary>
    public IOperation? Argument(string parameter) => Call.Arguments
        .FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == parameter)?.Value;

    /// <summary>The value of a constant argument as a number; null if the call leaves it out or computes it.</summary>
    public double? Number(string parameter) => Argument(parameter) is { } argument ? WrittenValue.NumberOf(argument) : null;
}
