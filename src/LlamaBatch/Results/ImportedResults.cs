using LlamaBatch.Claims.Problems;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>The runs of an <see cref="ImportedExperiment"/>, grouped by point (one level of each compared axis).</summary>
/// <remarks>
/// The generated class <c>Results</c> reads the runs from this class. Runs of different configurations are independent, unless the table
/// pairs them.
/// </remarks>
public sealed class ImportedResults
{
    /// <summary>
    /// The largest relative difference at which two amounts of training are treated as equal. Rounding to whole steps causes such
    /// differences.
    /// </summary>
    private const double SameBudget = 0.01;

    /// <summary>The quantity that <see cref="Final"/> holds equal between configurations.</summary>
    private Budget _budget = Budget.EqualTokens;

    private readonly ResultGrid _grid;
    private readonly Dictionary<string, ImportedPoint> _points;
    private readonly Dictionary<string, int> _pairs;

    /// <summary>Makes the results from the points with their runs.</summary>
    /// <param name="axes">The axes, in declaration order.</param>
    /// <param name="metrics">The metrics of the experiment.</param>
    /// <param name="targets">The targets of the experiment.</param>
    /// <param name="points">Every combination of levels of the compared axes, with its runs.</param>
    public ImportedResults(
        IReadOnlyList<ResultAxis> axes,
        IReadOnlyList<MetricDefinition> metrics,
        IReadOnlyList<Target> targets,
        IReadOnlyList<ImportedPoint> points)
    {
        Axes = axes;
        Metrics = metrics;
        Targets = targets;
        Points = points;
        _grid = new ResultGrid(axes, includesTuned: false);
        _points = points.ToDictionary(point => AxisLevel.KeyOf(point.Levels), StringComparer.Ordinal);
        _pairs = points.SelectMany(point => point.Runs).Select(run => run.Pair).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select((pair, place) => (pair, place))
            .ToDictionary(entry => entry.pair, entry => entry.place + 1, StringComparer.Ordinal);
    }

    /// <summary>Makes the results of an experiment from the runs of its table.</summary>
    /// <param name="design">The declarations of the experiment.</param>
    /// <param name="runs">The runs, each with a level of every axis.</param>
    public static ImportedResults Of<TPoint>(Design<TPoint> design, IReadOnlyList<ImportedRun> runs)
        where TPoint : ImportedExperiment
    {
        ResultAxis[] axes = [.. design.Axes.Select(axis => new ResultAxis(
            axis.Name, axis.Baseline, axis.IsTuned, axis.LevelsAt(Scale.Full), axis.LevelsAt(Scale.Full)))];
        IReadOnlyList<IReadOnlyList<AxisLevel>> compared = [[]];
        foreach (ResultAxis axis in axes.Where(axis => !axis.IsTuned))
        {
            compared = [.. compared.SelectMany(
                point => axis.Levels.Select(level => (IReadOnlyList<AxisLevel>)[.. point, new AxisLevel(axis.Name, level)]))];
        }

        MetricDefinition? metric = design.Metrics.FirstOrDefault(one => one.Kind != MetricKind.Cost && one.Better != Better.Neither);
        ImportedPoint PointOf(IReadOnlyList<AxisLevel> levels)
        {
            var here = runs.Where(run => levels.All(run.Levels.Contains)).ToList();
            IReadOnlyList<TunedLevel> tuned = ImportedTuning.Choose(design, here, metric);
            return new ImportedPoint(
                levels,
                tuned,
                RunShuffle.Of(levels, here.Where(run => tuned.All(choice => run.Levels.Contains(choice.Level)))),
                design.At([.. levels, .. tuned.Select(choice => choice.Level)]));
        }

        return new ImportedResults(axes, design.Metrics, design.Targets, [.. compared.Select(PointOf)]);
    }

    /// <summary>The axes, in declaration order.</summary>
    public IReadOnlyList<ResultAxis> Axes { get; }

    /// <summary>The metrics of the experiment.</summary>
    public IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>The metric values that runs are meant to reach.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>The points: all combinations of levels of the compared axes.</summary>
    public IReadOnlyList<ImportedPoint> Points { get; }

    /// <summary>Whether the table pairs runs of different configurations.</summary>
    public bool ArePaired => _pairs.Count > 0;

    /// <summary>The axes whose levels claims compare; tuned axes are left out.</summary>
    internal IEnumerable<ResultAxis> ComparedAxes => Axes.Where(axis => !axis.IsTuned);

    /// <summary>All levels of an axis.</summary>
    /// <param name="axis">The name of the axis's property.</param>
    /// <exception cref="ClaimException">The experiment lacks the named axis.</exception>
    public AxisLevels Along(string axis) => new(axis, _grid.AxisOf(axis).Levels);

    /// <summary>A learning metric at the end of each run, as one side of a comparison.</summary>
    /// <param name="metric">The metric's key, the name of its type.</param>
    /// <param name="levels">The named levels; other axes are held at their baseline.</param>
    /// <exception cref="ClaimException">The experiment lacks the named metric, axis or level.</exception>
    public Samples Final(string metric, IReadOnlyList<AxisLevels> levels) => SamplesOf(metric, _budget, levels);

    /// <summary>A copy whose <see cref="Final"/> compares configurations whose runs make the same number of steps.</summary>
    public ImportedResults EqualSteps => new(Axes, Metrics, Targets, Points) { _budget = Budget.EqualSteps };

    /// <summary>A copy whose <see cref="Final"/> compares configurations whose runs take the same time.</summary>
    /// <remarks>The table must count progress in seconds. Times that differ by at most 5 % count as equal.</remarks>
    public ImportedResults EqualTime => new(Axes, Metrics, Targets, Points) { _budget = Budget.EqualTime };

    /// <summary>A cost metric of each run, as one side of a comparison.</summary>
    /// <param name="metric">The metric's key, the name of its type.</param>
    /// <param name="levels">The named levels; other axes are held at their baseline.</param>
    /// <exception cref="ClaimException">The experiment lacks the named metric, axis or level.</exception>
    public Samples Cost(string metric, IReadOnlyList<AxisLevels> levels) => SamplesOf(metric, Budget.None, levels);

    /// <summary>The cost for each run to reach a target.</summary>
    /// <remarks>
    /// The cost is read from the column that <see cref="RunTable.Targets"/> names, or from the metric's curve if no column is named. If a
    /// run did not reach the target, its whole cost is a lower bound (right-censored).
    /// </remarks>
    /// <param name="target">The target value, one of <see cref="Targets"/>.</param>
    /// <param name="cost">The unit of the cost: steps, tokens, operations or time.</param>
    /// <param name="levels">The named levels; other axes are held at their baseline.</param>
    /// <exception cref="ClaimException">
    /// The experiment lacks the named target, axis or level, or the metric does not declare which of two values is better. The exception is
    /// also thrown if the table counts progress in a unit that cannot be converted to the cost.
    /// </exception>
    public Samples ToTarget(double target, TargetCost cost, IReadOnlyList<AxisLevels> levels)
    {
        Target sought = Targets.Any(one => one.Value.Equals(target))
            ? Targets.First(one => one.Value.Equals(target))
            : throw new ClaimException(new UnknownTarget(target, [.. Targets.Select(one => one.Value)]));
        MetricDefinition reached = MetricOf(sought.Metric);
        if (reached.Better == Better.Neither)
        {
            throw new ClaimException(new UnrankedMetric(reached, RankUse.Target));
        }

        return new Samples
        {
            Metric = ResultTable.MetricTo(reached, target, cost),
            Budget = Budget.ToTarget,
            Arms = [.. _grid.PointsNamedBy(levels).Select(arm => SampleOf(
                arm, run => CostOf(run, sought, reached, cost, _points[AxisLevel.KeyOf(arm.Levels)]), TargetCost.Tokens, amount: 0))],
        };
    }

    /// <summary>Samples of every metric, and of the tokens to reach every target, at every point.</summary>
    /// <remarks>If the table does not give the tokens to a target, steps are used. If the table does not give steps either, time is
    /// used.</remarks>
    internal IReadOnlyList<Samples> Everything
    {
        get
        {
            AxisLevels[] levels = [.. ComparedAxes.Select(axis => Along(axis.Name))];
            return
            [
                .. Metrics.Select(metric =>
                    metric.Kind == MetricKind.Cost ? Cost(metric.Key, levels) : Final(metric.Key, levels)),
                .. Targets.Select(target => ToTargetIn(target.Value, levels)).OfType<Samples>(),
            ];
        }
    }

    private Samples? ToTargetIn(double target, AxisLevels[] levels)
    {
        foreach (TargetCost cost in (TargetCost[])[TargetCost.Tokens, TargetCost.Steps, TargetCost.Time])
        {
            try
            {
                return ToTarget(target, cost, levels);
            }
            catch (ClaimException)
            {
                // The table does not give the cost in this unit; try the next unit.
            }
        }

        return null;
    }

    /// <summary>A metric over the course of the runs, against training tokens, for figures. The list is empty if the table has no
    /// curves.</summary>
    /// <param name="metric">The metric's key, the name of its type.</param>
    /// <param name="levels">The named levels; other axes are held at their baseline.</param>
    internal IReadOnlyList<Curve> Curves(string metric, IReadOnlyList<AxisLevels> levels)
    {
        MetricDefinition definition = MetricOf(metric);
        return [.. from arm in _grid.PointsNamedBy(levels)
                   let point = _points[AxisLevel.KeyOf(arm.Levels)]
                   let series = SeriesOf(definition, point).ToList()
                   where series.Count > 0
                   select new Curve(arm.Name.Canonical, arm.Levels, WorstOf(definition), series)];
    }

    private static IEnumerable<SeedSeries> SeriesOf(MetricDefinition metric, ImportedPoint point) =>
        from entry in point.Runs.Select((run, place) => (run, place))
        let curve = entry.run.Curves.GetValueOrDefault(metric.Key)
        where curve is { Count: > 0 }
        let perUnit = TokensPerUnit(entry.run, point)
        where double.IsFinite(perUnit)
        select new SeedSeries(
            entry.place + 1,
            [.. curve.Select(value => new Measurement((long)Math.Round(value.Progress * perUnit), value.Value))],
            entry.run.Diverged);

    private Samples SamplesOf(string key, Budget budget, IReadOnlyList<AxisLevels> levels)
    {
        MetricDefinition metric = MetricOf(key);
        if ((metric.Kind == MetricKind.Cost) != (budget == Budget.None))
        {
            throw new ClaimException(new WrongBudget(metric));
        }

        IReadOnlyList<NamedPoint> arms = _grid.PointsNamedBy(levels);
        TargetCost held = budget switch
        {
            Budget.EqualSteps => TargetCost.Steps,
            Budget.EqualTime => TargetCost.Time,
            _ => TargetCost.Tokens,
        };
        Dictionary<string, double> amounts = BudgetsOf(key, held);
        if (held != TargetCost.Tokens && arms.Where(arm => amounts[AxisLevel.KeyOf(arm.Levels)] == 0).ToList() is [var unknown, ..])
        {
            ImportedPoint point = _points[AxisLevel.KeyOf(unknown.Levels)];
            throw new ClaimException(point.Runs.Select(run => run.CurveUnit).OfType<ProgressUnit>()
                .Where(unit => point.Factor(unit, held) is null)
                .Select(unit => (ClaimProblem)new UnknownConversion($"{unit}", held))
                .FirstOrDefault(new UnknownAmount(metric, budget, AreRuns: true)));
        }

        return new Samples
        {
            Metric = metric,
            Budget = budget,
            Arms = [.. arms.Select(arm => SampleOf(
                arm, run => FinalOf(run, metric), held, amounts[AxisLevel.KeyOf(arm.Levels)]))],
        };
    }

    /// <summary>The number of tokens per unit of the run's progress, such as one step, or NaN if it is unknown.</summary>
    private static double TokensPerUnit(ImportedRun run, ImportedPoint point) => PerUnit(run, point, TargetCost.Tokens);

    /// <summary>The cost of one unit of the run's progress, or NaN if it is unknown.</summary>
    private static double PerUnit(ImportedRun run, ImportedPoint point, TargetCost cost) =>
        run.CurveUnit is ProgressUnit unit ? point.Factor(unit, cost) ?? double.NaN : double.NaN;

    /// <summary>The points at which a learning metric was measured after an unknown number of training tokens.</summary>
    internal IReadOnlyList<ImportedPoint> WithoutBudget =>
    [
        .. from point in Points
           where Metrics.Any(metric => metric.Kind != MetricKind.Cost && BudgetOf(metric.Key, point, TargetCost.Tokens) == 0
               && point.Runs.Any(run => !run.Diverged && run.Finals.ContainsKey(metric.Key)))
           select point,
    ];

    /// <summary>For each point, the tokens, steps or seconds of training after which a metric was measured, or 0 if unknown.</summary>
    /// <remarks>
    /// Amounts that differ only by rounding to whole steps are replaced by the smallest of them, over all points of the table.
    /// </remarks>
    private Dictionary<string, double> BudgetsOf(string metric, TargetCost cost)
    {
        var budgets = new Dictionary<string, double>(StringComparer.Ordinal);
        double same = 0;
        foreach ((string point, double amount) in _points.Select(point => (point.Key, Amount: BudgetOf(metric, point.Value, cost)))
            .OrderBy(point => point.Amount))
        {
            same = amount > (1 + SameBudget) * same ? amount : same;
            budgets[point] = amount == 0 ? 0 : same;
        }

        return budgets;
    }

    /// <summary>The amount of training at the last measurement in a point's longest run, or 0 if it is unknown.</summary>
    private static double BudgetOf(string metric, ImportedPoint point, TargetCost cost) =>
        (from run in point.Runs
         let curve = run.Curves.GetValueOrDefault(metric)
         where curve is { Count: > 0 } && !run.Diverged
         let perUnit = PerUnit(run, point, cost)
         where double.IsFinite(perUnit)
         let amount = curve[^1].Progress * perUnit
         select cost == TargetCost.Time ? amount : Math.Round(amount)).DefaultIfEmpty(0).Max();

    private Sample SampleOf(NamedPoint arm, Func<ImportedRun, SeedValue?> valueOf, TargetCost held, double amount)
    {
        ImportedPoint point = _points[AxisLevel.KeyOf(arm.Levels)];
        var all = point.Runs.Select((run, place) => (Seed: run.Pair is string pair ? _pairs[pair] : place + 1, Value: valueOf(run)))
            .Where(run => run.Value is not null)
            .Select(run => run.Value!.Value with { Seed = run.Seed })
            .OrderBy(value => value.Seed)
            .ToList();
        return new Sample
        {
            Name = arm.Name,
            Levels = point.Levels,
            Values = [.. all.Where(value => !double.IsNaN(value.Value))],
            NotNumbers = [.. all.Where(value => double.IsNaN(value.Value)).Select(value => value.Seed)],
            Tuned = point.Tuned,
            Tokens = held == TargetCost.Tokens ? (long)amount : 0,
            Steps = held == TargetCost.Steps ? (long)amount : 0,
            Seconds = held == TargetCost.Time ? amount : 0,
            IsIndependent = !ArePaired,
        };
    }

    /// <summary>
    /// The run's final value of a metric, or null if the table has none. For a learning metric, a diverged run gets the worst final value
    /// of the runs that did not diverge.
    /// </summary>
    /// <remarks>A diverged run keeps its measured costs, because divergence does not affect them.</remarks>
    private SeedValue? FinalOf(ImportedRun run, MetricDefinition metric) =>
        run.Diverged && metric.Kind != MetricKind.Cost ? new SeedValue(0, WorstOf(metric), Diverged: true)
        : run.Finals.TryGetValue(metric.Key, out double value) ? new SeedValue(0, value)
        : null;

    /// <summary>
    /// The worst final value of a metric over all runs that did not diverge. It is NaN if there are no values, or if the metric does not
    /// declare which direction is better.
    /// </summary>
    private double WorstOf(MetricDefinition metric)
    {
        var finals = Points.SelectMany(point => point.Runs).Where(run => !run.Diverged)
            .Select(run => run.Finals.GetValueOrDefault(metric.Key, double.NaN))
            .Where(double.IsFinite)
            .DefaultIfEmpty(double.NaN);
        return metric.Better switch
        {
            Better.Lower => finals.Max(),
            Better.Higher => finals.Min(),
            _ => double.NaN,
        };
    }

    private static SeedValue? CostOf(ImportedRun run, Target target, MetricDefinition metric, TargetCost cost, ImportedPoint point)
    {
        double FactorFrom(ProgressUnit unit) =>
            point.Factor(unit, cost) ?? throw new ClaimException(new UnknownConversion(unit.ToString(), cost));

        if (run.Targets.FirstOrDefault(one => one.Target == target) is { } reached)
        {
            double factor = FactorFrom(reached.Unit);
            (double low, double high) = (reached.Bounds.Low * factor, reached.Bounds.High * factor);
            return !reached.IsReached ? new SeedValue(0, low, Diverged: run.Diverged, Censored: true)
                : low < high ? new SeedValue(0, high) { Within = low > 0 ? new(low, high) : null, IsAtMost = !(low > 0) }
                : new SeedValue(0, high);
        }

        if (run.CurveUnit is not ProgressUnit unit || run.Curves.GetValueOrDefault(metric.Key) is not { Count: > 0 } curve)
        {
            return null;
        }

        double? progress = TargetCrossing.Progress(
            metric, target.Value, [.. curve.Select(value => (value.Progress, value.Value))], run.Diverged);
        return new SeedValue(
            0,
            (progress ?? curve[^1].Progress) * FactorFrom(unit),
            Diverged: progress is null && run.Diverged,
            Censored: progress is null) { IsAtMost = progress is not null && progress == curve[0].Progress };
    }

    private MetricDefinition MetricOf(string key) =>
        Metrics.FirstOrDefault(metric => metric.Key == key)
        ?? throw new ClaimException(new UnknownMetric(key, [.. Metrics.Select(metric => metric.Key)]));
}
