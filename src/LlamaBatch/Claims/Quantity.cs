using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A number computed for a point of the sweep, taken from a publication, or given in the claim.</summary>
/// <param name="Label">The point in words, such as <c>batch size 100</c>, or the subject of a published number.</param>
/// <param name="Value">The number.</param>
/// <param name="Source">The source of a published number, or empty for other numbers.</param>
public sealed record Quantity(string Label, double Value, string Source = "")
{
    /// <summary>The sweep point of a computed number, or null for a published or given number.</summary>
    internal ArmName? Point { get; private init; }

    /// <summary>Whether the claim states the number itself instead of a point.</summary>
    internal bool IsNumber { get; private init; }

    /// <summary>A number computed for a point.</summary>
    internal static Quantity At(ArmName point, double value) => new(point.Canonical, value) { Point = point };

    /// <summary>A number that the claim states instead of a point.</summary>
    internal static Quantity Of(double number) => new(CanonicalText.Of(number), number) { IsNumber = true };
}
