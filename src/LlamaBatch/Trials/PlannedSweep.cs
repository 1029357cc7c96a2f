using LlamaBatch.Data;

namespace LlamaBatch.Trials;

/// <summary>
/// The trials of an experiment, planned for a scale (smoke, quick or full) and a kind of training step. A point is a combination of levels.
/// </summary>
public sealed class PlannedSweep<TPoint>
    where TPoint : LlamaExperiment
{
    /// <summary>The first tuning seed. Tuning seeds differ from the evaluation seeds, which are 1, 2, 3, ...</summary>
    private const int FirstTuningSeed = 1001;

    private readonly Lazy<IReadOnlyList<IReadOnlyList<AxisLevel>>> _points;
    private readonly Lazy<(long Longest, long Shortened)> _tokens;

    internal PlannedSweep(Sweep<TPoint> sweep, Scale scale, StepKind? step)
    {
        (Sweep, Scale, Step) = (sweep, scale, step);
        ScaledPlan scaled = sweep.Scaled(scale);
        Size = new SweepSize(new Repetitions(sweep.Seeds, sweep.TuningSeeds, sweep.CostBlocks))
        {
            Scale = scale,
            ScaledSeeds = scaled.Seeds,
            ScaledTuningSeeds = scaled.TuningSeeds,
            ComparedLevels = [.. sweep.Axes.Where(axis => !axis.IsTuned).Select(axis => axis.LevelsAt(scale).Count)],
            TunedLevels = [.. sweep.Axes.Where(axis => axis.IsTuned).Select(axis => axis.LevelsAt(scale).Count)],
            Learns = sweep.Metrics.Any(metric => metric.Kind != MetricKind.Cost),
            MeasuresCosts = sweep.Metrics.Any(metric => metric.Kind == MetricKind.Cost),
            TimesTargets = sweep.Targets.Count > 0 && sweep.Metrics.Any(metric => metric.Key == nameof(StepTime)),
        };
        // Points are listed on demand. If there are too many, for example billions, a problem is reported before they are listed.
        _points = new(() => Combinations(sweep.Axes));
        _tokens = new(() => TokensOfLongest(scaled.Tokens));
    }

    /// <summary>The experiment's declarations.</summary>
    public Sweep<TPoint> Sweep { get; }

    /// <summary>The scale: smoke, quick or full.</summary>
    public Scale Scale { get; }

    /// <summary>The kind of training step that <c>--step</c> sets for all trials, or null if the experiment's own setting
    /// applies.</summary>
    public StepKind? Step { get; }

    /// <summary>The numbers of seeds, cost blocks and trials at the scale.</summary>
    public SweepSize Size { get; }

    /// <summary>The number of evaluation seeds, or 0 if only costs are measured.</summary>
    public int Seeds => Size.Seeds;

    /// <summary>The number of tuning seeds.</summary>
    public int TuningSeeds => Size.TuningSeeds;

    /// <summary>
    /// The number of blocks of cost trials, or 0 if there are no cost metrics. Each block runs every configuration once. Measuring the time
    /// to a target needs one block per seed.
    /// </summary>
    public int CostBlocks => Size.CostBlocks;

    /// <summary>The number of trials of all phases, including evaluation trials whose tuned levels are not chosen yet.</summary>
    public int Count => (int)Math.Min(int.MaxValue, Size.Trials);

    /// <summary>Every combination of the levels of all axes. The last axis varies fastest.</summary>
    public IReadOnlyList<IReadOnlyList<AxisLevel>> Points => _points.Value;

    /// <summary>Every combination of the levels of the compared axes, which are the axes that are not tuned.</summary>
    public IReadOnlyList<IReadOnlyList<AxisLevel>> ComparedPoints
    {
        get
        {
            var tuned = Sweep.Axes.Where(axis => axis.IsTuned).Select(axis => axis.Name).ToHashSet(StringComparer.Ordinal);
            return [.. Points
                .Select(point => (IReadOnlyList<AxisLevel>)[.. point.Where(level => !tuned.Contains(level.Axis))])
                .DistinctBy(point => string.Join(',', point))];
        }
    }

    /// <summary>The distinct problems that prevent trials from running. The list is empty if all trials can run.</summary>
    internal IReadOnlyList<SweepProblem> Problems => new SweepProblems<TPoint>(this).All();

    /// <summary>Opens the corpora and checks that the tokens of each corpus fit the vocabulary of its model.</summary>
    /// <exception cref="CorpusException">
    /// A corpus cannot be read, is too short, or has tokens outside the vocabulary of its model.
    /// </exception>
    public void CheckCorpora(CorpusShelf corpora) => SweepCorpora.Check(this, corpora);

    /// <summary>The plan of a configuration: all quantities that are known without training.</summary>
    public TrialPlan PlanOf(TPoint point)
    {
        TrialPlan plan = PlanOf(point, TrainingOf(point));
        return Scale == Scale.Full ? plan : plan.Shortened(_tokens.Value.Shortened, _tokens.Value.Longest);
    }

    /// <summary>The effective settings at given levels, named by section, such as <c>Model.HiddenSize</c>.</summary>
    public IReadOnlyList<Setting> SettingsOf(IReadOnlyList<AxisLevel> levels)
    {
        TPoint point = Sweep.At(levels);
        TrialPlan plan = PlanOf(point);
        return [.. TrialSettings.Of(point, plan, plan.EffectiveTraining.Settings())];
    }

    /// <summary>
    /// The identity of the trials at given levels of the compared axes, without the corpus and the seed. If <c>tuned</c> is empty, the
    /// identity covers every level that tuning may choose.
    /// </summary>
    internal ArmIdentity IdentityOf(IReadOnlyList<AxisLevel> compared, IReadOnlyList<AxisLevel> tuned)
    {
        string Learning(IReadOnlyList<AxisLevel> levels)
        {
            TPoint point = Sweep.At(levels);
            return TrialIdentity.Of(TrialSettings.ForLearning(point, PlanOf(point)), [], "", 0);
        }

        string learning = tuned.Count > 0 || !Sweep.Axes.Any(axis => axis.IsTuned)
            ? Learning([.. compared, .. tuned])
            : string.Join(' ', Combinations(Sweep.Axes.Where(axis => axis.IsTuned)).Select(levels => Learning([.. compared, .. levels])));
        if (Sweep.Metrics.All(metric => metric.Kind != MetricKind.Cost))
        {
            return new ArmIdentity(learning, learning);                             // there are no cost trials
        }

        TPoint point = Sweep.At(compared);
        return new ArmIdentity(learning, TrialIdentity.Of(TrialSettings.ForCosts(point, CostPlanOf(point)), [], "", 0));
    }

    /// <summary>The trial at given levels with a given seed, which for a cost trial is the number of its block.</summary>
    public Trial<TPoint> TrialOf(IReadOnlyList<AxisLevel> levels, int seed, Phase phase, CorpusShelf corpora) =>
        phase == Phase.Cost ? CostTrialsOf(levels, corpora)(seed) : TrialsOf(levels, phase, corpora)(seed);

    /// <summary>The trials of the tuning phase. There are none without a tuned axis.</summary>
    public IReadOnlyList<Trial<TPoint>> TuningTrials(CorpusShelf corpora)
    {
        if (!Sweep.Axes.Any(axis => axis.IsTuned) || TuningSeeds == 0)
        {
            return [];
        }

        var points = Points.Select(levels => TrialsOf(levels, Phase.Tuning, corpora)).ToList();
        return [.. from seed in Enumerable.Range(FirstTuningSeed, TuningSeeds) from point in points select point(seed)];
    }

    /// <summary>
    /// The evaluation trials, ordered by seed. Trials are left out if <paramref name="results"/> do not determine their tuned levels yet.
    /// </summary>
    public IReadOnlyList<Trial<TPoint>> EvaluationTrials(CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results)
    {
        if (Seeds == 0)
        {
            return [];
        }

        var tuning = new Tuning<TPoint>(this, corpora, results);
        var points = ComparedPoints.Select(tuning.Complete).OfType<IReadOnlyList<AxisLevel>>()
            .Select(levels => TrialsOf(levels, Phase.Evaluation, corpora))
            .ToList();
        return [.. from seed in Enumerable.Range(1, Seeds) from point in points select point(seed)];
    }

    /// <summary>The cost trials, ordered by block.</summary>
    /// <remarks>
    /// A block runs every combination of compared levels once, in random order, so that a slowdown of the machine does not favor one
    /// combination. Tuned axes, such as the learning rate, are at their baselines, because they do not affect the cost of a step.
    /// </remarks>
    public IReadOnlyList<Trial<TPoint>> CostTrials(CorpusShelf corpora)
    {
        if (CostBlocks == 0)
        {
            return [];
        }

        var points = ComparedPoints.Select(levels => CostTrialsOf(levels, corpora)).ToList();
        var trials = new List<Trial<TPoint>>();
        for (int block = 1; block <= CostBlocks; block++)
        {
            var order = new Shuffle(points.Count, SplitMix64.Key(Purpose.CostOrder, block, 0));
            trials.AddRange(Enumerable.Range(0, points.Count).Select(place => points[(int)order[place]](block)));
        }

        return trials;
    }

    /// <summary>The trials of all phases. Evaluation trials are left out if the results do not determine their tuned levels yet.</summary>
    public IReadOnlyList<Trial<TPoint>> Trials(CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results) =>
        [.. TuningTrials(corpora), .. EvaluationTrials(corpora, results), .. CostTrials(corpora)];

    /// <summary>
    /// Returns a function that makes the trial at given levels for a seed. Parts that do not depend on the seed are computed once.
    /// </summary>
    private Func<int, Trial<TPoint>> TrialsOf(IReadOnlyList<AxisLevel> levels, Phase phase, CorpusShelf corpora)
    {
        TPoint point = Sweep.At(levels);
        TrialPlan plan = PlanOf(point);
        IReadOnlyList<Setting> settings = TrialSettings.ForLearning(point, plan);
        IReadOnlyList<Setting> ofTrunks = [.. TrialSettings.ForTrunks(point, plan, Sweep.Metrics)];
        string fingerprint = corpora.FingerprintOf(point.Corpus);
        return seed => new Trial<TPoint>
        {
            Id = TrialIdentity.Of(settings, Sweep.Metrics, fingerprint, seed),
            Levels = levels,
            Seed = seed,
            Phase = phase,
            Plan = plan,
            Settings = settings,
            Stem = TrialIdentity.Of(ofTrunks, Sweep.Metrics, fingerprint, seed),
            Point = point,
        };
    }

    /// <summary>Returns a function that makes the cost trial at given levels for a block.</summary>
    private Func<int, Trial<TPoint>> CostTrialsOf(IReadOnlyList<AxisLevel> levels, CorpusShelf corpora)
    {
        TPoint point = Sweep.At(levels);
        TrialPlan plan = CostPlanOf(point);
        IReadOnlyList<Setting> settings = [.. TrialSettings.Of(point, plan, plan.EffectiveTraining.IdentifyingSettings())];
        IReadOnlyList<Setting> identity = [.. TrialSettings.ForCosts(point, plan)];
        string fingerprint = corpora.FingerprintOf(point.Corpus);
        return block => new Trial<TPoint>
        {
            Id = TrialIdentity.Of(identity, [], fingerprint, block),
            Levels = levels,
            Seed = block,
            Phase = Phase.Cost,
            Plan = plan,
            Settings = settings,
            Point = point,
        };
    }

    /// <summary>The plan of a configuration's cost trials. At every scale, cost trials use the steps of the full scale.</summary>
    private TrialPlan CostPlanOf(TPoint point) => PlanOf(point, TrainingOf(point)).ForCosts();

    private TrialPlan PlanOf(TPoint point, Training training) => new(point.Model, training, point.Corpus.SequenceLength)
    {
        OptimizerFloats = point.Optimizer.FloatsPerParameter,
        ComparesMicroBatches = Sweep.Metrics.Any(metric => metric.NeedsMicroBatches),
        Probes = Sweep.Metrics.Aggregate(ProbeKinds.None, (all, metric) => all | metric.Probes),
    };

    /// <summary>The training settings of a configuration, with the kind of training step that <c>--step</c> sets.</summary>
    private Training TrainingOf(TPoint point) => Step is StepKind step ? point.Training with { Step = step } : point.Training;

    /// <summary>The token budget of the longest trial, at full scale and at this scale.</summary>
    private (long Longest, long Shortened) TokensOfLongest(long? scaled)
    {
        var plans = Points.Select(Sweep.At).Select(point => new TrialPlan(point.Model, TrainingOf(point), point.Corpus.SequenceLength))
            .ToList();
        long longest = plans.Max(plan => plan.Training.Tokens.Count);
        long largestStep = plans.Max(plan => plan.TokensPerStep);
        return (longest, scaled ?? (Scale == Scale.Smoke ? 20 * largestStep : Math.Max(100 * largestStep, longest / 8)));
    }

    private IReadOnlyList<IReadOnlyList<AxisLevel>> Combinations(IEnumerable<Axis<TPoint>> axes)
    {
        IReadOnlyList<IReadOnlyList<AxisLevel>> points = [[]];
        foreach (Axis<TPoint> axis in axes)
        {
            points = [.. points.SelectMany(
                point => axis.LevelsAt(Scale).Select(level => (IReadOnlyList<AxisLevel>)[.. point, new AxisLevel(axis.Name, level)]))];
        }

        return points;
    }
}
