using LlamaBatch.Claims.Problems;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>
/// A metric along one axis: one curve for each combination of levels of the other axes. Each method computes a quantity for every curve;
/// the result has one entry of <see cref="Samples.Arms"/> per curve.
/// </summary>
/// <remarks>
/// <para>
/// The best of several noisy values is biased, and more noise means more bias. The quantity is therefore computed from the mean curve of
/// all seeds, and the jackknife removes the remaining bias (Tukey 1958). Two t tests must agree: a test of the jackknife's pseudo-values,
/// and a test of the quantity computed from each seed alone. The larger p counts, and the interval covers both intervals. In simulations
/// with five seeds, the two tests together keep an error rate of 5 %. The test of pseudo-values alone errs in up to 10 % of studies. The
/// test of individual seeds alone errs in up to 48 % of studies if one curve is noisier than the others (see the folder's README).
/// </para>
/// <para>
/// A trial that diverged, or is worse than a uniform model, gets the value of a uniform model (Wortsman et al. 2023, arXiv:2309.14322,
/// section 2). A uniform model gives all tokens the same probability. The quantities treat this value as exact.
/// </para>
/// </remarks>
public sealed class LevelCurves
{
    private readonly Samples _samples;
    private readonly string _axis;
    private readonly double _lowest;
    private readonly double _highest;

    internal LevelCurves(Samples samples, string axis, double lowest, double highest)
    {
        _samples = samples;
        _axis = axis;
        _lowest = lowest;
        _highest = highest;
    }

    private bool IsMaximum => _samples.Metric.Better == Better.Higher;

    private bool IsRatio => _samples.Metric.Contrast == Contrast.Ratio;

    /// <summary>The best level of each curve: the vertex of the parabola through its best value and the two neighboring values.</summary>
    /// <remarks>
    /// As for <see cref="Samples.BestLevel"/>, the t test of the parabola's slope compares two best levels, or a best level with a number.
    /// <see cref="Samples.Exponent"/> gives the power law of best levels along another axis. A claim stays inconclusive if the best level
    /// of any seed is the first or last level.
    /// </remarks>
    /// <exception cref="ClaimException">
    /// A curve has fewer than three levels, a level is not a positive number, or the metric does not declare which of two values is
    /// better.
    /// </exception>
    public Samples BestLevel()
    {
        RequireRank();
        return Quantity(
            $"Best {CanonicalText.Lower(_axis)} for {CanonicalText.InSentence(_samples.Metric.Name)}",
            "",
            Contrast.Ratio,
            new BestLevelFor(_samples.Metric, _axis),
            curve => new Reading(
                LogParabola.BestLevel(curve, IsMaximum),
                IsAtEdge: !LogParabola.IsBracketed(curve, IsMaximum)),
            fewest: 3,
            isOptimum: true);
    }

    /// <summary>
    /// The width of the range of levels at which the metric is within a distance of its best value. The width is in decades (factors of
    /// 10).
    /// </summary>
    /// <remarks>
    /// Between levels, the curve is linear over the logarithm of the level. If a range reaches the first or last level, its width is only a
    /// lower bound. A claim is then decided only if a lower bound suffices. A claim stays inconclusive if the best level of any seed is the
    /// first or last level. If that level is the lowest or highest possible value of the setting, as named in <see cref="Samples.Along"/>,
    /// neither restriction applies.
    /// </remarks>
    /// <param name="distance">
    /// The distance, above zero, in the metric's unit; for a <see cref="Contrast.Ratio"/> metric, the logarithm of a ratio.
    /// </param>
    /// <exception cref="ClaimException">
    /// A curve has fewer than two levels, or a level or the distance is not a positive number. The exception is also thrown if the metric
    /// does not declare which of two values is better.
    /// </exception>
    public Samples WidthWithin(double distance)
    {
        RequireRank();
        Samples width = Quantity(
            $"Width of the {CanonicalText.Lower(_axis)} range within {CanonicalText.Of(distance)} of the best "
                + CanonicalText.InSentence(_samples.Metric.Name),
            "decades",
            Contrast.Difference,
            new RangeOf(_samples.Metric, _axis, Positive(distance)),
            curve => RangeIn(curve, distance) is var range
                ? new Reading(range.Decades, range.IsBestAtEdge, range.IsCutOffBelow || range.IsCutOffAbove)
                : default);
        return width.Ranked(Better.Higher, margin: 0.1, lowest: 0);
    }

    /// <summary>The highest level at which the metric is within a distance of its best value.</summary>
    /// <inheritdoc cref="WidthWithin"/>
    public Samples HighestWithin(double distance)
    {
        RequireRank();
        return Quantity(
            $"Highest {CanonicalText.Lower(_axis)} within {CanonicalText.Of(distance)} of the best "
                + CanonicalText.InSentence(_samples.Metric.Name),
            "",
            Contrast.Ratio,
            new HighestOf(_samples.Metric, _axis, Positive(distance)),
            curve => RangeIn(curve, distance) is var range
                ? new Reading(range.Highest, range.IsBestAtEdge, range.IsCutOffAbove)
                : default);
    }

    /// <summary>The sensitivity to the level: the distance of the metric from its best value, averaged over the levels.</summary>
    /// <remarks>
    /// Source: Wortsman et al. 2023, arXiv:2309.14322, section 2, for the learning rate on a log-uniform grid. Here the levels may be
    /// unevenly spaced: the mean is over the logarithm of the level, by the trapezoid rule. A diverged trial has the value of a uniform
    /// model; in the source, it has the loss at initialization, which is close to that value.
    /// </remarks>
    /// <exception cref="ClaimException">
    /// A curve has fewer than two levels, a level is not a positive number, or the metric does not declare which of two values is better.
    /// </exception>
    public Samples Sensitivity()
    {
        RequireRank();
        Samples sensitivity = Quantity(
            $"Sensitivity of {CanonicalText.InSentence(_samples.Metric.Name)} to {CanonicalText.Lower(_axis)}",
            IsRatio ? "" : _samples.Metric.Unit,
            Contrast.Difference,
            new SensitivityOf(_samples.Metric, _axis),
            curve => new Reading(IsMaximum
                ? curve.Max(level => level.Mean) - MeanOf(curve)
                : MeanOf(curve) - curve.Min(level => level.Mean)));
        return sensitivity.Ranked(Better.Lower, _samples.Metric.Margin, lowest: double.NegativeInfinity);
    }

    /// <summary>The mean of the metric over the logarithm of the level, by the trapezoid rule.</summary>
    /// <remarks>For a <see cref="Contrast.Ratio"/> metric, it is the geometric mean.</remarks>
    /// <exception cref="ClaimException">A curve has fewer than two levels, or levels that are not numbers above zero.</exception>
    public Samples Mean()
    {
        Samples mean = Quantity(
            $"Mean {CanonicalText.InSentence(_samples.Metric.Name)} over {CanonicalText.Lower(_axis)}",
            _samples.Metric.Unit,
            _samples.Metric.Contrast,
            new MeanOver(_samples.Metric, _axis),
            curve => new Reading(IsRatio ? Math.Exp(MeanOf(curve)) : MeanOf(curve)));
        return mean.Ranked(_samples.Metric.Better, _samples.Metric.Margin, _samples.Metric.Lowest);
    }

    /// <summary>The fraction of the levels at which the trial diverged, or ended no better than a uniform model.</summary>
    /// <remarks>A uniform model gives all tokens the same probability.</remarks>
    /// <exception cref="ClaimException">
    /// A curve has fewer than two levels, a level is not a positive number, or the metric does not declare which of two values is better.
    /// </exception>
    public Samples ShareDiverged()
    {
        RequireRank();
        Samples share = Quantity(
            $"Share of levels of {CanonicalText.Lower(_axis)} with diverged {CanonicalText.InSentence(_samples.Metric.Name)}",
            "share",
            Contrast.Difference,
            new ShareDivergedOf(_samples.Metric, _axis),
            curve => new Reading(curve.Average(level => level.Mean)),
            valueOf: (arm, value) =>
                value.Diverged || (IsMaximum ? value.Value <= arm.WhenDiverged : value.Value >= arm.WhenDiverged) ? 1 : 0);
        return share.Ranked(Better.Lower, margin: 0.05, lowest: 0);
    }

    /// <summary>The value of a quantity for one curve.</summary>
    /// <param name="Value">The value of the quantity.</param>
    /// <param name="IsAtEdge">Whether the best level is the first or last level of the curve.</param>
    /// <param name="IsLowerBound">Whether the value is only a lower bound.</param>
    private readonly record struct Reading(double Value, bool IsAtEdge = false, bool IsLowerBound = false);

    private LevelRange RangeIn(IReadOnlyList<LevelMean> curve, double distance) =>
        LevelRange.Of(curve, distance, IsMaximum, _lowest, _highest);

    private static double Positive(double distance) =>
        distance > 0 && double.IsFinite(distance) ? distance : throw new ClaimException(new InvalidMargin(distance));

    private static double MeanOf(IReadOnlyList<LevelMean> curve)
    {
        double[] at = [.. curve.Select(level => Math.Log(level.Level))];
        return curve.Zip(curve.Skip(1), (low, high) => (low.Mean + high.Mean) / 2)
            .Zip(at.Zip(at.Skip(1), (low, high) => high - low), (mean, length) => mean * length)
            .Sum() / (at[^1] - at[0]);
    }

    private void RequireRank()
    {
        if (_samples.Metric.Better == Better.Neither)
        {
            throw new ClaimException(new UnrankedMetric(_samples.Metric, RankUse.Comparison));
        }
    }

    private Samples Quantity(
        string name,
        string unit,
        Contrast contrast,
        MetricOrigin origin,
        Func<IReadOnlyList<LevelMean>, Reading> read,
        int fewest = 2,
        bool isOptimum = false,
        Func<Sample, SeedValue, double>? valueOf = null)
    {
        MetricDefinition metric = _samples.MetricOf(name, unit, contrast, origin);
        return new Samples
        {
            Metric = metric,
            Budget = _samples.Budget,
            Arms = [.. _samples.Arms.GroupBy(arm => AxisLevel.KeyOf([.. Others(arm.Levels)]), StringComparer.Ordinal)
                .Select(group => Arm(metric, [.. group], read, fewest, isOptimum, valueOf ?? Capped))
                .OfType<Sample>()],
            Absent = _samples.Absent,
        };
    }

    private IEnumerable<AxisLevel> Others(IEnumerable<AxisLevel> levels) => levels.Where(level => level.Axis != _axis);

    private Sample? Arm(
        MetricDefinition metric,
        IReadOnlyList<Sample> arms,
        Func<IReadOnlyList<LevelMean>, Reading> read,
        int fewest,
        bool isOptimum,
        Func<Sample, SeedValue, double> valueOf)
    {
        var curve = new Samples { Metric = _samples.Metric, Budget = _samples.Budget, Arms = arms, Absent = _samples.Absent };
        IReadOnlyList<LevelSample> levels = LevelSample.Ordered(curve, fewest);
        if (levels.Count < fewest)
        {
            return null;
        }

        if (!(levels[0].Level > 0))
        {
            throw new ClaimException(new LevelWithoutLogarithm(levels[0].Level));
        }

        if (levels[0].Level < _lowest || levels[^1].Level > _highest)
        {
            throw new ClaimException(new LevelBeyondLimit(
                levels[0].Level < _lowest ? levels[0].Level : levels[^1].Level,
                levels[0].Level < _lowest ? _lowest : _highest,
                IsLowest: levels[0].Level < _lowest));
        }

        IReadOnlyList<Sample> ordered = [.. levels.Select(level => level.Arm)];
        List<int> seeds = Samples.Shared(ordered);
        var bySeed = ordered.Select(arm => arm.Values.ToDictionary(value => value.Seed, value => valueOf(arm, value))).ToList();
        Reading ReadingOf(IReadOnlyList<int> drawn) =>
            read([.. levels.Select((level, i) => new LevelMean(level.Level, drawn.Average(seed => bySeed[i][seed])))]);
        double Refit(IReadOnlyList<int> drawn) => ReadingOf(drawn).Value;

        bool isRatio = metric.Contrast == Contrast.Ratio;
        double ScaledOf(IReadOnlyList<int> drawn) => Refit(drawn) is var value && isRatio ? Math.Log(value) : value;
        double[] alone = [.. seeds.Select(seed => Refit([seed]))];
        IReadOnlyList<double> pseudo = seeds.Count < 2 ? alone
            : [.. Jackknife.PseudoValues(seeds.Count, places => ScaledOf([.. places.Select(place => seeds[place])]))
                .Select(value => isRatio ? Math.Exp(value) : value)];
        Reading[] readings =
        [
            .. seeds.Select(seed => ReadingOf([seed])),
            .. seeds.Count < 2 ? [] : seeds.Select(left => ReadingOf([.. seeds.Where(seed => seed != left)])),
        ];
        AxisLevel[] named = [.. arms.Select(arm => arm.Name).OfType<PointName>().Select(name => Others(name.Levels))
            .Aggregate((one, other) => one.Intersect(other))];
        return Samples.Combined(
            named.Length > 0 ? new PointName(named) : new QuantityName(metric),
            ordered,
            pseudo,
            Refit,
            endsBefore: readings.Any(reading => reading.IsAtEdge) ? true : null,
            optimum: isOptimum
                ? new OptimumCurve(
                    [.. levels.Select(level => level.Level)],
                    [.. bySeed.Select(values => seeds.Select(seed => values[seed]).ToList())],
                    IsMaximum)
                : null,
            curveAt: [.. Others(ordered[0].Levels)],
            alone: alone,
            isLowerBound: readings.Any(reading => reading.IsLowerBound));
    }

    /// <summary>
    /// The trial's value or that of a uniform model, whichever is better. For a metric that is compared by ratios, it is the logarithm of
    /// this value.
    /// </summary>
    private double Capped(Sample arm, SeedValue value)
    {
        double capped = double.IsNaN(arm.WhenDiverged) ? value.Value
            : IsMaximum ? Math.Max(value.Value, arm.WhenDiverged)
            : _samples.Metric.Better == Better.Lower ? Math.Min(value.Value, arm.WhenDiverged)
            : value.Value;
        return IsRatio ? Math.Log(capped) : capped;
    }
}
