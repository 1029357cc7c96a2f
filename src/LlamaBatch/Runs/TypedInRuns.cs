using System.Globalization;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Runs;

/// <summary>Makes runs from values that are typed into an experiment's record.</summary>
internal static class TypedInRuns
{
    /// <summary>Makes one run for each listed point, such as a step, at which a target was reached.</summary>
    /// <exception cref="RunTableException">
    /// The target's <see cref="RunTarget.EvaluatedEvery"/> is a column, or a value is negative, infinite or NaN.
    /// </exception>
    public static IReadOnlyList<ImportedRun> Of(
        string axis, RunTarget target, IEnumerable<(object Level, IReadOnlyList<double> Runs)> arms) =>
        target.EvaluatedEvery.Column is string column
            ? throw new RunTableException(
                $"EvaluatedEvery is the column '{Printable.Short(column)}', and runs that are typed in have none. Set it to a number.")
            : Of(axis, arms, (run, value) => double.IsFinite(value) && value >= 0
                ? run with { Targets = [TargetColumn.Crossing(target, value, target.EvaluatedEvery.Width)] }
                : throw new RunTableException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{run.Place}: {value} is no progress to a target. Correct it.")));

    /// <summary>Makes one run for each typed-in final value of a metric.</summary>
    public static IReadOnlyList<ImportedRun> Of(
        string axis, string metric, IEnumerable<(object Level, IReadOnlyList<double> Runs)> arms) =>
        Of(axis, arms, (run, value) => run with
        {
            Finals = new Dictionary<string, double> { [metric] = double.IsFinite(value) ? value : double.NaN },
            Diverged = !double.IsFinite(value),
        });

    /// <summary>Checks typed-in runs and returns them with each level written as in the experiment.</summary>
    /// <exception cref="RunTableException">
    /// A run has no level of an axis, has a level that an axis does not list, or occurs twice.
    /// </exception>
    public static ImportedRuns Read(RunTable table, IReadOnlyList<ImportedRun> runs, ImportedColumns wanted)
    {
        var axes = wanted.Axes.Select(axis => new LevelCells(axis)).ToList();
        var otherLevels = new Dictionary<string, int>(StringComparer.Ordinal);
        var read = new OrderedDictionary<(string, string), ImportedRun>();
        for (int i = 0; i < runs.Count; i++)
        {
            var place = new RowPlace("Runs", i + 1, "run");
            ImportedRun run = runs[i] with
            {
                Name = runs[i].Name.Length > 0 ? runs[i].Name : place.ToString(),
                Place = runs[i].Place.Length > 0 ? runs[i].Place : place.ToString(),
            };
            CheckKeys(run, wanted, place);
            if (LevelsOf(run, axes, place, table.LeavesOutOtherLevels, otherLevels) is not { } levels)
            {
                continue;
            }

            if (!read.TryAdd((string.Join(", ", levels), run.Name), run with { Levels = levels }))
            {
                throw place.Wrong($"the run {Printable.Short(run.Name)} stands twice at {string.Join(", ", levels)}. Delete one.");
            }
        }

        if (read.Count == 0)
        {
            throw new RunTableException("Runs holds no run at a level of the axes. Add one.");
        }

        ImportedRun[] all = [.. read.Values];
        RunPairs.Check(all);
        return new(all, new()
        {
            Rows = runs.Count,
            OtherLevels = otherLevels,
            RunsWithoutMetric = RunsWithoutMetric.In(all, wanted.Metrics),
        });
    }

    /// <summary>Throws if the run has a metric or target that the experiment does not have.</summary>
    private static void CheckKeys(ImportedRun run, ImportedColumns wanted, RowPlace place)
    {
        if (run.Finals.Keys.Concat(run.Curves.Keys).Except(wanted.Metrics, StringComparer.Ordinal).FirstOrDefault() is string stranger)
        {
            throw place.Wrong($"'{Printable.Short(stranger)}' is no metric of the experiment. "
                + $"It has {string.Join(", ", wanted.Metrics.DefaultIfEmpty("none"))}.");
        }

        foreach (Target target in run.Targets.Select(reached => reached.Target).Where(target => !wanted.Targets.Contains(target)))
        {
            throw place.Wrong(string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Metric} at {target.Value} is no target of the experiment. Add [Target<{target.Metric}>({target.Value})]."));
        }
    }

    private static List<AxisLevel>? LevelsOf(
        ImportedRun run, IEnumerable<LevelCells> axes, RowPlace place, bool leavesOut, Dictionary<string, int> otherLevels)
    {
        var levels = new List<AxisLevel>();
        foreach (LevelCells cells in axes)
        {
            string axis = cells.Axis.Name;
            string text = run.Levels.FirstOrDefault(level => level.Axis == axis).Level
                ?? throw place.Wrong($"the run has no level of the axis {axis}. Add one.");
            if (cells.Of(Cell.Of(text), place, axis) is AxisLevel level)
            {
                levels.Add(level);
                continue;
            }

            string other = $"{axis}={Printable.Short(text)}";
            otherLevels[other] = leavesOut
                ? otherLevels.GetValueOrDefault(other) + 1
                : throw place.Wrong(
                    axis,
                    $"{axis} has no level {Printable.Short(text)}; its levels are {cells.Listed}. Add the level, or set "
                    + "LeavesOutOtherLevels.");
            return null;
        }

        return levels;
    }

    private static IReadOnlyList<ImportedRun> Of(
        string axis, IEnumerable<(object Level, IReadOnlyList<double> Runs)> arms, Func<ImportedRun, double, ImportedRun> with) =>
    [
        .. arms.SelectMany(arm => arm.Runs.Select((value, i) => with(
            new ImportedRun
            {
                Levels = [new(axis, LevelText.Of(arm.Level))],
                Name = string.Create(CultureInfo.InvariantCulture, $"{i + 1}"),
                Place = string.Create(CultureInfo.InvariantCulture, $"{axis} {LevelText.Of(arm.Level)}, run {i + 1}"),
            },
            value))),
    ];
}
