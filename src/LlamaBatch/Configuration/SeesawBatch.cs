namespace LlamaBatch;

/// <summary>
/// A batch that grows as the learning-rate schedule falls (Meterez et al. 2025, arXiv 2510.14717, algorithm 1). A fall of the rate by a
/// factor α becomes a fall by √α and a batch that is α times as large.
/// </summary>
/// <remarks>
/// For Adam and below the critical batch size, both lower the noise of an update equally, so the loss after the same text should be
/// that of the schedule at the batch size <see cref="From"/>, after fewer steps. Once the batch is <see
/// cref="Training.BatchSize"/>, further falls are taken by the rate alone. The rate falls in jumps, at the moments at which the
/// batch grows.
/// </remarks>
public sealed record SeesawBatch : BatchSchedule
{
    /// <summary>The number of bisections that find where a schedule falls below a value: to the precision of a double.</summary>
    private const int Bisections = 60;

    /// <summary>The largest number of falls. The rate is then so low that it no longer changes the weights.</summary>
    private const int MostFalls = 60;

    /// <summary>The batch size, in sequences, until the first fall.</summary>
    public Sequences From { get; init; }

    /// <summary>The factor α of each fall, above 1.</summary>
    public double Factor { get; init; } = 2;

    /// <inheritdoc/>
    public override string Name => "Seesaw";

    /// <inheritdoc/>
    public override IEnumerable<BatchStage> Stages(Training training)
    {
        double batch = From.Count;
        for (int fall = 1; batch < training.BatchSize.Count && fall <= MostFalls; fall++)
        {
            double until = FallsBelow(Math.Pow(Factor, -fall), training.Schedule);
            yield return new((int)Math.Round(batch), until);
            if (until >= 1)
            {
                yield break;
            }

            batch = Math.Min(training.BatchSize.Count, batch * Factor);
        }

        yield return new(training.BatchSize, 1);
    }

    /// <inheritdoc/>
    public override double RateFactorAt(Training training, double progress, Sequences batch)
    {
        double factor = training.Schedule.FactorAt(progress);
        double falls = progress < training.Schedule.Warmup ? 0 : Math.Floor(Math.Log(1 / factor) / Math.Log(Factor));
        return progress < training.Schedule.Warmup ? factor
            : Math.Pow(Factor, -Math.Min(MostFalls, Math.Max(0, falls))) * Math.Sqrt((double)batch.Count / From.Count);
    }

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems(Training training)
    {
        foreach (SettingProblem problem in BatchOutside(nameof(From), From, training)
            .Concat(SettingProblem.Outside(nameof(Factor), Factor, new(1, 1000, ExcludesLeast: true))))
        {
            yield return problem;
        }

        if (RateExponent != 0)
        {
            yield return new(nameof(RateExponent), FormattableString.Invariant(
                $"RateExponent is {RateExponent}; with Seesaw it must be 0, because Seesaw itself scales the rate. Remove it."));
        }

        if (RateBatch.Count != 0)
        {
            yield return new(nameof(RateBatch), FormattableString.Invariant(
                $"RateBatch is {RateBatch.Count:N0}; with Seesaw it must be 0, because the peak rate is that of From. Remove it."));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => [new(nameof(From), From.Count), new(nameof(Factor), Factor)];

    /// <summary>The share of the tokens at which a schedule falls to a value after its warm-up, or 1.</summary>
    /// <remarks>After its warm-up, no schedule rises.</remarks>
    private static double FallsBelow(double value, Schedule schedule)
    {
        if (schedule.FactorAt(1) > value)
        {
            return 1;
        }

        var (above, below) = (schedule.Warmup, 1.0);
        for (int i = 0; i < Bisections; i++)
        {
            double middle = (above + below) / 2;
            (above, below) = schedule.FactorAt(middle) > value ? (middle, below) : (above, middle);
        }

        return below;
    }
}
