using LlamaBatch.Claims.Problems;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>What is computed from several arms and compared like an arm.</summary>
public sealed partial class Samples
{
    /// <summary>
    /// How much these arms differ from another, seed by seed: the difference, or for a <see cref="Contrast.Ratio"/> metric the ratio. Two effects compared are an interaction, the
    /// difference of differences.
    /// </summary>
    /// <param name="other">One arm, or as many as these, taken in order.</param>
    /// <exception cref="ClaimException">The sides cannot be compared, or do not have as many arms.</exception>
    public Samples EffectAgainst(Samples other)
    {
        _ = Verdict.Comparable(this, other, Relation.Above, margin: 0);
        if (Arms.Concat(other.Arms).Any(arm => arm.Fit is not null))
        {
            throw new ClaimException(new EffectOnFit(Metric));
        }

        if (Absent.Count + other.Absent.Count == 0 && other.Arms.Count != 1 && other.Arms.Count != Arms.Count)
        {
            throw new ClaimException(new UnequalArms(Arms.Count, other.Arms.Count));
        }

        bool isRatio = Metric.Contrast == Contrast.Ratio;
        return new Samples
        {
            Metric = Metric with
            {
                Key = $"{Metric.Key} effect",
                Name = $"Effect on {CanonicalText.InSentence(Metric.Name)}",
                Unit = isRatio ? "" : Metric.Unit,
                Lowest = double.NegativeInfinity,
                Highest = double.PositiveInfinity,
                Origin = new EffectOn(Metric),
            },
            Budget = Budget,
            Arms = Absent.Count + other.Absent.Count > 0 ? [] :
                [.. Arms.Select((arm, i) => (Arm: arm, Other: other.Arms[other.Arms.Count == 1 ? 0 : i])).Select(pair =>
                    BySeed(new EffectName(pair.Arm.Name, pair.Other.Name), [pair.Arm, pair.Other], values => isRatio ? values[0] / values[1] : values[0] - values[1]))],
            Absent = [.. Absent.Union(other.Absent)],
        };
    }

    /// <summary>The slope of the metric for each doubling of the level of the axis that varies, by least squares over the logarithm of the level, seed by seed.</summary>
    /// <exception cref="ClaimException">Fewer than two arms, more than one axis varies, or its levels are not numbers above zero.</exception>
    public Samples SlopePerDoubling() => Slope("Slope", $"{Metric.Unit} per doubling", new SlopeOf(Metric), Math.Log2, static value => value);

    /// <summary>
    /// The exponent a of the power law <c>metric ∝ level^a</c> along the axis that varies, by least squares over both logarithms, seed by seed: 0.5 where the metric doubles as the level is
    /// multiplied by four.
    /// </summary>
    /// <inheritdoc cref="SlopePerDoubling"/>
    public Samples Exponent() => Slope("Exponent", "", new ExponentOf(Metric), Math.Log, Math.Log);

    /// <summary>
    /// The level at which the metric is best: the vertex of the parabola over the logarithm of the level through the best mean over the seeds and its two neighbors. It is decided by the t test of the slope
    /// (<see cref="OptimumCurve"/>). Where the best of the levels named is the first or last, for all seeds or without one of them, nothing is decided: name levels on both sides of the optimum, and near it.
    /// </summary>
    /// <exception cref="ClaimException">Fewer than three arms, more than one axis varies, its levels are not numbers above zero, or the metric does not rank.</exception>
    public Samples BestLevel()
    {
        RequireRank();
        string? axis = Arms.Count < 2 ? null : LevelSample.AxisOf(this);
        bool isMaximum = Metric.Better == Better.Higher;
        return Fit(
            $"Best {(axis is null ? "level" : CanonicalText.Lower(axis))} for {CanonicalText.InSentence(Metric.Name)}",
            "",
            Contrast.Ratio,
            new BestLevelFor(Metric, axis),
            levels => LogParabola.BestLevel(levels, isMaximum),
            fewest: 3,
            levels => LogParabola.IsBracketed(levels, isMaximum),
            (levels, values) => levels.All(level => level > 0) ? new OptimumCurve(levels, values, isMaximum) : null);
    }

    /// <summary>
    /// A quantity fitted to the means of several levels, such as the constant of a law. Its interval is the jackknife's over the seeds (Tukey 1958), each drawn with all its arms; from
    /// <see cref="BcaBootstrap.FewestSeeds"/> seeds on the bootstrap must agree.
    /// </summary>
    /// <remarks>
    /// The quantity must change with every mean it depends on. A count of levels, or the level of the smallest loss, changes by steps and has no standard error: claims on it stay inconclusive.
    /// </remarks>
    /// <param name="name">What it is, in sentence case.</param>
    /// <param name="unit">Its unit; empty where it has none.</param>
    /// <param name="contrast">How two values are compared; by <see cref="Contrast.Ratio"/> it must be above zero.</param>
    /// <param name="fit">The quantity, from the levels in rising order; the same for the same means.</param>
    /// <exception cref="ClaimException">Fewer than two arms, more than one axis varies, or its levels are not numbers.</exception>
    public Samples Fit(string name, string unit, Contrast contrast, Func<IReadOnlyList<LevelMean>, double> fit) => Fit(name, unit, contrast, origin: null, fit, fewest: 2);

    /// <param name="name">What it is.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="contrast">How two values are compared.</param>
    /// <param name="origin">How it was made; null for a fit of the author's.</param>
    /// <param name="fit">The quantity.</param>
    /// <param name="fewest">Levels that it needs.</param>
    /// <param name="isWithin">Whether the levels suffice to tell; where they do not without one of the seeds, they do not.</param>
    /// <param name="curveOf">For an optimum its curve, from the levels and the values of their seeds.</param>
    private Samples Fit(
        string name,
        string unit,
        Contrast contrast,
        MetricOrigin? origin,
        Func<IReadOnlyList<LevelMean>, double> fit,
        int fewest,
        Func<IReadOnlyList<LevelMean>, bool>? isWithin = null,
        Func<IReadOnlyList<double>, IReadOnlyList<IReadOnlyList<double>>, OptimumCurve?>? curveOf = null)
    {
        IReadOnlyList<LevelSample> levels = LevelSample.Ordered(this, fewest);
        if (levels.Count < fewest)
        {
            return Computed(MetricOf(name, unit, contrast, origin), null);
        }

        var seeds = Shared([.. levels.Select(level => level.Arm)]);
        var bySeed = levels.Select(level => (level.Level, Values: level.Arm.Values.ToDictionary(value => value.Seed, value => value.Value))).ToList();
        LevelMean[] MeansOf(IReadOnlyList<int> drawn) => [.. bySeed.Select(level => new LevelMean(level.Level, drawn.Average(seed => level.Values[seed])))];
        double Refit(IReadOnlyList<int> drawn) => fit(MeansOf(drawn));
        IEnumerable<int[]> refits = [[.. seeds], .. seeds.Count < 2 ? [] : seeds.Select(left => seeds.Where(seed => seed != left).ToArray())];
        bool? endsBefore = isWithin is null ? null : seeds.Count > 0 && refits.Any(drawn => !isWithin(MeansOf(drawn)));

        bool isRatio = contrast == Contrast.Ratio;
        IReadOnlyList<double> pseudo = seeds.Count < 2
            ? [.. seeds.Select(seed => Refit([seed]))]
            : [.. Jackknife.PseudoValues(seeds.Count, places => Refit([.. places.Select(place => seeds[place])]) is var value && isRatio ? Math.Log(value) : value)
                .Select(value => isRatio ? Math.Exp(value) : value)];
        bool isStep = curveOf is null && Varies(bySeed.Select(level => seeds.Select(seed => level.Values[seed]))) && Jackknife.IsStep(seeds.Count, places => Refit([.. places.Select(place => seeds[place])]));
        MetricDefinition metric = MetricOf(name, unit, contrast, origin);
        Sample value = Combined(new QuantityName(metric), [.. levels.Select(level => level.Arm)], pseudo, Refit, endsBefore, isStep, curveOf?.Invoke([.. bySeed.Select(level => level.Level)], [.. bySeed.Select(level => seeds.Select(seed => level.Values[seed]).ToList())]));
        return Computed(metric, value);
    }

    private static bool Varies(IEnumerable<IEnumerable<double>> arms) => arms.Any(arm => arm.Distinct().Count() > 1);

    private Samples Slope(string name, string unit, MetricOrigin origin, Func<double, double> ofLevel, Func<double, double> ofValue)
    {
        IReadOnlyList<LevelSample> levels = LevelSample.Ordered(this, fewest: 2);
        MetricDefinition metric = MetricOf($"{name} of {CanonicalText.InSentence(Metric.Name)}", unit, Contrast.Difference, origin);
        if (levels.Count < 2)
        {
            return Computed(metric, null);
        }

        if (!(levels[0].Level > 0))
        {
            throw new ClaimException(new LevelWithoutLogarithm(levels[0].Level));
        }

        double[] x = [.. levels.Select(level => ofLevel(level.Level))];
        double mean = x.Average();
        double squares = x.Sum(one => (one - mean) * (one - mean));
        Sample slope = BySeed(new QuantityName(metric), [.. levels.Select(level => level.Arm)], values => values.Zip(x, (value, at) => ofValue(value) * (at - mean)).Sum() / squares);
        return Computed(metric, slope);
    }

    /// <summary>One number from several arms; it ranks no more, and has no margin unless a claim names one.</summary>
    private MetricDefinition MetricOf(string name, string unit, Contrast contrast, MetricOrigin? origin) => Metric with
    {
        Key = $"{Metric.Key} {name}",
        Name = name,
        Unit = unit,
        Contrast = contrast,
        Better = Better.Neither,
        Margin = 0,
        Lowest = double.NegativeInfinity,
        Highest = double.PositiveInfinity,
        Origin = origin,
    };

    private Samples Computed(MetricDefinition metric, Sample? value) => new()
    {
        Metric = metric,
        Budget = Budget,
        Arms = value is null ? [] : [value],
        Absent = Absent,
    };

    private static Sample BySeed(ArmName name, IReadOnlyList<Sample> arms, Func<IReadOnlyList<double>, double> compute)
    {
        var seeds = Shared(arms);
        var bySeed = arms.Select(arm => arm.Values.ToDictionary(value => value.Seed, value => value.Value)).ToList();
        return Combined(name, arms, [.. seeds.Select(seed => compute([.. bySeed.Select(arm => arm[seed])]))], fit: null);
    }

    private static Sample Combined(ArmName name, IReadOnlyList<Sample> arms, IReadOnlyList<double> values, Func<IReadOnlyList<int>, double>? fit, bool? endsBefore = null, bool isStep = false, OptimumCurve? optimum = null)
    {
        var seeds = Shared(arms);
        SeedValue[] at(int seed) => [.. arms.Select(arm => arm.Values.First(value => value.Seed == seed))];
        return new Sample
        {
            Name = name,
            Levels = [.. arms.SelectMany(arm => arm.Levels)],
            Identity = arms.All(arm => arm.Identity is not null) ? string.Join(' ', arms.Select(arm => arm.Identity)) : null,
            Values = [.. seeds.Select((seed, i) => new SeedValue(seed, values[i], Diverged: at(seed).Any(value => value.Diverged)))],
            MissingSeeds = [.. arms.SelectMany(arm => arm.MissingSeeds).Distinct().Except(seeds).Order()],
            Parts = arms,
            Fit = fit,
            EndsBeforeOptimum = endsBefore,
            IsStep = isStep,
            Optimum = optimum,
        };
    }

    /// <summary>The seeds that all arms have a value of. One that is known by a bound alone leaves what is computed from it unknown on both sides.</summary>
    private static List<int> Shared(IReadOnlyList<Sample> arms) =>
        [.. arms.Select(arm => arm.Values.Where(value => !value.IsBound).Select(value => value.Seed)).Aggregate((a, b) => a.Intersect(b)).Order()];
}
