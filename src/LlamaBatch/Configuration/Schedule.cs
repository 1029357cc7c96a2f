namespace LlamaBatch;

/// <summary>
/// The learning rate over a run, as a function of the fraction of tokens consumed. A step uses the value at the middle of its
/// tokens, so that the mean over tokens does not depend on the batch size.
/// </summary>
public abstract record Schedule
{
    /// <summary>The fraction of the run's tokens, from 0 to 1, over which the learning rate rises linearly from zero.</summary>
    public double Warmup { get; init; }

    /// <summary>The name of the schedule in reports.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Linear warm-up, then half a cosine down to <paramref name="floor"/> times the peak. Source: Loshchilov and Hutter 2017, eq. 5, one
    /// cycle.
    /// </summary>
    public static CosineSchedule Cosine(double warmup = 0.05, double floor = 0.1) => new() { Warmup = warmup, Floor = floor };

    /// <summary>Linear warm-up, then a straight line down to <paramref name="floor"/> times the peak.</summary>
    public static LinearSchedule Linear(double warmup = 0.05, double floor = 0) => new() { Warmup = warmup, Floor = floor };

    /// <summary>Linear warm-up, a plateau at the peak, then a linear decay to <c>floor</c> times the peak (Hu et al. 2024).</summary>
    public static WarmupStableDecaySchedule WarmupStableDecay(double warmup = 0.05, double decay = 0.2, double floor = 0) =>
        new() { Warmup = warmup, Decay = decay, Floor = floor };

    /// <summary>Linear warm-up, then the peak until the end.</summary>
    public static ConstantSchedule Constant(double warmup = 0) => new() { Warmup = warmup };

    /// <summary>
    /// Whether the learning rate falls continuously from the end of warm-up to the end of the run. If so, the tokens needed to reach a
    /// target loss depend on the length of the run. In a shorter run, the rate falls sooner, so the target is reached sooner.
    /// </summary>
    public virtual bool DecaysThroughout => false;

    /// <summary>The learning rate as a fraction of its peak, after <paramref name="progress"/> (0 to 1) of the tokens.</summary>
    public double FactorAt(double progress) =>
        progress < Warmup ? progress / Warmup : AfterWarmup(Warmup >= 1 ? 1 : (progress - Warmup) / (1 - Warmup));

    /// <summary>
    /// The learning rate after warm-up, as a fraction of its peak, at <paramref name="progress"/> (0 to 1) of the
    /// remaining tokens.
    /// </summary>
    protected abstract double AfterWarmup(double progress);

    /// <summary>Problems with the schedule's settings.</summary>
    public virtual IEnumerable<SettingProblem> Problems() => Warmup is > 1 and < double.PositiveInfinity
        ? [new(nameof(Warmup), FormattableString.Invariant($"Warmup is {Warmup:#,0.###}; it must be in [0, 1]. ")
            + "It is a share of the run, not a count of steps.")]
        : SettingProblem.Outside(nameof(Warmup), Warmup, ValueRange.Share);

    /// <summary>The settings as text, for the report and for the identity of a trial.</summary>
    public virtual IEnumerable<Setting> Settings() => [new(nameof(Warmup), Warmup)];
}
