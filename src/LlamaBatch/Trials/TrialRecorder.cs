using System.Text.Json;

namespace LlamaBatch.Trials;

/// <summary>Records the metrics of a training loop: averages step metrics, schedules measurements and detects divergence.</summary>
/// <remarks>The recorder passes measurements on to an <see cref="ITrialObserver"/>. The recorded values do not depend on the
/// clock.</remarks>
public sealed class TrialRecorder
{
    /// <summary>The number of steps over which the training loss is smoothed before it is compared with the divergence limit.</summary>
    private const double SmoothingSteps = 20;

    /// <summary>
    /// A short trial has diverged if it has more than this number of consecutive smoothed losses above the divergence limit. The
    /// limit is the loss of a uniform model plus 1 nat. For a longer trial, the number is 1/20 of its steps.
    /// </summary>
    private const int FewestStepsAbove = 5;

    private readonly Trial _trial;
    private readonly ITrialObserver _observer;
    private readonly StepSizes _sizes;
    private readonly Dictionary<string, MetricDefinition> _metrics;
    private readonly Dictionary<string, List<Measurement>> _learning;
    private readonly Dictionary<string, RunningMean> _means = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValidationOutcome[]> _validations = new(StringComparer.Ordinal);
    private readonly TrailingLosses? _trailing;
    private (double Median, double Deviation) _band = (double.NaN, double.NaN);
    private double _loss = double.NaN;
    private double _lossBefore = double.NaN;
    private double _lossTwoBefore = double.NaN;
    private double _smoothedLoss = double.NaN;
    private int _stepsAbove;
    private int _mostStepsAbove;
    private int _stepsTaken;
    private long _tokens;

    /// <summary>Makes a recorder for one attempt at a trial.</summary>
    public TrialRecorder(Trial trial, IReadOnlyList<MetricDefinition> metrics, ITrialObserver observer)
    {
        _trial = trial;
        _observer = observer;
        _sizes = trial.Plan.LayOutSteps();
        _metrics = metrics.ToDictionary(metric => metric.Key, StringComparer.Ordinal);
        _learning = metrics.Where(metric => metric.Kind != MetricKind.Cost)
            .ToDictionary(metric => metric.Key, _ => new List<Measurement>(), StringComparer.Ordinal);
        _trailing = metrics.Any(metric => metric.NeedsTrailingLosses) ? new TrailingLosses(_sizes.Count) : null;
    }

    /// <summary>The outcome of the trial so far.</summary>
    public Outcome Outcome { get; private set; } = Outcome.Completed;

    /// <summary>Hashes of the user-defined code, by type name. All steps of a trial must run the same version of the code.</summary>
    internal IReadOnlyDictionary<string, string> Code { get; init; } = new Dictionary<string, string>();

    /// <summary>The number of steps of the trial.</summary>
    internal int Steps => _sizes.Count;

    /// <summary>Whether a metric needs the gradient of each micro-batch.</summary>
    public bool NeedsMicroBatches => _metrics.Values.Any(metric => metric.NeedsMicroBatches);

    /// <summary>Whether a metric needs the optimizer's preconditioner.</summary>
    public bool NeedsPreconditioner => _metrics.Values.Any(metric => metric.NeedsPreconditioner);

    /// <summary>Whether a metric needs the size of each weight update.</summary>
    public bool NeedsUpdates => _metrics.Values.Any(metric => metric.NeedsUpdates);

    /// <summary>Whether a metric needs the loss on text that the model was trained on.</summary>
    public bool NeedsSeenText => _metrics.Values.Any(metric => metric.NeedsSeenText);

    /// <summary>
    /// The extra measurements of the model, such as sharpness, that metrics need after a step. The value is <see cref="ProbeKinds.None"/>
    /// if no such metric is due.
    /// </summary>
    /// <param name="step">The step, from 0.</param>
    public ProbeKinds ProbesAfter(int step) =>
        _metrics.Values.Where(metric => metric.Probes != ProbeKinds.None && IsDue(metric, step))
            .Aggregate(ProbeKinds.None, (all, metric) => all | metric.Probes);

    /// <summary>The path of the trial's checkpoint.</summary>
    public string CheckpointPath => _observer.CheckpointPath;

    /// <summary>
    /// Whether the loop must save a checkpoint after this step. A checkpoint is due if enough time has passed, if the user stops, or if
    /// other trials can start from this state.
    /// </summary>
    public bool CheckpointIsDue => _observer.CheckpointIsDue || TrunkDue is not null;

    /// <summary>The sequences of first steps (trunks) that the trial shares with other trials. The shortest is first.</summary>
    internal IReadOnlyList<TrunkFile> Trunks => _observer.Trunks;

    /// <summary>
    /// The shared first steps (trunk) that consist of exactly the steps so far. It is null if no other trial can start from this state.
    /// </summary>
    /// <remarks>
    /// A trial diverges after a number of consecutive losses above the limit, and this number is smaller for short trials. The steps are
    /// not shared if the shortest possible trial would have diverged in them.
    /// </remarks>
    internal TrunkFile? TrunkDue
    {
        get
        {
            foreach (TrunkFile file in _observer.Trunks)
            {
                if (file.Trunk.Steps == _stepsTaken && _mostStepsAbove <= FewestStepsAbove)
                {
                    return file;
                }
            }

            return null;
        }
    }

    /// <summary>Tells the observer that the trial starts from the state that another trial saved after shared first steps.</summary>
    internal void BranchFrom(Trunk trunk) => _observer.BranchedFrom(trunk);

    /// <summary>Whether the user wants to stop. Read this property after the checkpoint is saved.</summary>
    public bool MustStop
    {
        get
        {
            if (_observer.MustStop)
            {
                Outcome = Outcome.Interrupted;
            }

            return _observer.MustStop;
        }
    }

    /// <summary>Notes an event that the report lists as a deviation from the plan.</summary>
    /// <param name="note">The event.</param>
    public void Note(TrialNote note) => _observer.Noted(note);

    /// <summary>
    /// Checks a step for divergence and reports the step to the observer. Call this method before recording the step's metrics.
    /// </summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="outcome">The outcome of the step.</param>
    /// <returns>Whether training continues. It is false once the trial has diverged.</returns>
    public bool Observe(int step, StepOutcome outcome)
    {
        (_lossTwoBefore, _lossBefore, _loss) = double.IsNaN(_loss)
            ? (outcome.Loss, outcome.Loss, outcome.Loss)
            : (_lossBefore, _loss, outcome.Loss);
        if (_trailing is not null)
        {
            _band = _trailing.Band;
            _trailing.Add(outcome.Loss);
        }

        double lnV = Math.Log(_trial.Plan.Model.VocabSize);
        _smoothedLoss = double.IsNaN(_smoothedLoss) ? outcome.Loss : _smoothedLoss + (outcome.Loss - _smoothedLoss) / SmoothingSteps;
        _stepsAbove = _smoothedLoss > lnV + 1 ? _stepsAbove + 1 : 0;
        _mostStepsAbove = Math.Max(_mostStepsAbove, _stepsAbove);
        _stepsTaken = step + 1;
        _tokens = _sizes.TokensBefore(step + 1);
        bool lost = !double.IsFinite(outcome.Loss) || !double.IsFinite(outcome.GradientNorm);

        // A cost trial always runs to its end, because the cost of a step does not depend on the loss.
        if (_trial.Phase != Phase.Cost && (lost || _stepsAbove > Math.Max(FewestStepsAbove, _sizes.Count / 20)))
        {
            Outcome = Outcome.Diverged;
        }

        _observer.Stepped(step, _sizes.Count, outcome);
        return Outcome != Outcome.Diverged;
    }

    /// <summary>Adds a step to a metric's running mean. If a measurement is due, records the mean since the previous measurement.</summary>
    public void Record<TMetric>(int step, StepOutcome outcome)
        where TMetric : IStepMetric
    {
        string key = typeof(TMetric).Name;
        if (!_learning.ContainsKey(key))
        {
            return;                                                                 // the trial does not measure it
        }

        RunningMean mean = _means.GetValueOrDefault(key)
            .With(TMetric.Measure(outcome with
            {
                LossBefore = _lossBefore,
                LossTwoBefore = _lossTwoBefore,
                TrailingMedian = _band.Median,
                TrailingDeviation = _band.Deviation,
            }));
        if (IsDue<TMetric>(step))
        {
            Add(key, step, mean.Value);
            mean = default;
        }

        _means[key] = mean;
    }

    /// <summary>Records a validation metric if a measurement of this metric is due.</summary>
    public void Record<TMetric>(int step, ValidationOutcome outcome)
        where TMetric : IValidationMetric
    {
        if (IsDue<TMetric>(step))
        {
            string key = typeof(TMetric).Name;
            ValidationOutcome[] earlier = _validations.GetValueOrDefault(key) ?? [];
            ValidationOutcome validation = outcome with { TrainedTokens = _sizes.TokensBefore(step + 1) };
            Add(key, step, TMetric.Measure(validation with { Earlier = earlier }));
            _validations[key] = [validation, .. earlier.Take(1)];
        }
    }

    /// <summary>
    /// Whether a metric is measured after this step: at each multiple of its interval, and at the last step. The result is false for a
    /// metric that the trial does not measure.
    /// </summary>
    public bool IsDue<TMetric>(int step)
        where TMetric : ILearningMetric =>
        _metrics.TryGetValue(typeof(TMetric).Name, out MetricDefinition? metric) && IsDue(metric, step);

    private bool IsDue(MetricDefinition metric, int step)
    {
        long every = metric.EveryTokens;
        every = every > 0 ? every : Math.Max(1, _sizes.TokensBefore(_sizes.Count) / 20);
        return step == _sizes.Count - 1 || _sizes.TokensBefore(step + 1) / every > _sizes.TokensBefore(step) / every;
    }

    /// <summary>The measurements so far as a result, with the given costs.</summary>
    /// <param name="costs">The values of the cost metrics, by key.</param>
    public TrialResult Result(IReadOnlyDictionary<string, double> costs) => new(
        _trial.Id,
        _trial.Levels,
        _trial.Seed,
        _trial.Phase,
        Outcome,
        _tokens,
        _learning.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Measurement>)pair.Value, StringComparer.Ordinal),
        costs);

    /// <summary>
    /// The recorder's state, for a checkpoint. With this state, a resumed trial records the same numbers as an uninterrupted trial.
    /// </summary>
    public string SaveState() => JsonSerializer.Serialize(
        new RecorderState(
            _learning.ToDictionary(
                pair => pair.Key,
                pair => pair.Value.ConvertAll(m => new RecordedValue(m.Tokens, m.Value)),
                StringComparer.Ordinal),
            _means,
            _loss,
            _lossBefore,
            _lossTwoBefore,
            _smoothedLoss,
            _stepsAbove,
            _tokens,
            new(Code, StringComparer.Ordinal),
            _trailing is null ? null : [.. _trailing.Losses],
            _validations.ToDictionary(
                pair => pair.Key,
                pair => pair.Value.Select(one => new RecordedValidation(one.TrainedTokens, one.Nats, one.Tokens, one.Correct, one.Bytes))
                    .ToList(),
                StringComparer.Ordinal),
            _mostStepsAbove),
        RecorderStateContext.Default.RecorderState);

    /// <summary>Restores the state that <see cref="SaveState"/> returned.</summary>
    /// <returns>
    /// The reason why the trial cannot resume, or null if the state was restored. If the trial cannot resume, the state is unchanged.
    /// </returns>
    /// <exception cref="JsonException">The text is not a saved recorder state.</exception>
    public CheckpointProblem? RestoreState(string state)
    {
        RecorderState saved = JsonSerializer.Deserialize(state, RecorderStateContext.Default.RecorderState)
            ?? throw new JsonException("The recorder's state is empty.");
        if (saved.Learning.ContainsValue(null!) || saved.Validations?.ContainsValue(null!) == true
            || saved.Tokens < 0 || saved.Tokens > _trial.Plan.TokensTrained || saved.StepsAbove < 0 || saved.MostStepsAbove < 0
            || saved.Learning.Values.Any(series => series.Zip(series.Skip(1)).Any(pair => pair.First.Tokens >= pair.Second.Tokens)
                || series.Any(value => value.Tokens <= 0 || value.Tokens > _trial.Plan.TokensTrained)))
        {
            throw new JsonException("The recorder's state does not fit this trial.");
        }

        string[] changed = saved.Code is null ? [] : [.. saved.Code.Where(own => Code.GetValueOrDefault(own.Key) != own.Value)
            .Select(own => own.Key)
            .Order(StringComparer.Ordinal)];
        if (changed.Length > 0)
        {
            return new(CheckpointFault.ChangedCode, string.Join(", ", changed));
        }

        foreach ((string key, List<RecordedValue> series) in saved.Learning)
        {
            if (_learning.TryGetValue(key, out List<Measurement>? own))
            {
                own.Clear();
                own.AddRange(series.Select(value => new Measurement(value.Tokens, value.Value)));
            }
        }

        _means.Clear();
        foreach ((string key, RunningMean mean) in saved.Means)
        {
            _means[key] = mean;
        }

        _validations.Clear();
        foreach ((string key, List<RecordedValidation> passes) in saved.Validations ?? [])
        {
            _validations[key] = [.. passes.Select(one => new ValidationOutcome(one.Nats, one.Tokens, one.Correct, one.Bytes)
            {
                TrainedTokens = one.TrainedTokens,
            })];
        }

        _trailing?.Restore(saved.Trailing ?? []);
        (_loss, _lossBefore, _lossTwoBefore) = (saved.Loss, saved.LossBefore, saved.LossTwoBefore);
        (_smoothedLoss, _stepsAbove, _tokens) = (saved.SmoothedLoss, saved.StepsAbove, saved.Tokens);
        _mostStepsAbove = saved.MostStepsAbove ?? int.MaxValue;                     // unknown, so it may be too many to share
        return null;
    }

    private void Add(string key, int step, double value)
    {
        var measurement = new Measurement(_sizes.TokensBefore(step + 1), value);
        _learning[key].Add(measurement);
        _observer.Measured(key, measurement);
    }
}
