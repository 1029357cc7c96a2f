using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>The effective settings of points: those of a trial's identity, and the micro-batch, on which costs depend.</summary>
internal static class PlannedSettings
{
    /// <summary>The settings of the baseline.</summary>
    /// <param name="planned">The sweep.</param>
    public static IReadOnlyList<Setting> AtBaseline<TPoint>(PlannedSweep<TPoint> planned)
        where TPoint : LlamaExperiment =>
        WithMicroBatch(planned.SettingsOf([]), planned.PlanOf(planned.Sweep.Baseline));

    /// <summary>The settings of a point.</summary>
    /// <param name="planned">The sweep.</param>
    /// <param name="levels">The levels of the point, including tuned levels.</param>
    /// <param name="plan">The plan of the point.</param>
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
