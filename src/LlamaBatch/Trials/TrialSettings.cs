namespace LlamaBatch.Trials;

/// <summary>The settings of a point, by section, and those of them that decide what its trials measure.</summary>
internal static class TrialSettings
{
    /// <summary>Raised by hand when costs are measured in another way. Older ones then no longer count as the same trial.</summary>
    private const int CostMethod = 2;

    /// <summary>All settings.</summary>
    /// <param name="point">The point.</param>
    /// <param name="training">Those of its training, which the scale and the command line may change.</param>
    public static IEnumerable<Setting> Of(LlamaExperiment point, IEnumerable<Setting> training)
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
            .Concat(Section("Validation", point.Validation.Settings()));
    }

    /// <summary>What decides what is learned. The micro-batch changes it only where a metric compares the gradients of micro-batches.</summary>
    public static IReadOnlyList<Setting> ForLearning(LlamaExperiment point, TrialPlan plan)
    {
        IEnumerable<Setting> settings = Of(point, plan.EffectiveTraining.IdentifyingSettings());
        return [.. plan.ComparesMicroBatches && plan.Training.MicroBatch.Count > 0 ? settings.Append(new("Training.MicroBatch", plan.MicroBatch)) : settings];
    }

    /// <summary>What decides costs, which also depend on how many sequences are computed at once.</summary>
    public static IEnumerable<Setting> ForCosts(LlamaExperiment point, TrialPlan plan) =>
        Of(point, plan.EffectiveTraining.IdentifyingSettings())
            .Concat([new("Phase", nameof(Phase.Cost)), new("Training.MicroBatch", plan.MicroBatch), new("CostMethod", CostMethod)]);
}
