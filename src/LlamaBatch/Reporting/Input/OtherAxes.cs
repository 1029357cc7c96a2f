using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>The axes that are held at their baselines while one axis varies.</summary>
internal static class OtherAxes
{
    /// <summary>A fact that names the baseline level of each other axis; empty if only one axis is compared.</summary>
    /// <param name="compared">The compared axes.</param>
    /// <param name="by">The axis that varies.</param>
    public static IReadOnlyList<Fact> AtBaseline(IEnumerable<ResultAxis> compared, string by) =>
        compared.Where(axis => axis.Name != by).Select(axis => new AxisLevel(axis.Name, axis.Baseline)).ToList() is { Count: > 0 } others
            ? [new OthersAtBaseline(others)]
            : [];
}
