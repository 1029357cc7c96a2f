using LlamaBatch.Data;

namespace LlamaBatch.Trials;

/// <summary>
/// The choice of the tuned levels: for each combination of the levels that an axis is tuned per, the level whose mean over the tuning seeds is best.
/// Ties go to the earlier level.
/// </summary>
public sealed class Tuning<TPoint>
    where TPoint : LlamaExperiment
{
    private readonly Sweep<TPoint> _sweep;
    private readonly Scale _scale;
    private readonly List<(IReadOnlyList<AxisLevel> Levels, IReadOnlyList<double> Scores)> _scores = [];
    private readonly HashSet<string> _incomplete = new(StringComparer.Ordinal);

    /// <summary>Reads the tuning trials among <paramref name="results"/>.</summary>
    public Tuning(Sweep<TPoint> sweep, Scale scale, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results)
    {
        _sweep = sweep;
        _scale = scale;
        foreach (var point in sweep.TuningTrials(scale, corpora).GroupBy(trial => string.Join(',', trial.Levels)))
        {
            var scores = point.Select(trial => results.TryGetValue(trial.Id, out TrialResult? result) ? ScoreOf(result, trial.Plan.Model.VocabSize) : (double?)null).ToList();
            if (scores.All(score => score is not null))
            {
                _scores.Add((point.First().Levels, [.. scores.OfType<double>()]));
            }
            else
            {
                _incomplete.Add(point.Key);
            }
        }
    }

    /// <summary>Adds the tuned levels to a point of compared levels, in the order of the axes; null while a tuning trial it depends on is missing.</summary>
    public IReadOnlyList<AxisLevel>? Complete(IReadOnlyList<AxisLevel> compared)
    {
        var levels = new List<AxisLevel>();
        foreach (Axis<TPoint> axis in _sweep.Axes)
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

    /// <summary>The best level of a tuned axis at a compared point, with the scores of all its levels; null while one is missing.</summary>
    public TunedLevel? Best(Axis<TPoint> axis, IReadOnlyList<AxisLevel> compared)
    {
        var group = compared.Where(level => axis.TunedPer.Contains(level.Axis, StringComparer.Ordinal)).ToList();
        bool InGroup(IReadOnlyList<AxisLevel> point) => group.All(level => point.Contains(level));
        if (_sweep.PointsAt(_scale).Any(point => InGroup(point) && _incomplete.Contains(string.Join(',', point))))
        {
            return null;
        }

        var scores = axis.LevelsAt(_scale)
            .Select(text => (Level: text, Trials: _scores.Where(s => InGroup(s.Levels) && s.Levels.Contains(new(axis.Name, text))).SelectMany(s => s.Scores).ToList()))
            .Select(level => (level.Level, level.Trials, Score: level.Trials.DefaultIfEmpty(double.NaN).Average()))
            .ToList();
        var best = scores.MinBy(score => double.IsNaN(score.Score) ? double.PositiveInfinity : score.Score);
        int place = scores.IndexOf(best);
        int sign = _sweep.TuningMetric?.Better == Better.Higher ? -1 : 1;
        return new TunedLevel(
            new(axis.Name, best.Level),
            IsEdge: scores.Count > 1 && (place == 0 || place == scores.Count - 1),
            [.. scores.Select(score => new KeyValuePair<string, double>(score.Level, sign * score.Score))])
        {
            Trials = [.. scores.Select(score => (IReadOnlyList<double>)[.. score.Trials.Select(trial => sign * trial)])],
        };
    }

    /// <summary>What is minimised: the tuning metric at the end of the trial, its sign turned where more is better.</summary>
    private double ScoreOf(TrialResult result, int vocabSize)
    {
        MetricDefinition metric = _sweep.TuningMetric ?? throw new InvalidOperationException("A tuned axis needs a learning metric to be tuned for; add [Measure<ValidationLoss>].");
        double value = result.FinalOf(metric, vocabSize);
        return metric.Better == Better.Higher ? -value : value;
    }
}
