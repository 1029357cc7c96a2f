namespace LlamaBatch;

/// <summary>A linear decay of the learning rate from its peak to <see cref="Floor"/> times the peak.</summary>
/// <remarks>
/// After a fraction p of the tokens that follow warm-up, the learning rate is <c>1 − (1 − f) p</c> times the peak. Here, f is
/// <see cref="Floor"/>.
/// </remarks>
public sealed record LinearSchedule : Schedule
{
    /// <summary>The learning rate at the end of the run, as a fraction of the peak.</summary>
    public double Floor { get; init; }

    /// <inheritdoc/>
    public override string Name => "Linear";

    /// <inheritdoc/>
    public override bool DecaysThroughout => Floor < 1;

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems()
        => base.Problems().Concat(SettingProblem.Outside(nameof(Floor), Floor, ValueRange.Share));

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => base.Settings().Append(new(nameof(Floor), Floor));

    /// <inheritdoc/>
    protected override double AfterWarmup(double progress) => 1 - (1 - Floor) * progress;
}
