using LlamaBatch.Data;

namespace LlamaBatch.Trials;

/// <summary>
/// Chooses the levels of tuned axes. The level with the best mean over the tuning seeds is chosen, separately for each combination of
/// levels of the axes that <see cref="Axis{TPoint}.TunedPer"/> names. Axes with the same <see cref="Axis{TPoint}.TunedPer"/> are tuned
/// together: the best combination of their levels is chosen. If several levels reach a target equally fast, the level with the best metric
/// at the end of the run is chosen. If these metrics are also equal, the level that is declared first is chosen.
/// </summary>
/// <remarks>
/// Axes whose <see cref="Axis{TPoint}.TunedPer"/> has fewer names are tuned first: each of their levels is scored with the best levels of
/// the axes that are tuned later. The later axes are then tuned at the levels that were chosen first.
/// </remarks>
public sealed class Tuning<TPoint>
    where TPoint : LlamaExperiment
{
    private readonly PlannedSweep<TPoint> _planned;
    private readonly IReadOnlyList<Axis<TPoint>> _tuned;
    private readonly IReadOnlyList<IReadOnlyList<AxisLevel>> _compared;
    private readonly ILookup<string, TunedPoint> _points;

    /// <summary>Prepares tuning from the results of tuning trials; other results are ignored.</summary>
    public Tuning(PlannedSweep<TPoint> planned, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results)
    {
        _planned = planned;
        _tuned = [.. planned.Sweep.Axes.Where(axis => axis.IsTuned).OrderBy(axis => axis.TunedPer.Count)];
        _compared = planned.ComparedPoints;
        _points = planned.TuningTrials(corpora)
            .GroupBy(trial => AxisLevel.KeyOf(trial.Levels))
            .Select(point => new TunedPoint(
                point.First().Levels,
                point.All(trial => results.ContainsKey(trial.Id))
                    ? [.. point.Select(trial => (results[trial.Id], trial.Plan))]
                    : null))
            .ToLookup(point => AxisLevel.KeyOf(ComparedOf(point.Levels)));
    }

    /// <summary>
    /// Adds the chosen levels of the tuned axes to given levels of the compared axes. The result is null while a tuning trial is missing.
    /// </summary>
    public IReadOnlyList<AxisLevel>? Complete(IReadOnlyList<AxisLevel> compared)
    {
        var levels = new List<AxisLevel>();
        foreach (Axis<TPoint> axis in _planned.Sweep.Axes)
        {
            AxisLevel? level = axis.IsTuned ? Best(axis, compared)?.Level : compared.First(l => l.Axis == axis.Name);
            if (level is null)
            {
                return null;
            }

            levels.Add(level.Value);
        }

        return levels;
    }

    /// <summary>
    /// The best level of a tuned axis at given levels of the compared axes, with all scores. The result is null while a score is missing.
    /// </summary>
    public TunedLevel? Best(Axis<TPoint> axis, IReadOnlyList<AxisLevel> compared) => Best(axis, compared, TargetOf(axis));

    /// <summary>
    /// The best level of a tuned axis for reaching a given target. If the target is null, it is the level with the best tuning metric at
    /// the end of the run.
    /// </summary>
    internal TunedLevel? Best(Axis<TPoint> axis, IReadOnlyList<AxisLevel> compared, Target? target)
    {
        if (Candidates(axis, compared, target) is not { } candidates)
        {
            return null;
        }

        IReadOnlyList<string> texts = axis.LevelsAt(_planned.Scale);
        MetricDefinition metric = MetricOf(target);
        MetricDefinition final = _planned.Sweep.TuningMetric ?? metric;
        var levels = texts
            .Select(text =>
            {
                IReadOnlyList<TunedPoint> best = BestPoints(candidates, new AxisLevel(axis.Name, text), metric, target);
                IReadOnlyList<TuningScore> scores = [.. best.SelectMany(point => point.ScoresOf(metric, target))];
                return (Level: text, Points: best, Scores: scores);
            })
            .ToList();
        var chosen = levels.OrderBy(level => Rank(level.Scores, metric, target))
            .ThenBy(level => target is null ? 0 : Rank([.. level.Points.SelectMany(point => point.ScoresOf(final, null))], final, null))
            .First();
        return new TunedLevel(
            new(axis.Name, chosen.Level),
            IsEdge: TunedLevel.IsEnd(chosen.Level, texts),
            [.. levels.Select(level => new KeyValuePair<string, double>(level.Level, MeanOf(level.Scores)))])
        {
            Trials = [.. levels.Select(level => (IReadOnlyList<double>)[.. level.Scores.Select(score => score.Value)])],
            For = target,
            NotReached = [.. levels.Select(level => level.Scores.Count(score => !score.IsReached))],
        };
    }

    /// <summary>The combinations of levels from which the level of an axis is chosen. The list is null while a tuning trial is
    /// missing.</summary>
    /// <returns>
    /// One list for each compared configuration to which the chosen level will apply. Axes that were tuned earlier are at their chosen
    /// levels.
    /// </returns>
    private List<IReadOnlyList<TunedPoint>>? Candidates(Axis<TPoint> axis, IReadOnlyList<AxisLevel> compared, Target? target)
    {
        var group = compared.Where(level => axis.TunedPer.Contains(level.Axis, StringComparer.Ordinal)).ToList();
        var candidates = new List<IReadOnlyList<TunedPoint>>();
        foreach (IReadOnlyList<AxisLevel> configuration in _compared.Where(one => group.All(one.Contains)))
        {
            IReadOnlyList<TunedPoint> points = [.. _points[AxisLevel.KeyOf(configuration)]];
            foreach (Axis<TPoint> earlier in _tuned.TakeWhile(one => one.Name != axis.Name))
            {
                Target? goal = earlier.TunedFor.Equals(axis.TunedFor) ? target : TargetOf(earlier);
                if (Best(earlier, configuration, goal) is not { } chosen)
                {
                    return null;
                }

                points = [.. points.Where(point => point.Levels.Contains(chosen.Level))];
            }

            if (points.Any(point => point.Trials is null))
            {
                return null;
            }

            candidates.Add(points);
        }

        return candidates;
    }

    /// <summary>For each list of candidates, the best combination that contains a given level.</summary>
    private static IReadOnlyList<TunedPoint> BestPoints(
        List<IReadOnlyList<TunedPoint>> candidates, AxisLevel level, MetricDefinition metric, Target? target) =>
        [.. candidates
            .Select(points => points.Where(point => point.Levels.Contains(level))
                .MinBy(point => Rank(point.ScoresOf(metric, target), metric, target)))
            .OfType<TunedPoint>()];

    /// <summary>Ranks scores: a lower number means better scores.</summary>
    private static double Rank(IReadOnlyList<TuningScore> scores, MetricDefinition metric, Target? target)
    {
        double mean = MeanOf(scores);
        return double.IsNaN(mean) ? double.PositiveInfinity : target is null && metric.Better == Better.Higher ? -mean : mean;
    }

    private static double MeanOf(IReadOnlyList<TuningScore> scores) =>
        scores.Select(score => score.Value).DefaultIfEmpty(double.NaN).Average();

    private IReadOnlyList<AxisLevel> ComparedOf(IReadOnlyList<AxisLevel> levels) =>
        [.. levels.Where(level => _tuned.All(axis => axis.Name != level.Axis))];

    private Target? TargetOf(Axis<TPoint> axis) => axis.TunedFor is double value
        ? _planned.Sweep.Targets.Where(one => one.Value.Equals(value)).Cast<Target?>().FirstOrDefault()
        : null;

    private MetricDefinition MetricOf(Target? target) =>
        (target is Target sought ? _planned.Sweep.Metrics.FirstOrDefault(one => one.Key == sought.Metric) : _planned.Sweep.TuningMetric)
        ?? throw new InvalidOperationException("A tuned axis needs a learning metric to be tuned for; add [Measure<ValidationLoss>].");

    /// <summary>
    /// A combination of levels with its tuning trials, one per tuning seed. <c>Trials</c> is null while a trial is missing.
    /// </summary>
    private sealed record TunedPoint(IReadOnlyList<AxisLevel> Levels, IReadOnlyList<(TrialResult Result, TrialPlan Plan)>? Trials)
    {
        public IReadOnlyList<TuningScore> ScoresOf(MetricDefinition metric, Target? target) =>
            [.. (Trials ?? []).Select(trial => TuningScore.Of(metric, target, trial.Result, trial.Plan))];
    }
}
