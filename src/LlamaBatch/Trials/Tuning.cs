using LlamaBatch.Data;

namespace LlamaBatch.Trials;

/// <summary>
/// The chosen levels of tuned axes. For each combination of the axes that an axis is tuned per, the level with the best
/// mean over the tuning seeds is chosen. If tuning is for a target, ties go to the level that ends the run better, then
/// to the earlier level.
/// </summary>
public sealed class Tuning<TPoint>
    where TPoint : LlamaExperiment
{
    private readonly PlannedSweep<TPoint> _planned;
    private readonly List<(IReadOnlyList<AxisLevel> Levels, IReadOnlyList<(TrialResult Result, TrialPlan Plan)> Trials)> _finished = [];
    private readonly HashSet<string> _incomplete = new(StringComparer.Ordinal);

    /// <summary>Reads the tuning trials in <paramref name="results"/>.</summary>
    public Tuning(PlannedSweep<TPoint> planned, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results)
    {
        _planned = planned;
        foreach (var point in planned.TuningTrials(corpora).GroupBy(trial => string.Join(',', trial.Levels)))
        {
            var finished = point.Where(trial => results.ContainsKey(trial.Id)).Select(trial => (results[trial.Id], trial.Plan)).ToList();
            if (finished.Count == point.Count())
            {
                _finished.Add((point.First().Levels, finished));
            }
            else
            {
                _incomplete.Add(point.Key);
            }
        }
    }

    /// <summary>Adds the tuned levels to given levels of the compared axes; null while a tuning trial is missing.</summary>
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
    /// The best level of a tuned axis at given levels of the compared axes, with all scores. Null while a score is missing.
    /// </summary>
    public TunedLevel? Best(Axis<TPoint> axis, IReadOnlyList<AxisLevel> compared) =>
        Best(axis, compared, axis.TunedFor is double value
            ? _planned.Sweep.Targets.Where(one => one.Value.Equals(value)).Cast<Target?>().FirstOrDefault()
            : null);

    /// <summary>
    /// The best level of a tuned axis for a given target. If the target is null, it is the best for the tuning metric at the end of the
    /// run.
    /// </summary>
    internal TunedLevel? Best(Axis<TPoint> axis, IReadOnlyList<AxisLevel> compared, Target? target)
    {
        var group = compared.Where(level => axis.TunedPer.Contains(level.Axis, StringComparer.Ordinal)).ToList();
        bool InGroup(IReadOnlyList<AxisLevel> point) => group.All(level => point.Contains(level));
        if (_planned.Points.Any(point => InGroup(point) && _incomplete.Contains(string.Join(',', point))))
        {
            return null;
        }

        MetricDefinition metric = (target is Target sought
            ? _planned.Sweep.Metrics.FirstOrDefault(one => one.Key == sought.Metric)
            : _planned.Sweep.TuningMetric)
            ?? throw new InvalidOperationException("A tuned axis needs a learning metric to be tuned for; add [Measure<ValidationLoss>].");
        IReadOnlyList<TuningScore> ScoresAt(string text, MetricDefinition of, Target? goal) =>
            [.. _finished.Where(point => InGroup(point.Levels) && point.Levels.Contains(new(axis.Name, text)))
                .SelectMany(point => point.Trials)
                .Select(trial => TuningScore.Of(of, goal, trial.Result, trial.Plan))];
        var levels = axis.LevelsAt(_planned.Scale).Select(text => (Level: text, Scores: ScoresAt(text, metric, target))).ToList();
        double Rank(string text, MetricDefinition of, Target? goal)
        {
            double mean = ScoresAt(text, of, goal).Select(score => score.Value).DefaultIfEmpty(double.NaN).Average();
            return double.IsNaN(mean) ? double.PositiveInfinity : goal is null && of.Better == Better.Higher ? -mean : mean;
        }

        var best = levels.OrderBy(level => Rank(level.Level, metric, target))
            .ThenBy(level => target is null ? 0 : Rank(level.Level, _planned.Sweep.TuningMetric ?? metric, null))
            .First();
        int place = levels.IndexOf(best);
        return new TunedLevel(
            new(axis.Name, best.Level),
            IsEdge: levels.Count > 1 && (place == 0 || place == levels.Count - 1),
            [.. levels.Select(level => new KeyValuePair<string, double>(
                level.Level,
                level.Scores.Select(score => score.Value).DefaultIfEmpty(double.NaN).Average()))])
        {
            Trials = [.. levels.Select(level => (IReadOnlyList<double>)[.. level.Scores.Select(score => score.Value)])],
            For = target,
            NotReached = [.. levels.Select(level => level.Scores.Count(score => !score.IsReached))],
        };
    }
}
