namespace LlamaBatch;

/// <summary>The peak, unchanged after warm-up.</summary>
public sealed record ConstantSchedule : Schedule
{
    /// <inheritdoc/>
    public override string Name => "Constant";

    /// <inheritdoc/>
    protected override double AfterWarmup(double progress) => 1;
}
