namespace LlamaBatch.Runs;

/// <summary>Builds a run from its rows.</summary>
internal sealed class RunBuilder(RowPlace place)
{
    private readonly OrderedDictionary<string, List<CurvePoint>> _curves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _finals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _diverged = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<RunTarget, ReachedTarget> _targets = [];

    /// <summary>The run's levels, name and pair, from the first row.</summary>
    public required RunKey Key { get; init; }

    /// <summary>The file and line of the run's first row.</summary>
    public RowPlace Place => place;

    /// <summary>Adds a metric's value: a final value, or the next value of a curve.</summary>
    /// <returns>Whether the value was used; if not, the reason.</returns>
    /// <exception cref="RunTableException">
    /// The progress, such as the step, decreases, or the metric has two values at the same progress.
    /// </exception>
    public Taken Add(string metric, Column column, RowPlace row, string progressColumn, double? progress, double value)
    {
        if (_diverged.Contains(metric))
        {
            return Taken.AfterDivergence;
        }

        List<CurvePoint> curve = _curves.TryGetValue(metric, out var known) ? known : _curves[metric] = [];
        if (progress is double at && curve is [.., var last] && at <= last.Progress)
        {
            return at == last.Progress && value == last.Value ? Taken.Repeated : throw row.Wrong(
                at == last.Progress ? column.Name : progressColumn,
                at == last.Progress
                    ? FormattableString.Invariant($"a second value at progress {at}: {value} after {last.Value}. Delete one, ")
                        + "or name the column that tells runs apart with Run."
                    : FormattableString.Invariant($"progress falls from {last.Progress} to {at}. Sort the rows of a run by progress, ")
                        + "or name the column that tells runs apart with Run.");
        }

        if (!double.IsFinite(value))
        {
            _diverged.Add(metric);
            _finals[metric] = double.NaN;
            return Taken.Used;
        }

        _finals[metric] = value;
        if (progress is double point)
        {
            curve.Add(new(point, value));
        }

        return Taken.Used;
    }

    /// <summary>Adds the progress at which the run reached a target. All rows of a run repeat this progress.</summary>
    /// <exception cref="RunTableException">An earlier row of the run has a different progress for the target.</exception>
    public void Add(RunTarget target, Column column, RowPlace row, ReachedTarget reached)
    {
        if (!_targets.TryAdd(target, reached) && _targets[target] != reached)
        {
            throw row.Wrong(column.Name, $"the run has another value in {Place}. Write the same value into all rows of a run.");
        }
    }

    /// <summary>Makes the run. Metrics without a value are left out.</summary>
    public ImportedRun Build(ProgressUnit? unit) => new()
    {
        Levels = Key.Levels,
        Name = Key.Name,
        Pair = Key.Pair,
        Finals = _finals,
        Curves = unit is null ? [] : _curves.ToDictionary(
            curve => curve.Key, curve => (IReadOnlyList<CurvePoint>)curve.Value, StringComparer.Ordinal),
        CurveUnit = unit,
        Targets = [.. _targets.Values],
        Diverged = _diverged.Count > 0,
        Place = place.ToString(),
    };
}
