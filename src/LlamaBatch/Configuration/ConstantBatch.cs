namespace LlamaBatch;

/// <summary>The same batch size in all steps.</summary>
public sealed record ConstantBatch : BatchSchedule
{
    /// <inheritdoc/>
    public override string Name => "Constant";

    /// <inheritdoc/>
    public override IEnumerable<BatchStage> Stages(Training training) => [new(training.BatchSize, 1)];

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems(Training training) => base.Problems(training).Concat(
        RateBatch.Count <= 0 ? [] : [new(nameof(RateBatch), FormattableString.Invariant(
            $"RateBatch is {RateBatch.Count:N0}; with a constant batch it must be 0. Remove it, and scale LearningRate with RateScaling."))]);
}
