using LlamaBatch.Claims.Problems;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Turns what a claim asks of the axes into arms.</summary>
/// <param name="axes">The axes.</param>
/// <param name="includesTuned">Whether tuned axes are axes like others (for arithmetic) or have a chosen level (for results).</param>
internal sealed class ResultGrid(IReadOnlyList<ResultAxis> axes, bool includesTuned)
{
    /// <summary>Every combination of the levels asked for, the last axis fastest; axes not named at their baseline.</summary>
    /// <exception cref="ClaimException">There is no such axis or level, or a level is asked for twice.</exception>
    public IReadOnlyList<Arm> ArmsOf(IReadOnlyList<AxisLevels> asked)
    {
        var named = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (AxisLevels levels in asked.Where(levels => !levels.AreBaseline))
        {
            named.Add(levels.Axis, Checked(AxisOf(levels.Axis), levels.Levels!));
        }

        IReadOnlyList<Arm> arms = [new Arm(new PointName([]), [])];
        foreach (ResultAxis axis in axes.Where(axis => includesTuned || !axis.IsTuned))
        {
            bool isNamed = named.TryGetValue(axis.Name, out IReadOnlyList<string>? levels);
            arms = [.. from arm in arms
                       from text in isNamed ? levels! : [axis.Baseline]
                       let level = new AxisLevel(axis.Name, text)
                       select new Arm(isNamed ? new PointName([.. arm.Name.Levels, level]) : arm.Name, [.. arm.Levels, level])];
        }

        return arms;
    }

    /// <summary>An axis by name.</summary>
    /// <exception cref="ClaimException">There is no such axis, or it is tuned and claims do not name it.</exception>
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

        if (levels.FirstOrDefault(level => !axis.AllLevels.Contains(level, StringComparer.Ordinal) && level != axis.Baseline) is string unknown)
        {
            throw new ClaimException(new UnknownLevel(axis.Name, unknown, axis.AllLevels));
        }

        return levels.Distinct(StringComparer.Ordinal).Count() == levels.Count
            ? levels
            : throw new ClaimException(new RepeatedLevel(axis.Name, levels));
    }
}
