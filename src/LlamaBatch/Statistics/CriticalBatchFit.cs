namespace LlamaBatch.Statistics;

/// <summary>
/// Fits the critical batch size to runs that reached the same target with different batch sizes (McCandlish et al. 2018).
/// </summary>
/// <remarks>
/// <para>
/// The examples needed to reach the target grow linearly with batch size B, <c>E(B) = E_min + S_min · B</c>. The number of steps is
/// therefore a hyperbola, <c>S(B) = S_min (1 + B_crit / B)</c>. At the critical batch size B_crit = E_min / S_min, the examples and the
/// steps are each twice their minimum (arXiv 1812.06162). The line is fitted to the recorded examples by least squares. Each run has the
/// weight 1 / m², where m is the mean number of examples over the runs with the same batch size. Relative errors thus count equally.
/// </para>
/// <para>
/// As a <see cref="ShiftTest"/>, this class tests whether B_crit lies above or below a number, by the bootstrap. All p values and intervals
/// assume the line. <see cref="LackOfFit"/> tests this assumption. <see cref="Identifiability"/> states whether the batch sizes bound
/// B_crit from below, from above, or on both sides.
/// </para>
/// </remarks>
public sealed class CriticalBatchFit : ShiftTest
{
    /// <summary>The minimum number of batch sizes for a fit.</summary>
    public const int FewestArms = 3;

    /// <summary>The minimum number of runs per batch size for a fit.</summary>
    public const int FewestRuns = 3;

    /// <summary>A batch size is far below or far above B_crit if it differs from B_crit by at least this factor.</summary>
    public const double FarFactor = 3;

    /// <summary>The relative difference below which two numbers are treated as equal.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The maximum number of iterations of the search for <see cref="Straightest"/>.</summary>
    private const int MostProjections = 10_000;

    private static readonly double[] _shares = [0.1, 0.2, 0.5, 1];

    private readonly CriticalBatchArm[] _arms;
    private readonly int _draws;
    private readonly double[] _batches;
    private readonly double[] _counts;
    private readonly double[] _means;
    private readonly Lazy<BcaBootstrap> _bootstrap;
    private readonly Lazy<(CriticalBatchFit Lowest, CriticalBatchFit Highest)> _onGrid;
    private readonly Lazy<CriticalBatchFit> _straightest;

    /// <summary>Fits the line E(B) = E_min + S_min · B to the runs.</summary>
    /// <param name="arms">The runs of each batch size. Their order does not matter.</param>
    /// <param name="draws">The number of bootstrap resamples.</param>
    /// <exception cref="ArgumentException">
    /// A batch size is infinite, repeated or not positive, or the examples of a run are NaN or not positive.
    /// </exception>
    public CriticalBatchFit(IEnumerable<CriticalBatchArm> arms, int draws = BcaBootstrap.UsualDraws)
    {
        _draws = draws;

        // The runs are sorted, so that the bootstrap gives the same result for every order of the runs.
        _arms = [.. arms
            .OrderBy(arm => arm.Batch)
            .Select(arm => arm with { Examples = [.. arm.Examples.OrderBy(run => run.High).ThenBy(run => run.Low)] })];
        if (_arms.Any(arm => !(arm.Batch > 0) || double.IsInfinity(arm.Batch) || arm.Examples.Any(run => !(run.Low >= 0 && run.High > 0)))
            || _arms.DistinctBy(arm => arm.Batch).Count() < _arms.Length)
        {
            throw new ArgumentException("Batch sizes must be positive and distinct, and examples positive.", nameof(arms));
        }

        _batches = [.. _arms.Select(arm => arm.Batch)];
        _counts = [.. _arms.Select(arm => (double)arm.Examples.Count)];
        _means = [.. _arms.Select(arm => Moments.Of([.. arm.Examples.Select(run => run.High)]).Mean)];
        var line = ExamplesLine.Of(_batches, _counts, _means);
        (MinimumExamples, MinimumSteps) = (line.MinimumExamples, line.MinimumSteps);
        Obstacle = _arms.Length < FewestArms ? CriticalBatchObstacle.TooFewArms
            : _arms.Any(arm => arm.Examples.Count < FewestRuns) ? CriticalBatchObstacle.TooFewRuns
            : _means.Any(double.IsInfinity) ? CriticalBatchObstacle.NotReached
            : MinimumExamples <= 0 ? CriticalBatchObstacle.NoMinimumExamples
            : MinimumSteps <= 0 ? CriticalBatchObstacle.NoMinimumSteps
            : CriticalBatchObstacle.None;
        _bootstrap = new(Bootstrap);
        _onGrid = new(FitsOnGrid);
        _straightest = new(StraightestOnGrid);
    }

    /// <summary>
    /// The reason why no critical batch size was fitted, or <see cref="CriticalBatchObstacle.None"/> if it was fitted. If it was not, p is
    /// 1 and intervals are NaN.
    /// </summary>
    public CriticalBatchObstacle Obstacle { get; }

    /// <summary>
    /// E_min: the examples needed to reach the target in the limit of small batches. The unit is that of the batch sizes.
    /// </summary>
    public double MinimumExamples { get; }

    /// <summary>S_min: the steps needed to reach the target in the limit of large batches.</summary>
    public double MinimumSteps { get; }

    /// <summary>B_crit = E_min / S_min, in the unit of the batch sizes. It is NaN if E_min or S_min is not positive.</summary>
    public double CriticalBatch => MinimumExamples > 0 && MinimumSteps > 0 ? MinimumExamples / MinimumSteps : double.NaN;

    /// <summary>The batch sizes with their runs, in rising order of batch size.</summary>
    public IReadOnlyList<CriticalBatchArm> Arms => _arms;

    /// <summary>
    /// Whether the batch sizes bound B_crit from below, from above, or on both sides. A batch size of at most B_crit / 3 gives the lower
    /// bound, and a batch size of at least 3 B_crit gives the upper bound.
    /// </summary>
    public Identifiability Identifiability => Obstacle != CriticalBatchObstacle.None ? Identifiability.None
        : (_batches[0] * FarFactor <= CriticalBatch, _batches[^1] >= FarFactor * CriticalBatch) switch
        {
            (true, true) => Identifiability.Identified,
            (true, false) => Identifiability.LowerBound,
            (false, true) => Identifiability.UpperBound,
            _ => Identifiability.None,
        };

    /// <summary>
    /// The test of whether the mean examples lie on a line. The test is null if there are fewer than three batch sizes or only one run per
    /// batch size, or if the fit failed.
    /// </summary>
    public LackOfFit? LackOfFit
    {
        get
        {
            int freedom = _arms.Length - 2;
            int errorFreedom = (int)_counts.Sum() - _arms.Length;
            if (freedom < 1 || errorFreedom < 1 || !double.IsFinite(MinimumSteps))
            {
                return null;
            }

            (double about, double within, double bend) = (0, 0, 0);
            for (int arm = 0; arm < _arms.Length; arm++)
            {
                double residual = (_means[arm] - ExamplesAt(_batches[arm])) / _means[arm];
                residual = Math.Abs(residual) < Rounding ? 0 : residual;
                about += _counts[arm] * residual * residual;
                within += _arms[arm].Examples.Sum(run => Math.Pow((run.High / _means[arm]) - 1, 2));

                // The weighted residuals are orthogonal to 1 and to B, so the sum of the residuals times B² has the sign of the quadratic
                // term.
                bend += _counts[arm] * residual / _means[arm] * _batches[arm] * _batches[arm];
            }

            return new(about / freedom / (within / errorFreedom), freedom, errorFreedom, Math.Sign(bend) switch
            {
                > 0 => Curvature.Convex,
                < 0 => Curvature.Concave,
                _ => Curvature.None,
            });
        }
    }

    /// <summary>
    /// For each batch size, B_crit fitted without the runs of this batch size. B_crit is infinite if the fitted S_min is not positive, and
    /// 0 if the fitted E_min is not positive.
    /// </summary>
    public IReadOnlyList<(double Batch, double CriticalBatch)> LeaveOneArmOut =>
    [
        .. Enumerable.Range(0, _arms.Length).Select(omitted =>
        {
            int[] kept = [.. Enumerable.Range(0, _arms.Length).Where(arm => arm != omitted)];
            double[] Of(double[] values) => [.. kept.Select(arm => values[arm])];
            return (_batches[omitted], ExamplesLine.Of(Of(_batches), Of(_counts), Of(_means)).CriticalBatch);
        }),
    ];

    /// <summary>
    /// The smallest and largest B_crit of the fits that each leave out one batch size. The value is null if any of these fits gives a
    /// B_crit of 0, infinity or NaN.
    /// </summary>
    public (double Least, double Most)? RangeWithoutOneArm
    {
        get
        {
            double[] others = [.. LeaveOneArmOut.Select(one => one.CriticalBatch)];
            return others.All(other => other > 0 && double.IsFinite(other)) ? (others.Min(), others.Max()) : null;
        }
    }

    /// <summary>B_crit under the assumption that each run reached the target halfway between two evaluations.</summary>
    public double HalfGridOff => ExamplesLine
        .Of(_batches, _counts, [.. _arms.Select(arm => Moments.Of([.. arm.Examples.Select(run => (run.Low + run.High) / 2)]).Mean)])
        .CriticalBatch;

    /// <summary>
    /// The fit with the lowest B_crit that the evaluation intervals allow. A run may have reached the target at any moment between two
    /// evaluations. If all examples are known exactly, the result is this fit itself.
    /// </summary>
    public CriticalBatchFit Lowest => _onGrid.Value.Lowest;

    /// <summary>The fit with the highest B_crit that the evaluation intervals allow; see <see cref="Lowest"/>.</summary>
    public CriticalBatchFit Highest => _onGrid.Value.Highest;

    /// <summary>
    /// The fit that deviates least from a line, among all fits that the evaluation intervals allow. If its <see cref="LackOfFit"/> still
    /// rejects the line, the deviation has a cause other than the evaluation intervals.
    /// </summary>
    public CriticalBatchFit Straightest => _straightest.Value;

    /// <summary>Whether the examples of some runs are known only to lie between two evaluations.</summary>
    public bool IsOnGrid => _arms.Any(arm => arm.Examples.Any(run => run.Low < run.High));

    /// <summary>The batch sizes at which the examples needed exceed their minimum by 10, 20, 50 and 100 %.</summary>
    public IReadOnlyList<OverheadThreshold> OverheadThresholds
    {
        get
        {
            Interval interval = IntervalOnGrid();
            return [.. _shares.Select(share => new OverheadThreshold(
                share, share * CriticalBatch, interval with { Low = share * interval.Low, High = share * interval.High }))];
        }
    }

    /// <summary>E(B) = E_min + S_min · B: the examples needed to reach the target with batch size B.</summary>
    public double ExamplesAt(double batch) => MinimumExamples + MinimumSteps * batch;

    /// <summary>S(B) = S_min (1 + B_crit / B): the steps needed to reach the target with batch size B.</summary>
    public double StepsAt(double batch) => ExamplesAt(batch) / batch;

    /// <summary>
    /// The slope of ln S against ln B, −1 / (1 + B / B_crit). The slope is near −1 for small batches, where doubling the batch size halves
    /// the steps, and −1/2 at B_crit. The slope is near 0 for large batches, where a larger batch saves no steps.
    /// </summary>
    public double LogSlopeAt(double batch) => -1 / (1 + batch / CriticalBatch);

    /// <summary>The p under the hypothesis that B_crit is at most <paramref name="threshold"/> (in the unit of the batch sizes).</summary>
    /// <inheritdoc/>
    public override double Above(double threshold) => Obstacle == CriticalBatchObstacle.None ? _bootstrap.Value.Above(threshold) : 1;

    /// <summary>The p under the hypothesis that B_crit is at least <paramref name="threshold"/> (in the unit of the batch sizes).</summary>
    /// <inheritdoc/>
    public override double Below(double threshold) => Obstacle == CriticalBatchObstacle.None ? _bootstrap.Value.Below(threshold) : 1;

    /// <summary>
    /// The confidence interval for B_crit, from the BCa bootstrap (Efron 1987) with runs resampled within each batch size. Both ends are
    /// NaN if <see cref="Obstacle"/> states why there is no fit.
    /// </summary>
    /// <param name="level">The confidence level.</param>
    public Interval Interval(double level = 0.95) =>
        Obstacle == CriticalBatchObstacle.None ? _bootstrap.Value.Interval(level) : new(double.NaN, double.NaN, level);

    /// <summary>
    /// The confidence interval for B_crit, widened because a run may have reached the target at any moment between two evaluations. It
    /// contains the intervals of this fit, of <see cref="Lowest"/> and of <see cref="Highest"/>.
    /// </summary>
    /// <param name="level">The confidence level.</param>
    public Interval IntervalOnGrid(double level = 0.95)
    {
        Interval recorded = Interval(level);
        return IsOnGrid && Obstacle == CriticalBatchObstacle.None
            ? recorded with
            {
                Low = Lowest.Obstacle == CriticalBatchObstacle.None ? Math.Min(recorded.Low, Lowest.Interval(level).Low) : 0,
                High = Highest.Obstacle == CriticalBatchObstacle.None
                    ? Math.Max(recorded.High, Highest.Interval(level).High)
                    : double.PositiveInfinity,
            }
            : recorded;
    }

    /// <summary>The fits with the lowest and the highest B_crit that the evaluation intervals allow.</summary>
    /// <remarks>
    /// With fixed weights, E_min and S_min are linear in the mean examples at each batch size. B_crit therefore rises with the mean
    /// examples at a small batch size, and falls with the mean examples at a large batch size. At an extreme of B_crit, the runs with small
    /// batch sizes thus lie at one end of their evaluation intervals, and the runs with large batch sizes at the opposite end. The weights
    /// change with the means, but too little to change this result. A unit test compares the result with all combinations of ends.
    /// </remarks>
    private (CriticalBatchFit Lowest, CriticalBatchFit Highest) FitsOnGrid()
    {
        if (!IsOnGrid)
        {
            return (this, this);
        }

        CriticalBatchFit[] fits =
        [
            .. Enumerable.Range(0, _arms.Length + 1).SelectMany(below => new[]
            {
                At([.. _arms.Select((_, arm) => arm < below ? 1.0 : 0)]),
                At([.. _arms.Select((_, arm) => arm < below ? 0.0 : 1)]),
            }),
        ];
        double Of(CriticalBatchFit fit) => ExamplesLine.Of(fit._batches, fit._counts, fit._means).CriticalBatch;
        return (fits.MinBy(Of)!, fits.MaxBy(Of)!);
    }

    /// <summary>
    /// Finds <see cref="Straightest"/> by projecting the mean examples alternately onto a line and onto the evaluation intervals. The lines
    /// and the intervals form two convex sets, so the projections converge.
    /// </summary>
    private CriticalBatchFit StraightestOnGrid()
    {
        if (!IsOnGrid || !double.IsFinite(MinimumSteps))
        {
            return this;
        }

        double[] early = At([.. _arms.Select(_ => 1.0)])._means;
        double[] means = [.. _means];
        for (int turn = 0; turn < MostProjections; turn++)
        {
            var line = ExamplesLine.Of(_batches, _counts, means);
            double[] next = [.. _batches.Select((batch, arm) => Math.Clamp(line.At(batch), early[arm], _means[arm]))];
            bool hasSettled = next.Zip(means).All(pair => Math.Abs(pair.First - pair.Second) <= Rounding * pair.Second);
            means = next;
            if (hasSettled)
            {
                break;
            }
        }

        return At([.. means.Select((mean, arm) => early[arm] < _means[arm] ? (_means[arm] - mean) / (_means[arm] - early[arm]) : 0)]);
    }

    /// <summary>The fit under the assumption that runs reached the target before the end of their evaluation intervals.</summary>
    /// <param name="shares">
    /// For each batch size, how long before the end its runs reached the target, as a fraction of the evaluation interval (0 to 1).
    /// </param>
    private CriticalBatchFit At(double[] shares) => new(
        _arms.Select((arm, index) => arm with
        {
            // A run needs at least one step, which takes one batch of examples.
            Examples = [.. arm.Examples.Select(run =>
                Bounds.At(run.High - shares[index] * (run.High - Math.Min(run.High, Math.Max(run.Low, arm.Batch)))))],
        }),
        _draws);

    /// <summary>
    /// Makes the bootstrap for B_crit, which resamples the runs of each batch size. The line depends only on the mean examples at each
    /// batch size, so only these means are recomputed.
    /// </summary>
    private BcaBootstrap Bootstrap()
    {
        // The random seed is fixed, so that the same results always give the same report.
        var random = new Random(1987);
        double[][] values = [.. _arms.Select(arm => arm.Examples.Select(run => run.High).ToArray())];
        var means = new double[values.Length];
        var refits = new double[_draws];
        for (int draw = 0; draw < refits.Length; draw++)
        {
            for (int arm = 0; arm < values.Length; arm++)
            {
                double[] runs = values[arm];
                double sum = 0;
                for (int i = 0; i < runs.Length; i++)
                {
                    sum += runs[random.Next(runs.Length)];
                }

                // The variance of resampled means is too small by the factor (n - 1)/n. The square root corrects this.
                means[arm] = _means[arm] + Math.Sqrt(_counts[arm] / (_counts[arm] - 1)) * (sum / runs.Length - _means[arm]);
            }

            refits[draw] = Refit(_counts, means);
        }

        var influence = JackknifeInfluence.Of([.. values.Select(LeftOut)]);
        return new BcaBootstrap(refits, CriticalBatch, influence.Acceleration, influence.Freedom);
    }

    /// <summary>For each run of one batch size, the B_crit of the fit without this run.</summary>
    private double[] LeftOut(double[] runs, int arm)
    {
        (double[] counts, double[] means) = ([.. _counts], [.. _means]);
        counts[arm]--;
        return [.. runs.Select(run =>
        {
            means[arm] = _means[arm] + (_means[arm] - run) / counts[arm];
            return Refit(counts, means);
        })];
    }

    /// <summary>
    /// B_crit, fitted to the given number of runs and the given mean examples at each batch size. A result that differs from
    /// <see cref="CriticalBatch"/> only by rounding is replaced by <see cref="CriticalBatch"/>.
    /// </summary>
    private double Refit(double[] counts, double[] means)
    {
        double refit = ExamplesLine.Of(_batches, counts, means).CriticalBatch;
        return Math.Abs(refit - CriticalBatch) < Rounding * CriticalBatch ? CriticalBatch : refit;
    }
}
