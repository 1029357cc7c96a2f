using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>One arm of a comparison: a metric's values over the evaluation seeds at one point of the sweep, or what was computed from several, seed by seed.</summary>
public sealed class Sample
{
    /// <summary>What the arm is called.</summary>
    public required ArmName Name { get; init; }

    /// <summary>Its name as identities know it: <c>batch size 100</c>; <c>baseline</c> where no axis is named.</summary>
    public string Label => Name.Canonical;

    /// <summary>The point, as levels of all compared axes.</summary>
    public required IReadOnlyList<AxisLevel> Levels { get; init; }

    /// <summary>The value of each seed that has one, in the order of the seeds. Diverged trials are among them.</summary>
    public required IReadOnlyList<SeedValue> Values { get; init; }

    /// <summary>Seeds that were planned and have no value: their trial has not finished, or did not measure the metric.</summary>
    public IReadOnlyList<int> MissingSeeds { get; init; } = [];

    /// <summary>Seeds whose trial measured the metric and got NaN.</summary>
    public IReadOnlyList<int> NotNumbers { get; init; } = [];

    /// <summary>The level chosen on each tuned axis.</summary>
    public IReadOnlyList<TunedLevel> Tuned { get; init; } = [];

    /// <summary>The token budget of the arm's trials; 0 where it is not known.</summary>
    public long Tokens { get; init; }

    /// <summary>What the values are measured on; null where that is not known, or they are computed from several arms.</summary>
    public ValidationSet? MeasuredOn { get; init; }

    /// <summary>Whether the claim declares that the arm may be compared with arms on other validation sets.</summary>
    internal bool IsAcrossValidationSets { get; private set; }

    /// <summary>Whether the claim declares that the arm may be compared with arms of other token budgets.</summary>
    internal bool IsAcrossTokenBudgets { get; private set; }

    /// <summary>What its trials are known by; null where that is not known.</summary>
    internal string? Identity { get; init; }

    /// <summary>Whether it is the same arm as another: the same point, or one with the same trials.</summary>
    internal bool IsSameArmAs(Sample other) => Levels.SequenceEqual(other.Levels) || (Identity is not null && Identity == other.Identity);

    /// <summary>Whether a tuned level is the first or last of its grid, so that the arm may do better than was seen.</summary>
    public bool IsAtEdge => Tuned.Any(level => level.IsEdge);

    /// <summary>The measured arms that these values were computed from: those of a slope, an effect or a fit. Empty for an arm that was measured itself.</summary>
    public IReadOnlyList<Sample> Parts { get; init; } = [];

    /// <summary>The number that stands on this side of a comparison in place of an arm; null for an arm.</summary>
    public double? Number { get; private init; }

    /// <summary>For a quantity fitted over the seeds together: its value for some of the seeds, repeated where drawn repeatedly. Null where each seed has a value of its own.</summary>
    internal Func<IReadOnlyList<int>, double>? Fit { get; init; }

    /// <summary>Whether an optimum may lie beyond the levels it was sought among; null for what is no optimum.</summary>
    internal bool? EndsBeforeOptimum { get; init; }

    /// <summary>For the best level of an axis the curve that tells how sure it is; null for all else.</summary>
    internal OptimumCurve? Optimum { get; init; }

    /// <summary>Whether a fitted quantity takes the same values for different seeds: a count or the place of an extremum, which has no standard error.</summary>
    internal bool IsStep { get; init; }

    /// <summary>The measured arms behind the values: itself, unless it was computed from others.</summary>
    internal IEnumerable<Sample> Measured => Number is not null ? [] : Parts.Count == 0 ? [this] : Parts.SelectMany(part => part.Measured);

    /// <summary>How many seeds have a value.</summary>
    public int Count => Values.Count;

    /// <summary>How many of them diverged.</summary>
    public int Diverged => Values.Count(value => value.Diverged);

    /// <summary>How many of them are only known to be at least their value.</summary>
    public int Censored => Values.Count(value => value.Censored);

    /// <summary>The mean over the seeds; not a number without values.</summary>
    public double Mean => Moments.Of([.. Values.Select(value => value.Value)]).Mean;

    /// <summary>The standard deviation over the seeds, n - 1 in the denominator; not a number below two values.</summary>
    public double StandardDeviation => Moments.Of([.. Values.Select(value => value.Value)]).StandardDeviation;

    /// <summary>The t interval of the mean. It is wider than what a paired comparison can tell, since seeds differ more than arms of a seed.</summary>
    /// <param name="level">The coverage.</param>
    public Interval Interval(double level = 0.95) => LlamaBatch.Interval.OfMean(Mean, StandardDeviation, Count, level);

    /// <summary>A number in place of an arm, the same for every seed.</summary>
    internal static Sample Of(double number) => new() { Name = new NumberName(number), Levels = [], Values = [], Number = number };

    /// <summary>The same arm, declared comparable.</summary>
    internal Sample Across(bool validationSets, bool tokenBudgets)
    {
        var other = (Sample)MemberwiseClone();
        other.IsAcrossValidationSets |= validationSets;
        other.IsAcrossTokenBudgets |= tokenBudgets;
        return other;
    }

    /// <inheritdoc/>
    public override string ToString() => Name.Canonical;
}
