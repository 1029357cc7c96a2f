using LlamaBatch.Claims.Problems;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <content>Quantities that are computed from several configurations and compared like a metric.</content>
public sealed partial class Samples
{
    /// <summary>
    /// The effect of each configuration of this side against a configuration of another side, seed by seed. The effect is the difference
    /// between the values, or their ratio for a <see cref="Contrast.Ratio"/> metric.
    /// </summary>
    /// <remarks>A comparison of two effects tests an interaction (a difference of differences).</remarks>
    /// <param name="other">One configuration, or as many configurations as on this side, which are then paired in order.</param>
    /// <exception cref="ClaimException">The sides cannot be compared, or have different numbers of configurations.</exception>
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
                    BySeed(
                        new EffectName(pair.Arm.Name, pair.Other.Name),
                        [pair.Arm, pair.Other],
                        values => isRatio ? values[0] / values[1] : values[0] - values[1]))],
            Absent = [.. Absent.Union(other.Absent)],
        };
    }

    /// <summary>
    /// The spread of the metric between seeds. The spread is the distance of each seed's value from the median of the seeds (Brown and
    /// Forsythe 1974).
    /// </summary>
    /// <remarks>
    /// Two spreads are compared by a t test of these distances, which keeps its error rate even if values are skewed. The test needs many
    /// seeds: with 20 seeds, it detects a factor of two between standard deviations in about two out of three studies. For normal values,
    /// the mean distance is 0.8 standard deviations.
    /// </remarks>
    public Samples Spread() => new()
    {
        Metric = Metric with
        {
            Key = $"{Metric.Key} spread",
            Name = $"Spread of {CanonicalText.InSentence(Metric.Name)} between seeds",
            Contrast = Contrast.Difference,
            Better = Better.Lower,
            Margin = 0,
            Lowest = 0,
            Highest = double.PositiveInfinity,
            Origin = new SeedSpreadOf(Metric),
        },
        Budget = Budget,
        Arms =
        [
            .. Arms.Select(arm =>
            {
                double middle = Median.Of(Shared([arm]).Select(seed => arm.Values.First(value => value.Seed == seed).Value));
                return BySeed(arm.Name, [arm], values => Math.Abs(values[0] - middle));
            }),
        ],
        Absent = Absent,
    };

    /// <summary>The change of the metric per doubling of the level, by least squares over log₂ of the level.</summary>
    /// <remarks>The slope is computed seed by seed, along the only axis that varies.</remarks>
    /// <exception cref="ClaimException">
    /// Fewer than two configurations are named, more than one axis varies, or the levels are not numbers above zero.
    /// </exception>
    public Samples SlopePerDoubling()
        => Slope("Slope", $"{Metric.Unit} per doubling", new SlopeOf(Metric), Math.Log2, static value => value);

    /// <summary>The exponent a of the power law <c>metric ∝ level^a</c>, by least squares over both logarithms, seed by seed.</summary>
    /// <remarks>An exponent of 0.5 means that the metric doubles when the level is multiplied by four.</remarks>
    /// <inheritdoc cref="SlopePerDoubling"/>
    public Samples Exponent() => Slope("Exponent", "", new ExponentOf(Metric), Math.Log, Math.Log);

    /// <summary>The level at which the metric is best, from a parabola through the best mean and its neighbors.</summary>
    /// <remarks>
    /// The parabola is over the logarithm of the level, and its vertex is the best level. Claims are decided by the t test of the
    /// parabola's slope (<see cref="OptimumCurve"/>). Claims stay inconclusive if the best level is the first or last named level, with all
    /// seeds or with any one seed left out. Therefore name levels on both sides of the optimum.
    /// </remarks>
    /// <exception cref="ClaimException">
    /// Fewer than three configurations are named, more than one axis varies, or a level is not a positive number. The exception is also
    /// thrown if the metric does not declare which of two values is better.
    /// </exception>
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

    /// <summary>The metric along one axis: one curve for each combination of levels of the other axes.</summary>
    /// <remarks>
    /// <c>loss(batchSize: [16, 100], learningRate: rates).Along(nameof(LearningRate))</c> has two curves.
    /// <see cref="LevelCurves"/> computes quantities of the curves: the best level, the width of the range near it, and the sensitivity.
    /// </remarks>
    /// <param name="axis">The name of the axis's property.</param>
    /// <param name="lowest">
    /// The lowest value that the setting can have, such as 1 for a batch size. A range of levels that reaches this value is complete, not
    /// cut off.
    /// </param>
    /// <param name="highest">The highest value that the setting can have.</param>
    /// <exception cref="ClaimException">
    /// A level lies below <paramref name="lowest"/> or above <paramref name="highest"/>. The methods of <see cref="LevelCurves"/> throw
    /// this exception.
    /// </exception>
    public LevelCurves Along(
        string axis, double lowest = double.NegativeInfinity, double highest = double.PositiveInfinity) =>
        new(this, axis, lowest, highest);

    /// <summary>A quantity that is fitted to the means of several levels, such as the constant of a scaling law.</summary>
    /// <remarks>
    /// The interval comes from the jackknife over the seeds (Tukey 1958). With at least <see cref="BcaBootstrap.FewestSeeds"/> seeds, the
    /// bootstrap must agree. The quantity must vary smoothly with the means. A count, or the level with the smallest loss, changes in
    /// steps. It has no standard error, so claims about it stay inconclusive.
    /// </remarks>
    /// <param name="name">The quantity's name, in sentence case.</param>
    /// <param name="unit">The quantity's unit, or empty for a pure number.</param>
    /// <param name="contrast">How two values are compared. For <see cref="Contrast.Ratio"/>, the values must be above zero.</param>
    /// <param name="fit">Computes the quantity from the levels and means, in rising order of level. The function must be
    /// deterministic.</param>
    /// <exception cref="ClaimException">
    /// Fewer than two configurations are named, more than one axis varies, or the levels are not numbers.
    /// </exception>
    public Samples Fit(string name, string unit, Contrast contrast, Func<IReadOnlyList<LevelMean>, double> fit)
        => Fit(name, unit, contrast, origin: null, fit, fewest: 2);

    /// <param name="name">The quantity's name.</param>
    /// <param name="unit">The quantity's unit.</param>
    /// <param name="contrast">How two values are compared.</param>
    /// <param name="origin">The built-in quantity that is fitted, or null for a quantity defined by user code.</param>
    /// <param name="fit">Computes the quantity from the levels and means.</param>
    /// <param name="fewest">The smallest number of levels that the fit needs.</param>
    /// <param name="isWithin">
    /// Whether the best level lies between the first and the last level. Claims are decided only if this holds with all seeds and with each
    /// seed left out.
    /// </param>
    /// <param name="curveOf">Makes the slope curve of a best level from the levels and the values of each seed.</param>
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
        var bySeed = levels.Select(level => (level.Level, Values: level.Arm.Values.ToDictionary(value => value.Seed, value => value.Value)))
            .ToList();
        LevelMean[] MeansOf(IReadOnlyList<int> drawn)
            => [.. bySeed.Select(level => new LevelMean(level.Level, drawn.Average(seed => level.Values[seed])))];
        double Refit(IReadOnlyList<int> drawn) => fit(MeansOf(drawn));
        IEnumerable<int[]> refits = [[.. seeds], .. seeds.Count < 2
            ? []
            : seeds.Select(left => seeds.Where(seed => seed != left).ToArray())];
        bool? endsBefore = isWithin is null ? null : seeds.Count > 0 && refits.Any(drawn => !isWithin(MeansOf(drawn)));

        bool isRatio = contrast == Contrast.Ratio;
        IReadOnlyList<double> pseudo = seeds.Count < 2
            ? [.. seeds.Select(seed => Refit([seed]))]
            : [.. Jackknife.PseudoValues(
                seeds.Count,
                places => Refit([.. places.Select(place => seeds[place])]) is var value && isRatio ? Math.Log(value) : value)
                .Select(value => isRatio ? Math.Exp(value) : value)];
        bool isStep = curveOf is null && Varies(bySeed.Select(level => seeds.Select(seed => level.Values[seed])))
            && Jackknife.IsStep(seeds.Count, places => Refit([.. places.Select(place => seeds[place])]));
        MetricDefinition metric = MetricOf(name, unit, contrast, origin);
        Sample value = Combined(new QuantityName(metric), [.. levels.Select(
            level => level.Arm)], pseudo, Refit, endsBefore, isStep, curveOf?.Invoke(
                [.. bySeed.Select(level => level.Level)],
                [.. bySeed.Select(level => seeds.Select(seed => level.Values[seed]).ToList())]));
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
        Sample slope = BySeed(
            new QuantityName(metric),
            [.. levels.Select(level => level.Arm)],
            values => values.Zip(x, (value, at) => ofValue(value) * (at - mean)).Sum() / squares);
        return Computed(metric, slope);
    }

    /// <summary>The metric definition of a computed quantity. It does not declare which direction is better, and has no margin.</summary>
    internal MetricDefinition MetricOf(string name, string unit, Contrast contrast, MetricOrigin? origin) => Metric with
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

    /// <summary>A copy of the quantity with a margin, a lowest value, and the preferred direction.</summary>
    internal Samples Ranked(Better better, double margin, double lowest) => new()
    {
        Metric = Metric with { Better = better, Margin = margin, Lowest = lowest },
        Budget = Budget,
        Arms = Arms,
        Absent = Absent,
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
        var bySeed = arms.Select(arm => arm.Values.ToDictionary(value => value.Seed)).ToList();
        return Combined(
            name,
            arms,
            [.. seeds.Select(seed => compute([.. bySeed.Select(arm => arm[seed].Value)]))],
            fit: null,
            within: [.. seeds.Select(seed => Within([.. bySeed.Select(arm => arm[seed])], compute))],
            alone: arms.All(arm => arm.Alone is null) ? null
                : [.. seeds.Select(seed => compute([.. arms.Select(arm => arm.AloneBySeed[seed])]))]);
    }

    /// <summary>
    /// The smallest and largest result of a computation whose inputs are known only to lie in intervals. They are null if all inputs are
    /// exact. The result is monotonic in each input, so its extremes are at the ends of the intervals.
    /// </summary>
    private static Bounds? Within(IReadOnlyList<SeedValue> parts, Func<IReadOnlyList<double>, double> compute)
    {
        if (parts.All(part => part.Within is null))
        {
            return null;
        }

        double[] At(Func<Bounds, int, double> end) => [.. parts.Select((part, i) => end(part.Bounds, i))];
        double[] middle = At((bounds, _) => (bounds.Low + bounds.High) / 2);
        bool[] rises = [.. parts.Select((part, i) => compute(At((bounds, j) => i == j ? bounds.High : middle[j]))
            >= compute(At((bounds, j) => i == j ? bounds.Low : middle[j])))];
        return new Bounds(
            compute(At((bounds, i) => rises[i] ? bounds.Low : bounds.High)),
            compute(At((bounds, i) => rises[i] ? bounds.High : bounds.Low)));
    }

    /// <param name="name">The name of the quantity as one side of a comparison.</param>
    /// <param name="arms">The configurations from which the quantity is computed.</param>
    /// <param name="values">The values of the quantity, seed by seed.</param>
    /// <param name="fit">Refits the quantity to a list of seeds, or null if each seed has its own value.</param>
    /// <param name="endsBefore">
    /// Whether the optimum may lie beyond the first or last level, or null to take this from the configurations.
    /// </param>
    /// <param name="isStep">Whether the quantity changes in steps, so that it has no standard error.</param>
    /// <param name="optimum">For a best level, the slope of the metric along the axis.</param>
    /// <param name="within">For each value, the interval that contains it, or null for an exact value.</param>
    /// <param name="curveAt">
    /// For a quantity of a curve (<see cref="LevelCurves"/>), the curve's levels on the other axes. Diverged trials are then treated as
    /// exact values.
    /// </param>
    /// <param name="alone">For a quantity of a curve, the quantity computed from each seed alone.</param>
    /// <param name="isLowerBound">Whether the values are only lower bounds.</param>
    /// <param name="ratio">For a ratio of means, the values of both metrics.</param>
    /// <param name="at">The target at which a ratio of means is read, as a level. It is empty or null for the end of training.</param>
    internal static Sample Combined(
        ArmName name,
        IReadOnlyList<Sample> arms,
        IReadOnlyList<double> values,
        Func<IReadOnlyList<int>, double>? fit,
        bool? endsBefore = null,
        bool isStep = false,
        OptimumCurve? optimum = null,
        IReadOnlyList<Bounds?>? within = null,
        IReadOnlyList<AxisLevel>? curveAt = null,
        IReadOnlyList<double>? alone = null,
        bool isLowerBound = false,
        RatioOfMeans? ratio = null,
        IReadOnlyList<AxisLevel>? at = null)
    {
        var seeds = Shared(arms);
        SeedValue[] valuesOf(int seed) => [.. arms.Select(arm => arm.Values.First(value => value.Seed == seed))];
        return new Sample
        {
            Name = name is QuantityName quantity ? quantity.Over([.. arms.Select(arm => arm.Name)]) : name,
            Levels = curveAt ?? [.. (ratio is null ? arms : arms.Take(1)).SelectMany(arm => arm.Levels), .. at ?? []],
            Identity = arms.All(arm => arm.Identity is not null)
                ? string.Join(' ', arms.Select(arm => arm.Identity).Concat((at ?? []).Select(CanonicalText.Of)))
                : null,
            Values = [.. seeds.Select((seed, i) => new SeedValue(seed, values[i])
            {
                Diverged = curveAt is null && valuesOf(seed).Any(value => value.Diverged),
                Within = within?[i],
            })],
            MissingSeeds = [.. arms.SelectMany(arm => arm.MissingSeeds).Distinct().Except(seeds).Order()],
            Parts = arms,
            IsIndependent = arms.All(arm => arm.IsIndependent),
            Fit = fit,
            EndsBeforeOptimum = endsBefore ?? (arms.Any(arm => arm.EndsBeforeOptimum == true || arm.IsLowerBound) ? true : null),
            IsStep = isStep,
            Optimum = optimum,
            Alone = alone,
            IsLowerBound = isLowerBound,
            Ratio = ratio,
        };
    }

    /// <summary>The seeds with an exact value in every sample. Seeds with a censored value are left out.</summary>
    internal static List<int> Shared(IReadOnlyList<Sample> arms) =>
        [.. arms.Select(arm => arm.Values.Where(value => !value.IsBound).Select(value => value.Seed)).Aggregate((a, b) => a.Intersect(b))
            .Order()];
}
