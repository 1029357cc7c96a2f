using LlamaBatch.Claims.Problems;
using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>The results of an experiment at a scale: the finished evaluation and cost trials of each point.</summary>
/// <remarks>
/// The generated class <c>Results</c> reads this table. A claim names levels, and every combination of these levels becomes a compared
/// configuration. Tuned axes are held at the chosen level, and all other axes at their baseline.
/// </remarks>
public sealed partial class ResultTable
{
    private readonly ResultGrid _grid;
    private readonly Dictionary<string, ResultPoint> _points;

    /// <summary>Makes a table from the planned points and their finished trials.</summary>
    /// <param name="scale">The scale that was run.</param>
    /// <param name="axes">The axes, in declaration order.</param>
    /// <param name="metrics">The metrics of the experiment.</param>
    /// <param name="seeds">The planned evaluation seeds.</param>
    /// <param name="points">Every combination of levels of the compared axes at this scale, with its finished trials.</param>
    /// <exception cref="ArgumentException">Two points have the same levels, or two trials of a point have the same seed.</exception>
    public ResultTable(
        Scale scale,
        IReadOnlyList<ResultAxis> axes,
        IReadOnlyList<MetricDefinition> metrics,
        IReadOnlyList<int> seeds,
        IReadOnlyList<ResultPoint> points)
    {
        Scale = scale;
        Axes = axes;
        Metrics = metrics;
        Seeds = seeds;
        Points = points;
        _grid = new ResultGrid(axes, includesTuned: false);
        Guard = CostGuard.Of(points.SelectMany(point => point.Costs));
        _points = points.ToDictionary(point => AxisLevel.KeyOf(point.Levels), StringComparer.Ordinal);
        foreach (ResultPoint point in points)
        {
            if (point.Trials.GroupBy(trial => trial.Seed).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new ArgumentException(
                    $"The point {AxisLevel.KeyOf(point.Levels)} has two results for seed {twice.Key}.", nameof(points));
            }
        }
    }

    /// <summary>The scale that was run.</summary>
    public Scale Scale { get; }

    /// <summary>The axes, in declaration order.</summary>
    public IReadOnlyList<ResultAxis> Axes { get; }

    /// <summary>The axes whose levels are compared; tuned axes are left out.</summary>
    internal IEnumerable<ResultAxis> ComparedAxes => Axes.Where(axis => !axis.IsTuned);

    /// <summary>The metrics of the experiment.</summary>
    public IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>The metric values that trials are meant to reach.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>The planned evaluation seeds.</summary>
    public IReadOnlyList<int> Seeds { get; }

    /// <summary>The numbers of the planned blocks of cost trials. A block measures every configuration once.</summary>
    public IReadOnlyList<int> Blocks { get; init; } = [];

    /// <summary>The points: all combinations of levels of the compared axes at this scale.</summary>
    public IReadOnlyList<ResultPoint> Points { get; }

    /// <summary>The checks that find disturbed cost trials.</summary>
    internal CostGuard Guard { get; }

    /// <summary>Makes the table for a sweep from the results of its trials.</summary>
    /// <param name="planned">The sweep, at the scale that was run.</param>
    /// <param name="corpora">The corpora, whose fingerprints are part of the trials' identities.</param>
    /// <param name="results">Finished trials of any scale and phase, by identity.</param>
    public static ResultTable Of<TPoint>(
        PlannedSweep<TPoint> planned,
        CorpusShelf corpora,
        IReadOnlyDictionary<string, TrialResult> results)
        where TPoint : LlamaExperiment
    {
        var tuning = new Tuning<TPoint>(planned, corpora, results);
        var evaluation = planned.EvaluationTrials(corpora, results);
        var compared = planned.Sweep.Axes.Where(axis => !axis.IsTuned).Select(axis => axis.Name).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<AxisLevel> ComparedOf(IReadOnlyList<AxisLevel> levels) => [.. levels.Where(level => compared.Contains(level.Axis))];
        var finished = evaluation
            .Where(trial => results.ContainsKey(trial.Id))
            .ToLookup(
                trial => AxisLevel.KeyOf(ComparedOf(trial.Levels)),
                trial => results[trial.Id] with { Levels = trial.Levels, Seed = trial.Seed });

        var costs = planned.CostTrials(corpora)
            .Where(trial => results.ContainsKey(trial.Id))
            .ToLookup(trial => AxisLevel.KeyOf(trial.Levels), trial => results[trial.Id] with { Levels = trial.Levels, Seed = trial.Seed });

        ResultPoint PointOf(IReadOnlyList<AxisLevel> levels)
        {
            bool isTuned = tuning.Complete(levels) is not null;
            IReadOnlyList<TunedLevel> tuned = isTuned
                ? [.. planned.Sweep.Axes.Where(axis => axis.IsTuned).Select(axis => tuning.Best(axis, levels)!)]
                : [];
            return ResultPoint.Of(planned, levels, tuned) with
            {
                Trials = [.. finished[AxisLevel.KeyOf(levels)].OrderBy(result => result.Seed)],
                Costs = [.. costs[AxisLevel.KeyOf(levels)].OrderBy(result => result.Seed)],
            };
        }

        return OfPoints(planned, PointOf, planned.CostBlocks);
    }

    /// <summary>Makes the table for a sweep that has no results yet. The method opens no corpus.</summary>
    internal static ResultTable Unmeasured<TPoint>(PlannedSweep<TPoint> planned)
        where TPoint : LlamaExperiment =>
        OfPoints(planned, levels => ResultPoint.Of(planned, levels, []), blocks: 0);

    private static ResultTable OfPoints<TPoint>(
        PlannedSweep<TPoint> planned,
        Func<IReadOnlyList<AxisLevel>, ResultPoint> pointOf,
        int blocks)
        where TPoint : LlamaExperiment =>
        new(
            planned.Scale,
            ResultAxis.Of(planned),
            planned.Sweep.Metrics,
            [.. Enumerable.Range(1, planned.Seeds)],
            [.. planned.ComparedPoints.Select(pointOf)])
        {
            Targets = planned.Sweep.Targets,
            Blocks = [.. Enumerable.Range(1, blocks)],
        };

    /// <summary>All levels of an axis at this scale.</summary>
    /// <param name="axis">The name of the axis's property.</param>
    /// <exception cref="ClaimException">The experiment lacks the named axis.</exception>
    public AxisLevels Along(string axis) => new(axis, _grid.AxisOf(axis).Levels);

    /// <summary>
    /// The levels of an axis that lead to different trials, with the other axes at their baselines. If several levels have the same trials,
    /// only one of them is listed: the baseline if it is among them, or else the first.
    /// </summary>
    /// <param name="axis">The name of the axis's property.</param>
    /// <param name="isCost">True if costs are compared, false for learning metrics, and null for both, as for the time to a target.</param>
    internal AxisLevels ArmsAlong(string axis, bool? isCost)
    {
        ResultAxis one = _grid.AxisOf(axis);
        var arms = _grid.PointsNamedBy([Along(axis)]).GroupBy(
            arm => _points.GetValueOrDefault(AxisLevel.KeyOf(arm.Levels))?.IdentityIn(isCost) ?? AxisLevel.KeyOf(arm.Levels),
            arm => arm.Levels.First(level => level.Axis == axis).Level);
        return new(axis, [.. arms.Select(levels => levels.Contains(one.Baseline, StringComparer.Ordinal) ? one.Baseline : levels.First())]);
    }

    /// <summary>The points with different trials. If several points have the same trials, only the first is listed.</summary>
    /// <param name="isCost">True if costs are compared, false for learning metrics, and null for both.</param>
    internal IEnumerable<ResultPoint> DistinctPoints(bool? isCost)
        => Points.DistinctBy(point => point.IdentityIn(isCost) ?? AxisLevel.KeyOf(point.Levels));

    /// <summary>A learning metric at the end of each trial, or at the target of <see cref="Matched"/>, as samples.</summary>
    /// <param name="metric">The metric's key, the name of its type.</param>
    /// <param name="levels">The named levels; other axes are held at their baseline.</param>
    /// <exception cref="ClaimException">The experiment lacks the named metric, axis or level.</exception>
    public Samples Final(string metric, IReadOnlyList<AxisLevels> levels)
        => _match is { } match ? MatchedSamples(metric, match, levels) : SamplesOf(metric, _budget, levels);

    /// <summary>A cost metric of each cost trial, as samples that are paired by block (repetition of the cost trials).</summary>
    /// <param name="metric">The metric's key, the name of its type.</param>
    /// <param name="levels">The named levels; other axes are held at their baseline.</param>
    /// <exception cref="ClaimException">The experiment lacks the named metric, axis or level.</exception>
    public Samples Cost(string metric, IReadOnlyList<AxisLevels> levels) => SamplesOf(metric, Budget.None, levels);

    /// <summary>Samples of every metric, and of the tokens to reach every target, at every point.</summary>
    internal IReadOnlyList<Samples> Everything
    {
        get
        {
            AxisLevels[] levels = [.. ComparedAxes.Select(axis => Along(axis.Name))];
            return
            [
                .. Metrics.Select(metric =>
                    metric.Kind == MetricKind.Cost ? Cost(metric.Key, levels) : Final(metric.Key, levels)),
                .. Targets.Select(target => ToTarget(target.Value, TargetCost.Tokens, levels)),
            ];
        }
    }

    /// <summary>A metric at each distinct level of an axis, with the other axes at their baselines.</summary>
    internal Samples SamplesAlong(string axis, MetricDefinition metric) =>
        metric.Kind == MetricKind.Cost
            ? Cost(metric.Key, [ArmsAlong(axis, isCost: true)])
            : Final(metric.Key, [ArmsAlong(axis, isCost: false)]);

    /// <summary>A learning metric over the course of training, as curves for figures.</summary>
    /// <param name="metric">The metric's key, the name of its type.</param>
    /// <param name="levels">The named levels; other axes are held at their baseline.</param>
    /// <exception cref="ClaimException">The experiment lacks the named metric, axis or level.</exception>
    public IReadOnlyList<Curve> Curves(string metric, IReadOnlyList<AxisLevels> levels)
    {
        MetricDefinition definition = MetricOf(metric);
        return [.. from arm in _grid.PointsNamedBy(levels)
                   let point = _points.GetValueOrDefault(AxisLevel.KeyOf(arm.Levels))
                   where point is not null
                   select new Curve(
                       arm.Name.Canonical,
                       arm.Levels,
                       definition.WhenDiverged(point.Plan.Model.VocabSize),
                       [.. SeriesOf(definition, point)])];
    }

    private static IEnumerable<SeedSeries> SeriesOf(MetricDefinition metric, ResultPoint point) =>
        from trial in point.Trials
        orderby trial.Seed
        let series = trial.Learning.GetValueOrDefault(metric.Key)
        where series is { Count: > 0 }
        select new SeedSeries(trial.Seed, series, trial.Outcome == Outcome.Diverged);

    private Samples SamplesOf(string key, Budget budget, IReadOnlyList<AxisLevels> levels)
    {
        MetricDefinition metric = MetricOf(key);
        if ((metric.Kind == MetricKind.Cost) != (budget == Budget.None))
        {
            throw new ClaimException(new WrongBudget(metric));
        }

        IReadOnlyList<NamedPoint> arms = _grid.PointsNamedBy(levels);
        IReadOnlyList<NamedPoint> planned = [.. arms.Where(arm => _points.ContainsKey(AxisLevel.KeyOf(arm.Levels)))];
        if (budget == Budget.EqualTime && planned.Any(arm => !TellsTime(_points[AxisLevel.KeyOf(arm.Levels)])))
        {
            throw new ClaimException(new UnknownAmount(metric, budget, AreRuns: false));
        }

        return new Samples
        {
            Metric = metric,
            Budget = budget,
            Arms = [.. planned.Select(arm => SampleOf(metric, budget, arm, _points[AxisLevel.KeyOf(arm.Levels)]))],
            Absent = [.. arms.Where(arm => !_points.ContainsKey(AxisLevel.KeyOf(arm.Levels))).Select(arm => arm.Name)],
        };
    }

    private Sample SampleOf(MetricDefinition metric, Budget budget, NamedPoint arm, ResultPoint point)
    {
        bool isCost = metric.Kind == MetricKind.Cost;
        double seconds = budget == Budget.EqualTime ? SecondsOf(point) : 0;
        // While the training time is unknown, no trial can be compared at equal time.
        IReadOnlyList<TrialResult> trials = isCost ? point.Costs : budget == Budget.EqualTime && seconds <= 0 ? [] : point.Trials;
        int[] notNumbers =
        [
            .. trials.Where(trial => trial.HasMeasured(metric) && double.IsNaN(trial.FinalOf(metric, point.Plan.Model.VocabSize)))
                .Select(trial => trial.Seed)
                .Order(),
        ];
        var values = trials
            .OrderBy(trial => trial.Seed)
            .Select(trial => new SeedValue(trial.Seed, trial.FinalOf(metric, point.Plan.Model.VocabSize), trial.Outcome == Outcome.Diverged)
            {
                Disturbed = metric.IsTimed && Guard.IsDisturbed(trial),
            })
            .Where(value => !double.IsNaN(value.Value))
            .ToList();
        return new Sample
        {
            Name = arm.Name,
            Levels = point.Levels,
            Values = values,
            MissingSeeds = [.. (isCost ? Blocks : Seeds).Except(values.Select(value => value.Seed)).Except(notNumbers)],
            NotNumbers = notNumbers,
            WhenDiverged = isCost ? double.NaN : metric.WhenDiverged(point.Plan.Model.VocabSize),
            Tuned = point.Tuned,
            Tokens = point.Plan.Training.Tokens.Count,
            Steps = point.Plan.Steps,
            Seconds = seconds,
            MeasuredOn = point.MeasuredOn,
            Identity = point.IdentityIn(isCost),
        };
    }

    private MetricDefinition MetricOf(string key) =>
        Metrics.FirstOrDefault(metric => metric.Key == key)
        ?? throw new ClaimException(new UnknownMetric(key, [.. Metrics.Select(metric => metric.Key)]));
}
