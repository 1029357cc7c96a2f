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

        IReadOnlyList<Arm> arms = [new Arm("", [])];
        foreach (ResultAxis axis in axes.Where(axis => includesTuned || !axis.IsTuned))
        {
            bool isNamed = named.TryGetValue(axis.Name, out IReadOnlyList<string>? levels);
            arms = [.. from arm in arms
                       from text in isNamed ? levels! : [axis.Baseline]
                       let level = new AxisLevel(axis.Name, text)
                       select new Arm(isNamed ? Joined(arm.Label, ResultAxis.LabelOf(level)) : arm.Label, [.. arm.Levels, level])];
        }

        return [.. arms.Select(arm => arm.Label.Length > 0 ? arm : arm with { Label = "baseline" })];
    }

    /// <summary>An axis by name.</summary>
    /// <exception cref="ClaimException">There is no such axis, or it is tuned and claims do not name it.</exception>
    public ResultAxis AxisOf(string name)
    {
        ResultAxis axis = axes.FirstOrDefault(axis => axis.Name == name)
            ?? throw new ClaimException($"The experiment has no axis {name}; its axes are {string.Join(", ", axes.Select(axis => axis.Name))}.");
        return axis.IsTuned && !includesTuned
            ? throw new ClaimException($"The axis {name} is tuned: results are at its best level, and a claim does not name one.")
            : axis;
    }

    private static IReadOnlyList<string> Checked(ResultAxis axis, IReadOnlyList<string> levels)
    {
        if (levels.Count == 0)
        {
            throw new ClaimException($"The claim asks for no level of {axis.Name}; name at least one of {string.Join(", ", axis.AllLevels)}.");
        }

        if (levels.FirstOrDefault(level => !axis.AllLevels.Contains(level, StringComparer.Ordinal) && level != axis.Baseline) is string unknown)
        {
            throw new ClaimException($"The axis {axis.Name} has no level {unknown}; its levels are {string.Join(", ", axis.AllLevels)}.");
        }

        return levels.Distinct(StringComparer.Ordinal).Count() == levels.Count
            ? levels
            : throw new ClaimException($"The claim asks for a level of {axis.Name} twice: {string.Join(", ", levels)}.");
    }

    private static string Joined(string left, string right) => left.Length == 0 ? right : $"{left}, {right}";
}
