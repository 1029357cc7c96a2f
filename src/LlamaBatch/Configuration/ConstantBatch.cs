namespace LlamaBatch;

/// <summary>The same batch size in all steps.</summary>
public sealed record ConstantBatch : BatchSchedule
{
    /// <inheritdoc/>
    public override string Name => "Constant";

    /// <inheritdoc/>
    public override IEnumerable<BatchStage> Stages(Training training) => [new(training.BatchSize, 1)];
}
