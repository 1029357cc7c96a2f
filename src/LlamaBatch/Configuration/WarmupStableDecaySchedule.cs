namespace LlamaBatch;

/// <summary>
/// A schedule that stays at the peak learning rate after warm-up, then decays linearly to <see cref="Floor"/> times the peak.
/// </summary>
/// <remarks>
/// Until the decay begins, a run is identical to the beginning of a longer run with the same number of warm-up tokens (Hu et al. 2024,
/// MiniCPM, section 4; Hägele et al. 2024, section 3).
/// </remarks>
public sealed record WarmupStableDecaySchedule : Schedule
{
    /// <summary>The fraction of the tokens over which the learning rate decays, from 0 to 1. The sum of warm-up and decay must be at most
    /// 1.</summary>
    public double Decay { get; init; }

    /// <summary>The learning rate at the end of the run, as a fraction of the peak.</summary>
    public double Floor { get; init; }

    /// <inheritdoc/>
    public override string Name => "WarmupStableDecay";

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems()
    {
        foreach (SettingProblem problem in base.Problems()
            .Concat(SettingProblem.Outside(nameof(Decay), Decay, ValueRange.Share))
            .Concat(SettingProblem.Outside(nameof(Floor), Floor, ValueRange.Share)))
        {
            yield return problem;
        }

        if (ValueRange.Share.Contains(Warmup) && ValueRange.Share.Contains(Decay) && Warmup + Decay > 1 + 1e-9)
        {
            yield return new(
                nameof(Decay),
                FormattableString.Invariant($"Decay is {Decay} and Warmup is {Warmup}; together they must be at most 1."));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => base.Settings().Append(new(nameof(Decay), Decay)).Append(new(nameof(Floor), Floor));

    /// <inheritdoc/>
    protected override double AfterWarmup(double progress)
    {
        double left = (1 - progress) * (1 - Warmup);
        double decay = Math.Min(Decay, 1 - Warmup);
        return left >= Decay ? 1 : Floor + (1 - Floor) * (decay > 0 ? left / decay : 0);
    }
}
