using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A number that arithmetic gives for a point of the sweep, or that was published.</summary>
/// <param name="Label">The point in words, <c>batch size 100</c>, or what it was published for.</param>
/// <param name="Value">The number.</param>
/// <param name="Source">Where it was published; empty for what arithmetic gives.</param>
public sealed record Quantity(string Label, double Value, string Source = "")
{
    /// <summary>The point of the sweep; null for what was published, or is a number in place of a point.</summary>
    internal ArmName? Point { get; private init; }

    /// <summary>Whether it is a number in place of a point.</summary>
    internal bool IsNumber { get; private init; }

    /// <summary>What arithmetic gives for a point.</summary>
    internal static Quantity At(ArmName point, double value) => new(point.Canonical, value) { Point = point };

    /// <summary>A number in place of a point.</summary>
    internal static Quantity Of(double number) => new(CanonicalText.Of(number), number) { IsNumber = true };
}
