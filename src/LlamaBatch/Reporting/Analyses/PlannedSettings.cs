using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>The settings that affect results: those that identify a trial, and the micro-batch size.</summary>
internal static class PlannedSettings
{
    /// <summary>
    /// The settings of the baseline. A setting that a compared axis changes lists all of its values, separated by commas.
    /// </summary>
    /// <param name="planned">The sweep.</param>
    public static IReadOnlyList<Setting> Across<TPoint>(PlannedSweep<TPoint> planned)
        where TPoint : LlamaExperiment
    {
        IReadOnlyList<Setting> At(params IReadOnlyList<AxisLevel> levels) =>
            WithMicroBatch(planned.SettingsOf(levels), planned.PlanOf(planned.Sweep.At(levels)));
        var others = planned.Sweep.Axes.Where(axis => !axis.IsTuned)
            .SelectMany(axis => axis.LevelsAt(planned.Scale).Select(level => At(new AxisLevel(axis.Name, level))))
            .SelectMany(settings => settings)
            .ToLookup(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        return [.. At().Select(setting => others[setting.Name].Append(setting.Value).Distinct(StringComparer.Ordinal).ToList() is var all
            && all.Count > 1 ? new Setting(setting.Name, string.Join(", ", all)) : setting)];
    }

    /// <summary>The settings of a configuration.</summary>
    /// <param name="planned">The sweep.</param>
    /// <param name="levels">The levels of the configuration, including tuned levels.</param>
    /// <param name="plan">The plan of the configuration.</param>
    public static IReadOnlyList<Setting> Of<TPoint>(PlannedSweep<TPoint> planned, IReadOnlyList<AxisLevel> levels, TrialPlan plan)
        where TPoint : LlamaExperiment =>
        WithMicroBatch(planned.SettingsOf(levels), plan);

    /// <summary>Adds the micro-batch to the settings. Costs depend on it, but learning results do not.</summary>
    private static List<Setting> WithMicroBatch(IReadOnlyList<Setting> settings, TrialPlan plan)
    {
        var all = settings.ToList();
        all.Insert(all.FindIndex(setting => setting.Name == "Training.Step") + 1, new Setting("Training.MicroBatch", plan.MicroBatch));
        return all;
    }
}
