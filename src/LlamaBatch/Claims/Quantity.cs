using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A number that is computed for a point of the sweep, or that was published.</summary>
/// <param name="Label">The point in words, such as <c>batch size 100</c>, or what the number was published for.</param>
/// <param name="Value">The number.</param>
/// <param name="Source">Where it was published; empty for a computed number.</param>
public sealed record Quantity(string Label, double Value, string Source = "")
{
    /// <summary>The point of the sweep; null for a published or given number.</summary>
    internal ArmName? Point { get; private init; }

    /// <summary>Whether the claim gives the number itself, in place of a point.</summary>
    internal bool IsNumber { get; private init; }

    /// <summary>A number computed for a point.</summary>
    internal static Quantity At(ArmName point, double value) => new(point.Canonical, value) { Point = point };

    /// <summary>A number that the claim gives in place of a point.</summary>
    internal static Quantity Of(double number) => new(CanonicalText.Of(number), number) { IsNumber = true };
}
