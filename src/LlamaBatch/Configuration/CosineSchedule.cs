namespace LlamaBatch;

/// <summary>A half-cosine decay of the learning rate from its peak to <see cref="Floor"/> times the peak.</summary>
/// <remarks>
/// After a fraction p of the tokens that follow warm-up, the learning rate is <c>f + (1 − f)(1 + cos πp) / 2</c> times the peak. Here, f is
/// <see cref="Floor"/>.
/// </remarks>
public sealed record CosineSchedule : Schedule
{
    /// <summary>The learning rate at the end of the run, as a fraction of the peak.</summary>
    public double Floor { get; init; }

    /// <inheritdoc/>
    public override string Name => "Cosine";

    /// <inheritdoc/>
    public override bool DecaysThroughout => Floor < 1;

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems()
        => base.Problems().Concat(SettingProblem.Outside(nameof(Floor), Floor, ValueRange.Share));

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => base.Settings().Append(new(nameof(Floor), Floor));

    /// <inheritdoc/>
    protected override double AfterWarmup(double progress) => Floor + (1 - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2;
}
