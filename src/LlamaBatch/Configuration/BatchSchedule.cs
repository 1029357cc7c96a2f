using System.Globalization;

namespace LlamaBatch;

/// <summary>
/// The batch size over a run, as a function of the fraction of tokens consumed. The largest batch size is <see cref="Training.BatchSize"/>.
/// </summary>
/// <remarks>
/// At a given fraction of the tokens, runs with different batch sizes have read the same text. The learning-rate <see cref="Schedule"/> is
/// a function of the same fraction, so the learning-rate schedule always ends with the last token. Weight decay and the optimizer's running
/// averages act once per step, so they act more often per token while the batch size is small.
/// </remarks>
public abstract record BatchSchedule
{
    private protected BatchSchedule()
    {
    }

    /// <summary>
    /// The exponent e of the rule that adapts the learning rate to the batch size. A step of b sequences has <c>(b / R)ᵉ</c> times the rate
    /// of a step of R sequences, where R is <see cref="RateBatch"/>. 0 leaves the rate unchanged, 0.5 is the square-root rule for Adam
    /// (Malladi et al. 2022, arXiv 2205.10287), and 1 is the linear rule for SGD (Goyal et al. 2017, arXiv 1706.02677).
    /// </summary>
    public double RateExponent { get; init; }

    /// <summary>
    /// The batch size R, in sequences, at which steps have the peak learning rate. 0 means the largest batch size,
    /// <see cref="Training.BatchSize"/>.
    /// </summary>
    /// <remarks>Runs with the same R that start identically have bit-identical learning rates until their batch sizes differ.</remarks>
    public Sequences RateBatch { get; init; }

    /// <summary>The name of the schedule in reports.</summary>
    public abstract string Name { get; }

    /// <summary>The same batch size in all steps.</summary>
    public static ConstantBatch Constant() => new();

    /// <summary>
    /// A schedule that starts with steps of <paramref name="batchSize"/> sequences. This stage ends at <paramref name="until"/>, a fraction
    /// of the run's tokens from 0 to 1. <see cref="StagedBatch.Then"/> adds another stage. After the last stage, the batch size is
    /// <see cref="Training.BatchSize"/>.
    /// </summary>
    /// <example><code>BatchSchedule.Staged(16, until: 0.25).Then(32, until: 0.5)</code></example>
    public static StagedBatch Staged(Sequences batchSize, double until) => new StagedBatch().Then(batchSize, until);

    /// <summary>
    /// A schedule whose batch size starts at <paramref name="from"/> and grows by <paramref name="by"/> sequences at a time. It reaches
    /// <see cref="Training.BatchSize"/> at <paramref name="until"/>, a fraction of the run's tokens from 0 to 1. Until then, each batch
    /// size is used for the same number of tokens (Brown et al. 2020, arXiv 2005.14165, appendix B).
    /// </summary>
    public static BatchWarmup Warmup(Sequences from, double until, Sequences by) => new() { From = from, Until = until, By = by };

    /// <summary>
    /// Seesaw: the batch size grows as the learning-rate schedule falls (Meterez et al. 2025, arXiv 2510.14717). Each time the scheduled
    /// rate has fallen by another factor of <paramref name="factor"/>, the batch size is multiplied by that factor. The actual learning
    /// rate is then divided only by the square root of the factor.
    /// </summary>
    public static SeesawBatch Seesaw(Sequences from, double factor = 2) => new() { From = from, Factor = factor };

    /// <summary>
    /// The stages of a run, in order. The last stage ends at 1, the end of the run. A stage that ends no later than the previous stage has
    /// no steps.
    /// </summary>
    /// <param name="training">The settings of training. They must be legal (<see cref="Training.Problems"/>).</param>
    public abstract IEnumerable<BatchStage> Stages(Training training);

    /// <summary>The learning rate of a step, as a fraction of the peak learning rate.</summary>
    /// <param name="training">The settings of training.</param>
    /// <param name="progress">The fraction of the run's tokens consumed at the middle of the step, from 0 to 1.</param>
    /// <param name="batch">The batch size of the step.</param>
    public virtual double RateFactorAt(Training training, double progress, Sequences batch) =>
        training.Schedule.FactorAt(progress) * BatchFactor(training, batch);

    /// <summary>
    /// The factor that adapts the learning rate of a step to its batch size: <c>(b / R)ᵉ</c>, see <see cref="RateExponent"/>.
    /// </summary>
    /// <inheritdoc cref="RateFactorAt" path="/param"/>
    internal double BatchFactor(Training training, Sequences batch) =>
        Math.Pow((double)batch.Count / (RateBatch.Count > 0 ? RateBatch : training.BatchSize).Count, RateExponent);

    /// <summary>Problems with the schedule's settings.</summary>
    /// <param name="training">The settings of training that the schedule is part of.</param>
    public virtual IEnumerable<SettingProblem> Problems(Training training)
    {
        foreach (SettingProblem problem in SettingProblem.Outside(nameof(RateExponent), RateExponent, new(-2, 2))
            .Concat(SettingProblem.Outside(nameof(RateBatch), RateBatch.Count, new(0, Training.MostSequences))))
        {
            yield return problem;
        }

        if (RateBatch.Count > 0 && RateExponent == 0)
        {
            yield return new(nameof(RateBatch), FormattableString.Invariant(
                $"RateBatch is {RateBatch.Count:N0}, but RateExponent is 0, so all batches have the same rate. Set RateExponent or remove ")
                + "RateBatch.");
        }
    }

    /// <summary>
    /// The settings as text. A <see cref="RateBatch"/> of 0 is omitted, so that trials from before the property existed keep their
    /// identity, which is a hash of the settings.
    /// </summary>
    public virtual IEnumerable<Setting> Settings()
    {
        yield return new(nameof(RateExponent), RateExponent);
        if (RateBatch.Count > 0)
        {
            yield return new(nameof(RateBatch), RateBatch.Count);
        }
    }

    /// <summary>The problem with a batch size below 1 or above <see cref="Training.BatchSize"/>. The result is empty if the batch size is
    /// legal.</summary>
    private protected static IEnumerable<SettingProblem> BatchOutside(string property, Sequences batch, Training training) =>
        batch.Count >= 1 && batch.Count <= training.BatchSize.Count ? [] :
        [
            new(property, string.Format(
                CultureInfo.InvariantCulture,
                "{0} is {1:N0}; it must be at least 1 and at most {2}, which is {3:N0}. Raise {2} to the largest batch of the schedule.",
                property,
                batch.Count,
                nameof(Training.BatchSize),
                training.BatchSize.Count)) { Range = new(1, training.BatchSize.Count) },
        ];
}
