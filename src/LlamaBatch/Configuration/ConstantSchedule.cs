namespace LlamaBatch;

/// <summary>A schedule that stays at the peak learning rate after warm-up.</summary>
public sealed record ConstantSchedule : Schedule
{
    /// <inheritdoc/>
    public override string Name => "Constant";

    /// <inheritdoc/>
    protected override double AfterWarmup(double progress) => 1;
}
