using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a level that is out of order in a grid that the other levels form. It is usually a typing error, such as a wrong exponent.
/// </summary>
internal static class LevelOrderRule
{
    /// <summary>The fewest levels that show a grid and an exception from it.</summary>
    internal const int FewestLevels = 4;

    /// <summary>
    /// The largest ratio of two factors between neighboring levels in one grid. In the grid 1, 2, 5, 10 it is 1.25.
    /// </summary>
    internal const double LargestDeviation = 1.26;

    /// <summary>How far a mistyped level may lie from the grid after its exponent is corrected, in powers of ten (about 17 %).</summary>
    private const double LargestMiss = 0.07;

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment)
    {
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis.Fault == AxisFault.None && axis.Levels.Count >= FewestLevels
            && axis.LevelType.TypeKind != TypeKind.Enum && axis.Levels.All(level => level.Value is int or long or double or float)))
        {
            double[] levels = [.. axis.Levels.Select(level => Convert.ToDouble(level.Value, CultureInfo.InvariantCulture))];
            // Authors may write the baseline first, so the first level is never out of order.
            if (levels.Any(level => double.IsNaN(level) || double.IsInfinity(level)) || IsMonotone(levels)
                || Enumerable.Range(1, levels.Length - 1).Select(i => (Place: i, Meant: Meant(levels, i)))
                .FirstOrDefault(one => one.Meant is not null) is not { Meant: { } meant, Place: var place })
            {
                continue;
            }

            yield return Diagnostic.Create(
                Descriptors.LevelOutOfOrder,
                LevelSyntax.Of(axis, place),
                LevelName.Of(axis.Levels[place]),
                axis.Property.Name,
                meant > levels[place - 1] ? "ascend" : "descend",
                LevelName.Of(Rounded(meant), null));
        }
    }

    /// <summary>
    /// The level, times a power of ten, that completes the grid of the other levels; null if there is no such grid or power.
    /// </summary>
    private static double? Meant(double[] levels, int place)
    {
        double exponent = Completing(levels, place) is { } whole ? Math.Log10(whole / levels[place]) : double.NaN;
        double power = Math.Round(exponent);
        return power != 0 && Math.Abs(exponent - power) < LargestMiss ? levels[place] * Math.Pow(10, power) : null;
    }

    private static double? Completing(double[] levels, int place)
    {
        (double Value, int Index)[] others = [.. levels.Select((level, i) => (level, i)).Where(one => one.i != place)];
        return !IsMonotone([.. others.Select(one => one.Value)]) ? null
            : others.All(one => one.Value > 0) && Step(others, Math.Log, Math.Log(LargestDeviation)) is { } factor
                ? levels[place - 1] * Math.Exp(factor)
            : Step(others, value => value, 0) is { } difference ? levels[place - 1] + difference
            : null;
    }

    /// <summary>The step from one level to the next, if it is the same between all levels up to a deviation; otherwise null.</summary>
    private static double? Step((double Value, int Index)[] levels, Func<double, double> scale, double deviation)
    {
        var steps = levels.Zip(levels.Skip(1), (one, next) => (scale(next.Value) - scale(one.Value)) / (next.Index - one.Index)).ToList();
        return steps.Max() - steps.Min() <= deviation + (1e-6 * Math.Abs(steps[0])) ? steps.Average() : null;
    }

    private static bool IsMonotone(double[] levels)
    {
        var signs = levels.Zip(levels.Skip(1), (one, next) => Math.Sign(next - one)).Distinct().ToList();
        return signs is [not 0];
    }

    /// <summary>A number with two significant digits.</summary>
    private static double Rounded(double value) =>
        double.Parse(value.ToString("E1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
