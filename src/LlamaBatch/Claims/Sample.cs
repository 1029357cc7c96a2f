using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>
/// One side of a comparison, with one value per seed. It is a configuration of the sweep, a quantity computed from several configurations,
/// or a number.
/// </summary>
public sealed class Sample
{
    /// <summary>The name of the configuration, quantity or number.</summary>
    public required ArmName Name { get; init; }

    /// <summary>
    /// The invariant name, such as <c>batch size 100</c>, or <c>baseline</c> if no axis is named. Claim identities are hashes of this name,
    /// so the name must never change.
    /// </summary>
    public string Label => Name.Canonical;

    /// <summary>The configuration's level on each compared axis.</summary>
    public required IReadOnlyList<AxisLevel> Levels { get; init; }

    /// <summary>The value of each seed that has one, in ascending order of seed. Diverged trials are included.</summary>
    public required IReadOnlyList<SeedValue> Values { get; init; }

    /// <summary>The planned seeds without a value, because the trial has not finished or did not measure the metric.</summary>
    public IReadOnlyList<int> MissingSeeds { get; init; } = [];

    /// <summary>The seeds whose trial measured NaN.</summary>
    public IReadOnlyList<int> NotNumbers { get; init; } = [];

    /// <summary>
    /// The seeds without a value at the target, if metrics are read when trials reach a target
    /// (<see cref="ResultTable.Matched"/>).
    /// </summary>
    public IReadOnlyList<int> Unmatched { get; init; } = [];

    /// <summary>The level chosen on each tuned axis.</summary>
    public IReadOnlyList<TunedLevel> Tuned { get; init; } = [];

    /// <summary>The token budget of the configuration's trials, or 0 if it is unknown.</summary>
    public long Tokens { get; init; }

    /// <summary>The number of optimizer steps in the configuration's trials, or 0 if it is unknown.</summary>
    public long Steps { get; init; }

    /// <summary>
    /// The time, in seconds, that a trial of the configuration trains on one thread. It is 0 if it is unknown or not compared.
    /// </summary>
    public double Seconds { get; init; }

    /// <summary>The validation set, or null if it is unknown or the values are computed from several configurations.</summary>
    public ValidationSet? MeasuredOn { get; init; }

    /// <summary>
    /// Whether the runs of the configuration are independent of the runs of other configurations. Independent runs are compared by Welch's
    /// test, and runs with the same <see cref="SeedValue.Seed"/> number have nothing in common.
    /// </summary>
    public bool IsIndependent { get; init; }

    /// <summary>Whether the claim allows a comparison with configurations on other validation sets.</summary>
    internal bool IsAcrossValidationSets { get; private set; }

    /// <summary>Whether the claim allows a comparison with configurations of other token budgets.</summary>
    internal bool IsAcrossTokenBudgets { get; private set; }

    /// <summary>The identity of the configuration's trials, or null if it is unknown.</summary>
    internal string? Identity { get; init; }

    /// <summary>Whether another sample has the same levels, or other levels that lead to the same trials.</summary>
    internal bool IsSameArmAs(Sample other) => Levels.SequenceEqual(other.Levels) || (Identity is not null && Identity == other.Identity);

    /// <summary>Whether a tuned level is the first or last of its axis. If so, further levels might improve the configuration.</summary>
    public bool IsAtEdge => Tuned.Any(level => level.IsEdge);

    /// <summary>The configurations from which a quantity, such as a slope, was computed. The list is empty for a measured
    /// configuration.</summary>
    public IReadOnlyList<Sample> Parts { get; init; } = [];

    /// <summary>The number, if this side of the comparison is a number, or null if the side has values.</summary>
    public double? Number { get; private init; }

    /// <summary>
    /// Refits a fitted quantity to a list of seeds, in which a seed may be repeated. The function is null if the quantity has a value for
    /// each seed.
    /// </summary>
    internal Func<IReadOnlyList<int>, double>? Fit { get; init; }

    /// <summary>Whether the optimum may lie outside the compared levels, or null if this quantity is not a best level.</summary>
    internal bool? EndsBeforeOptimum { get; init; }

    /// <summary>
    /// For a quantity of a curve (<see cref="LevelCurves"/>), the quantity computed from each seed alone, in the order of
    /// <see cref="Values"/>. It is null for other quantities.
    /// </summary>
    internal IReadOnlyList<double>? Alone { get; init; }

    /// <summary>Whether the values are only lower bounds, because a range of levels may continue beyond the compared levels.</summary>
    internal bool IsLowerBound { get; init; }

    /// <summary>
    /// The value of a diverged trial, usually that of a uniform model (equal probability for all tokens). It is NaN if it is unknown.
    /// </summary>
    internal double WhenDiverged { get; init; } = double.NaN;

    /// <summary>For a best level, the slope of the metric along the axis, for the t test. It is null for other quantities.</summary>
    internal OptimumCurve? Optimum { get; init; }

    /// <summary>For a ratio of means, the values of both metrics, or null for other quantities.</summary>
    internal RatioOfMeans? Ratio { get; init; }

    /// <summary>For a critical batch size, its fit, or null for other quantities.</summary>
    internal CriticalBatchFit? CriticalBatch { get; private set; }

    /// <summary>Whether a fitted quantity changes in steps, as a count does, and therefore has no standard error.</summary>
    internal bool IsStep { get; init; }

    /// <summary>
    /// The measured configurations behind this sample: the sample itself, or the configurations from which it was computed.
    /// </summary>
    internal IEnumerable<Sample> Measured => Number is not null ? [] : Parts.Count == 0 ? [this] : Parts.SelectMany(part => part.Measured);

    /// <summary>The number of seeds with a value.</summary>
    public int Count => Values.Count;

    /// <summary>The number of diverged trials.</summary>
    public int Diverged => Values.Count(value => value.Diverged);

    /// <summary>The number of right-censored values, which are only lower bounds.</summary>
    public int Censored => Values.Count(value => value.Censored);

    /// <summary>The mean over the seeds, or NaN if there are no values.</summary>
    public double Mean => Moments.Of([.. Values.Select(value => value.Value)]).Mean;

    /// <summary>The standard deviation over the seeds, with n - 1 in the denominator. It is NaN if there are fewer than two
    /// values.</summary>
    public double StandardDeviation => Moments.Of([.. Values.Select(value => value.Value)]).StandardDeviation;

    /// <summary>The t interval for the mean. It is usually wider than the interval for a paired difference.</summary>
    /// <param name="level">The confidence level.</param>
    public Interval Interval(double level = 0.95) => LlamaBatch.Interval.OfMean(Mean, StandardDeviation, Count, level);

    /// <summary>
    /// The name of this sample in a sentence that also names another sample. Two quantities with the same name are distinguished by the
    /// configurations from which they are computed.
    /// </summary>
    internal ArmName NameBeside(Sample other) =>
        Name is QuantityName quantity && other.Name is QuantityName beside && quantity.Equals(beside)
            && quantity.At.SequenceEqual(beside.At) && Parts.Count > 0
        ? new QuantityName(quantity.Metric, [.. Parts.Select(part => part.Name)])
        : Name;

    /// <summary>The quantity computed from each seed alone, by seed. If <see cref="Alone"/> is null, these are the values of the
    /// sample.</summary>
    internal IReadOnlyDictionary<int, double> AloneBySeed =>
        Values.Select((value, i) => (value.Seed, Value: Alone?[i] ?? value.Value)).ToDictionary(pair => pair.Seed, pair => pair.Value);

    /// <summary>Makes one side of a comparison from a number, which has the same value for every seed.</summary>
    internal static Sample Of(double number) => new() { Name = new NumberName(number), Levels = [], Values = [], Number = number };

    /// <summary>A copy with only the measured values. Tuning and identity, which matter only within one study, are left out.</summary>
    /// <param name="isIndependent">Whether the runs are independent of the runs that they are compared with.</param>
    internal Sample Plain(bool isIndependent) => new()
    {
        Name = Name,
        Levels = Levels,
        Values = Values,
        MissingSeeds = MissingSeeds,
        NotNumbers = NotNumbers,
        Unmatched = Unmatched,
        IsIndependent = isIndependent,
    };

    /// <summary>A copy that may be compared across validation sets or token budgets.</summary>
    internal Sample Across(bool validationSets, bool tokenBudgets)
    {
        var other = (Sample)MemberwiseClone();
        other.IsAcrossValidationSets |= validationSets;
        other.IsAcrossTokenBudgets |= tokenBudgets;
        return other;
    }

    /// <summary>A copy that holds the fit of a critical batch size.</summary>
    internal Sample WithCriticalBatch(CriticalBatchFit fit)
    {
        var other = (Sample)MemberwiseClone();
        other.CriticalBatch = fit;
        return other;
    }

    /// <inheritdoc/>
    public override string ToString() => Name.Canonical;
}
