using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims about a level that the tested levels cannot bound: the best level of an axis, and the critical batch size.
/// </summary>
internal static class SoughtLevelRule
{
    /// <summary>
    /// A critical batch size has a lower bound if a level is at most a third of it, and an upper bound if a level is at least three times
    /// it (the constant <c>FarFactor</c> of <c>CriticalBatchFit</c>).
    /// </summary>
    internal const double FarFactor = 3;

    public static IEnumerable<Diagnostic> Check(ClaimCall call, IReadOnlyList<ClaimCall> calls, ExperimentDeclaration experiment)
    {
        ClaimCall? sought = calls.FirstOrDefault(other =>
            other.Method is "BestLevel" or "CriticalBatch" && other.Call.Syntax == call.Call.Instance?.Syntax);
        if (sought?.Left is not { VaryingAxes: [var axis], Arms: { } arms }
            || arms.Any(arm => arm.Levels[axis] is string or bool or null))
        {
            return [];
        }

        double[] levels = [.. arms.Select(arm => Convert.ToDouble(arm.Levels[axis], CultureInfo.InvariantCulture))];
        double? low = call.Method == "IsAbove" ? call.Number("number") : call.Method == "IsBetween" ? call.Number("low") : null;
        double? high = call.Method == "IsBelow" ? call.Number("number") : call.Method == "IsBetween" ? call.Number("high") : null;
        string? problem = low >= high ? null                    // an empty interval has its own diagnostic
            : sought.Method == "BestLevel" ? BestLevel(axis.Property.Name, levels, low, high)
            : experiment.IsImported ? null                      // runs from elsewhere have the levels that they have
            : CriticalBatch(axis.Property.Name, levels, low, high);
        return problem is null ? [] : [Diagnostic.Create(Descriptors.ImpossibleNumber, call.Place, problem)];
    }

    /// <summary>A best level cannot be estimated beyond the tested levels.</summary>
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
    /// A claim of a range needs both bounds, so the levels must reach from a third of a number in the range to three times it.
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
