using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>A number that arithmetic gives for a point of the sweep, or that was published.</summary>
/// <param name="Label">The point in words, <c>batch size 100</c>, or what it was published for.</param>
/// <param name="Value">The number.</param>
/// <param name="Source">Where it was published; empty for what arithmetic gives.</param>
public sealed record Quantity(string Label, double Value, string Source = "")
{
    /// <summary>Whether it is a number in place of a point.</summary>
    internal bool IsNumber { get; private init; }

    /// <summary>A number in place of a point.</summary>
    internal static Quantity Of(double number) => new(RoundedNumber.Significant(number), number) { IsNumber = true };
}
