using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims about a level that the tested levels cannot bound: the best level of an axis, the critical batch size, and the range of
/// levels that are nearly as good as the best one.
/// </summary>
internal static class SoughtLevelRule
{
    /// <summary>
    /// A critical batch size has a lower bound if a level is at most a third of it, and an upper bound if a level is at least three times
    /// it (the constant <c>FarFactor</c> of <c>CriticalBatchFit</c>).
    /// </summary>
    internal const double FarFactor = 3;

    /// <summary>
    /// A distance from the best loss, in nats per token, at which levels are no longer nearly as good. Perplexities then differ by a factor of
    /// 2.7.
    /// </summary>
    internal const double LargestDistance = 1;

    public static IEnumerable<Diagnostic> Check(ClaimCall call, IReadOnlyList<ClaimCall> calls, ExperimentDeclaration experiment)
    {
        double? low = call.Method == "IsAbove" ? call.Number("number") : call.Method == "IsBetween" ? call.Number("low") : null;
        double? high = call.Method == "IsBelow" ? call.Number("number") : call.Method == "IsBetween" ? call.Number("high") : null;
        return low >= high ? []                                 // an empty interval has its own diagnostic
            : Problem(call, calls, experiment, low, high) is not { } problem ? []
            : [Diagnostic.Create(Descriptors.ImpossibleNumber, call.Place, problem)];
    }

    private static string? Problem(
        ClaimCall call,
        IReadOnlyList<ClaimCall> calls,
        ExperimentDeclaration experiment,
        double? low,
        double? high)
    {
        if (call.Curves.FirstOrDefault(one => one.Aggregate == "WidthWithin" && one.Distance >= LargestDistance
                && experiment.Metrics.FirstOrDefault(metric => metric.Type.Name == one.Side.Accessor.Name) is { } metric
                && MetricRange.IsLoss(metric.Type)) is { Distance: { } distance })
        {
            return $"A distance of {LevelName.Of(distance, null)} nats per token includes levels at which hardly anything is learned, so "
                + "nearly every range is wide. Use a smaller distance, usually 0.01 to 0.2.";
        }

        if (call.Curves.FirstOrDefault(one => one is { Aggregate: "WidthWithin" or "HighestWithin", HasEnds: false, Side.Arms.Count: > 1 }
                && one.Side.Arms[0].Levels.Keys.FirstOrDefault(axis => axis.Property.Name == one.Axis) is { } axis
                && one.Side.Arms.Select(arm => arm.Levels[axis]).Distinct().Count() == 2) is { } two)
        {
            return $"{two.Aggregate} is along two levels of {two.Axis}, so the best one is always the first or the last, and the claim "
                + "stays inconclusive. Name levels on both sides of the optimum.";
        }

        if (call is { Curves: [{ Side.Arms: { Count: > 1 } points } curves] }
            && LevelsOf(points[0].Levels.Keys.FirstOrDefault(one => one.Property.Name == curves.Axis), points) is { } along
            && along.Distinct().Count() > 1)                    // fewer levels have their own diagnostic
        {
            return curves.Aggregate switch
            {
                "BestLevel" => BestLevel(curves.Axis, along, low, high),
                "WidthWithin" => Width(curves.Axis, along, low, high),
                "HighestWithin" => Highest(curves.Axis, along, low, high),
                _ => null,
            };
        }

        ClaimCall? sought = calls.FirstOrDefault(other =>
            other.Method is "BestLevel" or "CriticalBatch" && other.Call.Syntax == call.Call.Instance?.Syntax);
        return sought?.Left is not { VaryingAxes: [var axis], Arms: { Count: > 2 } arms } || LevelsOf(axis, arms) is not { } levels ? null
            : sought.Method == "BestLevel" ? BestLevel(axis.Property.Name, levels, low, high)
            : experiment.IsImported ? null                      // runs from elsewhere have the levels that they have
            : CriticalBatch(axis.Property.Name, levels, low, high);
    }

    /// <summary>The levels of an axis as numbers; null if they are no numbers.</summary>
    private static double[]? LevelsOf(AxisDeclaration? axis, IReadOnlyList<ClaimArm> arms) =>
        axis is null || arms.Any(arm => arm.Levels[axis] is string or bool or null) ? null
            : [.. arms.Select(arm => Convert.ToDouble(arm.Levels[axis], CultureInfo.InvariantCulture))];

    /// <summary>
    /// The problem with a claim about the width of a range, in decades (factors of 10), or null. No range is wider than all
    /// levels together.
    /// </summary>
    private static string? Width(string axis, double[] levels, double? low, double? high)
    {
        double decades = Math.Log10(levels.Max() / levels.Min());
        string all = $"All levels of {axis} together span {Number.TwoDigits(decades)} decades (factors of 10)";
        return !(decades > 0) ? null
            : low >= decades ? $"{all}, so no range of them is wider than {LevelName.Of(low.Value, null)}. Lower the number, or add levels."
            : high >= decades && !(low > 0)
                ? $"{all}, so every range is narrower than {LevelName.Of(high.Value, null)} and no result can refute the claim. "
                    + "Lower the number, or add levels."
            : null;
    }

    /// <summary>
    /// The problem with a claim about the highest level of a range, which always lies within the tested levels, or null.
    /// </summary>
    private static string? Highest(string axis, double[] levels, double? low, double? high) =>
        low >= levels.Max()
            ? $"No tested level of {axis} is above {LevelName.Of(low.Value, null)}. Lower the number, or add levels above it."
        : high <= levels.Min()
            ? $"No tested level of {axis} is below {LevelName.Of(high.Value, null)}. Raise the number, or add levels below it."
        : null;

    /// <summary>
    /// The problem with a claim about a best level, which cannot be estimated beyond the tested levels, or null.
    /// </summary>
    private static string? BestLevel(string axis, double[] levels, double? low, double? high) =>
        low >= levels.Max() || high <= levels.Min()
            ? $"The best {axis} is sought {(low >= levels.Max() ? "above" : "below")} "
                + $"{LevelName.Of(low >= levels.Max() ? low!.Value : high!.Value, null)}, and its levels end there. "
                + "Add levels on both sides of the optimum."
        : (low is not null || high is not null) && !(low > levels.Min()) && !(high < levels.Max())
            ? $"All levels of {axis} lie where the best one is sought, so no result can refute the claim. "
                + "Seek it in a narrower range, or add levels outside of the range."
        : null;

    /// <summary>
    /// The problem with a claim that the critical batch size is in a range, or null. The levels must reach from a third of
    /// some number in the range to three times that number, because the claim needs both bounds.
    /// </summary>
    private static string? CriticalBatch(string axis, double[] levels, double? low, double? high)
    {
        if (low is not double least || high is not double most
            || Math.Max(least, FarFactor * levels.Min()) < Math.Min(most, levels.Max() / FarFactor))
        {
            return null;
        }

        double middle = Math.Sqrt(Math.Max(least, 1) * most);
        return $"The levels of {axis} from {LevelName.Of(levels.Min(), null)} to {LevelName.Of(levels.Max(), null)} cannot show a critical "
            + "batch size in this range. It needs a level of at most a third of it, and one of at least three times it: for "
            + $"{Number.TwoDigits(middle)}, levels down to {Number.TwoDigits(middle / FarFactor)} and up to "
            + $"{Number.TwoDigits(middle * FarFactor)}.";
    }
}
