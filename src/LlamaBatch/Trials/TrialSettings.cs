namespace LlamaBatch.Trials;

/// <summary>Lists the settings of a configuration: all of them, or those that affect the results of its trials.</summary>
internal static class TrialSettings
{
    /// <summary>
    /// The version of the cost measurement. Increment it when the measurement changes, so that older cost trials are no longer used.
    /// </summary>
    private const int CostMethod = 2;

    /// <summary>All settings of a configuration, with names such as <c>Model.HiddenSize</c>.</summary>
    /// <param name="point">The experiment with the levels of the configuration.</param>
    /// <param name="plan">
    /// The plan of the configuration. Probe settings are listed only if a metric needs a probe (a measurement of gradients or sharpness).
    /// </param>
    /// <param name="training">The training settings of the configuration, as changed by the scale and the command line.</param>
    public static IEnumerable<Setting> Of(LlamaExperiment point, TrialPlan plan, IEnumerable<Setting> training)
    {
        static IEnumerable<Setting> Section(string name, IEnumerable<Setting> settings) =>
            settings.Select(setting => new Setting($"{name}.{setting.Name}", setting.Value));

        return Section("Model", point.Model.Settings())
            .Append(new("Corpus", point.Corpus.Name))
            .Append(new("Corpus.SequenceLength", point.Corpus.SequenceLength))
            .Concat(Section("Corpus", point.Corpus.Settings()))
            .Concat(Section("Training", training))
            .Append(new("Optimizer", point.Optimizer.Name))
            .Concat(Section("Optimizer", point.Optimizer.Settings()))
            .Concat(Section("Validation", point.Validation.Settings()))
            .Concat(Section("Probe", point.Probe.Settings(plan.Probes)));
    }

    /// <summary>
    /// The settings that affect the learning metrics. The micro-batch size is included only if a metric compares micro-batches, or if noise
    /// is added to each micro-batch.
    /// </summary>
    public static IReadOnlyList<Setting> ForLearning(LlamaExperiment point, TrialPlan plan)
    {
        IEnumerable<Setting> settings = Of(point, plan, plan.EffectiveTraining.IdentifyingSettings());
        return [.. (plan.ComparesMicroBatches || plan.Training.NoiseBatchSize.Count > 0) && plan.Training.MicroBatch.Count > 0
            ? settings.Append(new("Training.MicroBatch", plan.MicroBatch))
            : settings];
    }

    /// <summary>
    /// The settings that affect the first steps of a trial, except for their batch sizes. Trials with the same settings may have first
    /// steps in common; see <see cref="Trunk"/>.
    /// </summary>
    /// <remarks>
    /// The result includes quantities that are derived from the batch size or the number of steps and also affect the state. These are the
    /// micro-batch size, the batch size of a gradient measurement, the number of tokens, and the window of trailing losses. The number of
    /// tokens determines when metrics are due and when earlier weights are saved.
    /// </remarks>
    public static IEnumerable<Setting> ForTrunks(LlamaExperiment point, TrialPlan plan, IEnumerable<MetricDefinition> metrics)
    {
        const string batchSize = $"{nameof(Training)}.{nameof(Training.BatchSize)}";
        const string batchSchedule = $"{nameof(Training)}.{nameof(Training.BatchSchedule)}";
        StepSizes sizes = plan.LayOutSteps();
        return Of(point, plan, plan.EffectiveTraining.IdentifyingSettings())
            .Where(setting => setting.Name != batchSize && !setting.Name.StartsWith(batchSchedule, StringComparison.Ordinal))
            .Append(new("Trunk.MicroBatch", plan.MicroBatch))
            .Append(new("Trunk.Tokens", sizes.TokensBefore(sizes.Count)))
            .Concat(plan.Probes.HasFlag(ProbeKinds.Gradients)
                ? [new Setting("Trunk.ProbedBatch", point.Probe.BatchFor(plan.Training.BatchSize).Count)]
                : [])
            .Concat(metrics.Any(metric => metric.NeedsTrailingLosses)
                ? [new Setting("Trunk.TrailingLosses", TrailingLosses.LengthFor(sizes.Count))]
                : []);
    }

    /// <summary>The settings that affect the cost metrics, including the micro-batch size.</summary>
    public static IEnumerable<Setting> ForCosts(LlamaExperiment point, TrialPlan plan) =>
        Of(point, plan, plan.EffectiveTraining.IdentifyingSettings())
            .Concat([new("Phase", nameof(Phase.Cost)), new("Training.MicroBatch", plan.MicroBatch), new("CostMethod", CostMethod)]);
}
