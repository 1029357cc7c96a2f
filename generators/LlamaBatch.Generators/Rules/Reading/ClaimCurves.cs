namespace LlamaBatch.Generators;

/// <summary>A side of a comparison that is an aggregate of a metric along one axis.</summary>
/// <param name="Aggregate">The method that computes it, such as <c>Sensitivity</c>.</param>
/// <param name="Axis">The name of the axis's property.</param>
/// <param name="Side">The metric, with the points that the curves have.</param>
/// <param name="Distance">The constant argument of the method, such as the distance of <c>WidthWithin</c>; null if the method has no constant argument.</param>
internal sealed record ClaimCurves(string Aggregate, string Axis, ClaimSide Side, double? Distance)
{
    /// <summary>Whether the claim declares the lowest or highest possible value of the axis.</summary>
    public bool HasEnds { get; init; }

    /// <summary>The lowest possible value of the axis that the claim declares; null without a constant.</summary>
    public double? Lowest { get; init; }

    /// <summary>The highest possible value of the axis that the claim declares; null without a constant.</summary>
    public double? Highest { get; init; }
}
