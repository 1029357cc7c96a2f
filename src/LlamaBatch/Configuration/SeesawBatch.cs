namespace LlamaBatch;

/// <summary>
/// A batch that grows as the learning-rate schedule falls (Meterez et al. 2025, arXiv 2510.14717, algorithm 1). Each time the schedule has
/// fallen by another factor α, the batch grows by α, and the learning rate falls only by √α.
/// </summary>
/// <remarks>
/// With Adam below the critical batch size, both changes together lower the noise of an update as much as if the rate alone fell by α.
/// After the same text, the loss should therefore equal that of a run at a constant batch of <see cref="From"/> with the same schedule, but
/// after fewer steps. Once the batch has reached <see cref="Training.BatchSize"/>, only the rate falls, by α each time. The rate is
/// constant between falls.
/// </remarks>
public sealed record SeesawBatch : BatchSchedule
{
    /// <summary>
    /// The number of bisections that find where a schedule falls below a value. It suffices for the precision of a double.
    /// </summary>
    private const int Bisections = 60;

    /// <summary>The number of halvings after which the learning rate stays constant. It is then too low to change the weights.</summary>
    private const int MostHalvings = 60;

    /// <summary>The smallest legal factor. A smaller factor could give more stages than a run has steps.</summary>
    private const double LeastFactor = 1.01;

    /// <summary>
    /// The batch size, in sequences, until the learning-rate schedule has fallen by <see cref="Factor"/> for the first time.
    /// </summary>
    public Sequences From { get; init; }

    /// <summary>The factor α, from 1.01 to 1,000. Each time the learning-rate schedule has fallen by α, the batch grows by α.</summary>
    public double Factor { get; init; } = 2;

    /// <inheritdoc/>
    public override string Name => "Seesaw";

    /// <summary>
    /// The largest number of falls by <see cref="Factor"/>. Together, they lower the rate by at most <see cref="MostHalvings"/> halvings.
    /// </summary>
    private double MostFalls => Math.Floor(MostHalvings * Math.Log(2) / Math.Log(Factor));

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
            .Concat(SettingProblem.Outside(nameof(Factor), Factor, new(LeastFactor, 1000))))
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

    /// <summary>The share of the tokens at which a learning-rate schedule falls to a value after warm-up; 1 if never.</summary>
    /// <remarks>The bisection is valid because no schedule rises after its warm-up.</remarks>
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
