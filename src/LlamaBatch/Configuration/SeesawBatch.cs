namespace LlamaBatch;

/// <summary>
/// A schedule whose batch size grows as the learning-rate schedule falls (Meterez et al. 2025, arXiv 2510.14717, algorithm 1). Each time
/// the scheduled rate has fallen by another factor of α, the batch size is multiplied by α. The actual rate is then divided only by √α.
/// </summary>
/// <remarks>
/// With Adam below the critical batch size, both changes together reduce the noise of an update as much as dividing the rate alone by α.
/// After the same amount of text, the loss should therefore equal the loss of a run with the constant batch size <see cref="From"/> and the
/// same schedule. The Seesaw run takes fewer steps. Once the batch size has reached <see cref="Training.BatchSize"/>, each further fall by
/// α only divides the rate by α. The rate is constant between these changes.
/// </remarks>
public sealed record SeesawBatch : BatchSchedule
{
    /// <summary>The number of bisections in <see cref="FallsBelow"/>, enough for the precision of a double.</summary>
    private const int Bisections = 60;

    /// <summary>
    /// The maximum number of halvings of the learning rate. After 60 halvings, the rate is too low to change the weights, so it stays
    /// constant.
    /// </summary>
    private const int MostHalvings = 60;

    /// <summary>The minimum factor. A smaller factor could give more stages than a run has steps.</summary>
    private const double LeastFactor = 1.01;

    /// <summary>
    /// The batch size at the start of the run, in sequences. The batch size first grows when the scheduled learning rate has fallen by a
    /// factor of <see cref="Factor"/>.
    /// </summary>
    public Sequences From { get; init; }

    /// <summary>
    /// The factor α, from 1.01 to 1,000. Each time the scheduled learning rate has fallen by another factor of α, the batch size is
    /// multiplied by α.
    /// </summary>
    public double Factor { get; init; } = 2;

    /// <inheritdoc/>
    public override string Name => "Seesaw";

    /// <summary>
    /// The maximum number of divisions of the rate by <see cref="Factor"/>. All divisions together are at most <see cref="MostHalvings"/>
    /// halvings.
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

    /// <summary>
    /// The fraction of the run's tokens at which a schedule falls to a value after warm-up. It is 1 if the schedule never falls to the
    /// value.
    /// </summary>
    /// <remarks>The fraction is found by bisection, because no schedule rises after its warm-up.</remarks>
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
