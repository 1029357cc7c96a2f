namespace LlamaBatch;

/// <summary>
/// A schedule whose batch size grows in equal increments from <see cref="From"/> to <see cref="Training.BatchSize"/>. Each batch size
/// before the last is used for the same number of tokens.
/// </summary>
public sealed record BatchWarmup : BatchSchedule
{
    /// <summary>
    /// The maximum number of increments. More increments would hardly change the growth, which is then almost linear.
    /// </summary>
    private const int MostIncrements = 1000;

    /// <summary>The first batch size, in sequences.</summary>
    public Sequences From { get; init; }

    /// <summary>The fraction of the run's tokens, from 0 to 1, at which the batch size reaches <see cref="Training.BatchSize"/>.</summary>
    public double Until { get; init; }

    /// <summary>The number of sequences by which the batch size grows at each increment. The last increment may be smaller.</summary>
    public Sequences By { get; init; }

    /// <inheritdoc/>
    public override string Name => "Warmup";

    /// <inheritdoc/>
    public override IEnumerable<BatchStage> Stages(Training training)
    {
        long increments = Increments(training);
        for (int i = 0; i < increments; i++)
        {
            yield return new(From.Count + (i * By.Count), Until * (i + 1) / increments);
        }

        yield return new(training.BatchSize, 1);
    }

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems(Training training)
    {
        foreach (SettingProblem problem in base.Problems(training)
            .Concat(BatchOutside(nameof(From), From, training))
            .Concat(SettingProblem.Outside(nameof(Until), Until, ValueRange.Share))
            .Concat(SettingProblem.Outside(nameof(By), By.Count, ValueRange.AtLeast(1))))
        {
            yield return problem;
        }

        if (By.Count >= 1 && Increments(training) > MostIncrements)
        {
            yield return new(nameof(By), FormattableString.Invariant(
                $"By is {By.Count}, which makes {Increments(training):N0} increments; at most {MostIncrements:N0} are possible. Raise By."));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => base.Settings()
        .Append(new(nameof(From), From.Count))
        .Append(new(nameof(Until), Until))
        .Append(new(nameof(By), By.Count));

    private long Increments(Training training)
    {
        long by = Math.Max(1, By.Count);
        return (Math.Max(0L, training.BatchSize.Count - From.Count) + by - 1) / by;
    }
}
