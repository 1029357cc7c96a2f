using LlamaBatch.Claims.Problems;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Finds the points of a sweep that a claim names. A point is one level of each axis.</summary>
/// <param name="axes">The axes of the experiment.</param>
/// <param name="includesTuned">
/// Whether claims may name levels of tuned axes. It is true for quantities that need no training, and false for results, in which a tuned
/// axis is at its chosen level.
/// </param>
internal sealed class ResultGrid(IReadOnlyList<ResultAxis> axes, bool includesTuned)
{
    /// <summary>Every combination of the named levels. The last axis varies fastest, and axes that are not named are at their
    /// baseline.</summary>
    /// <exception cref="ClaimException">The experiment lacks a named axis or level, or a level is named twice.</exception>
    public IReadOnlyList<NamedPoint> PointsNamedBy(IReadOnlyList<AxisLevels> asked)
    {
        var named = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (AxisLevels levels in asked.Where(levels => !levels.AreBaseline))
        {
            named.Add(levels.Axis, Checked(AxisOf(levels.Axis), levels.Levels!));
        }

        IReadOnlyList<NamedPoint> points = [new NamedPoint(new PointName([]), [])];
        foreach (ResultAxis axis in axes.Where(axis => includesTuned || !axis.IsTuned))
        {
            bool isNamed = named.TryGetValue(axis.Name, out IReadOnlyList<string>? levels);
            points = [.. from point in points
                         from text in isNamed ? levels! : [axis.Baseline]
                         let level = new AxisLevel(axis.Name, text)
                         select new NamedPoint(
                             isNamed ? new PointName([.. point.Name.Levels, level]) : point.Name,
                             [.. point.Levels, level])];
        }

        return points;
    }

    /// <summary>Finds an axis by its name.</summary>
    /// <exception cref="ClaimException">The experiment lacks the named axis, or the axis is tuned and must not be named.</exception>
    public ResultAxis AxisOf(string name)
    {
        ResultAxis axis = axes.FirstOrDefault(axis => axis.Name == name)
            ?? throw new ClaimException(new UnknownAxis(name, [.. axes.Select(axis => axis.Name)]));
        return axis.IsTuned && !includesTuned
            ? throw new ClaimException(new TunedAxis(name))
            : axis;
    }

    private static IReadOnlyList<string> Checked(ResultAxis axis, IReadOnlyList<string> levels)
    {
        if (levels.Count == 0)
        {
            throw new ClaimException(new NoLevel(axis.Name, axis.AllLevels));
        }

        if (levels.FirstOrDefault(
            level => !axis.AllLevels.Contains(level, StringComparer.Ordinal) && level != axis.Baseline) is string unknown)
        {
            throw new ClaimException(new UnknownLevel(axis.Name, unknown, axis.AllLevels));
        }

        return levels.Distinct(StringComparer.Ordinal).Count() == levels.Count
            ? levels
            : throw new ClaimException(new RepeatedLevel(axis.Name, levels));
    }
}
