using LlamaBatch.Data;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Trials;

/// <summary>
/// The trials of an experiment: every combination of the levels of its axes. The generated <c>Sweep</c> says which axes and levels; the
/// expansion into trials, the tuning phase and the scales are here.
/// </summary>
public abstract class Sweep<TPoint>
    where TPoint : LlamaExperiment
{
    /// <summary>Tuning seeds are numbered from here, far from the evaluation seeds 1, 2, 3, ...</summary>
    private const int FirstTuningSeed = 1001;

    /// <summary>Raised by hand when costs are measured in another way, so that older ones no longer count as the same trial.</summary>
    private const int CostMethod = 2;

    /// <summary>The record's name; the experiment's folder and globs use it.</summary>
    public abstract string Name { get; }

    /// <summary>What the experiment asks.</summary>
    public abstract string Question { get; }

    /// <summary>The record as it is written: every axis at its baseline.</summary>
    public abstract TPoint Baseline { get; }

    /// <summary>The axes, in the order they are written.</summary>
    public abstract IReadOnlyList<Axis<TPoint>> Axes { get; }

    /// <summary>What is measured.</summary>
    public abstract IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>The values that trials are meant to reach, in the order they are written.</summary>
    public virtual IReadOnlyList<Target> Targets => [];

    /// <summary>Fingerprints of the code of the author's own metrics, optimizers and corpora, by name, as the build made them.</summary>
    public virtual IReadOnlyDictionary<string, string> OwnCode => new Dictionary<string, string>();

    /// <summary>Evaluation seeds at full scale.</summary>
    public abstract int Seeds { get; }

    /// <summary>Tuning seeds at full scale.</summary>
    public abstract int TuningSeeds { get; }

    /// <summary>Blocks of cost trials at full scale: repetitions of the measurement of time and memory at every point.</summary>
    public abstract int CostBlocks { get; }

    /// <summary>The step that <c>--step</c> on the command line asks for, in all trials; null is what the record says. Set it before anything is asked of the sweep.</summary>
    public StepKind? ForcedStep { get; set; }

    /// <summary>What the author declared for a shortened scale.</summary>
    public virtual ScaledPlan Scaled(Scale scale) => default;

    /// <summary>The metric that tuned axes are tuned for: the first validation metric, else the first step metric.</summary>
    public MetricDefinition? TuningMetric =>
        Metrics.FirstOrDefault(metric => metric.Kind == MetricKind.Validation && metric.Better != Better.Neither)
        ?? Metrics.FirstOrDefault(metric => metric.Kind == MetricKind.Step && metric.Better != Better.Neither);

    /// <summary>How many trials there are at a scale.</summary>
    public SweepSize SizeAt(Scale scale) => new(new Repetitions(Seeds, TuningSeeds, CostBlocks))
    {
        Scale = scale,
        ScaledSeeds = Scaled(scale).Seeds,
        ScaledTuningSeeds = Scaled(scale).TuningSeeds,
        ComparedLevels = [.. Axes.Where(axis => !axis.IsTuned).Select(axis => axis.LevelsAt(scale).Count)],
        TunedLevels = [.. Axes.Where(axis => axis.IsTuned).Select(axis => axis.LevelsAt(scale).Count)],
        Learns = Metrics.Count == 0 || Metrics.Any(metric => metric.Kind != MetricKind.Cost),
        MeasuresCosts = Metrics.Any(metric => metric.Kind == MetricKind.Cost),
        TimesTargets = Targets.Count > 0 && Metrics.Any(metric => metric.Key == nameof(StepTime)),
    };

    /// <summary>Evaluation seeds at a scale; none where only costs are measured.</summary>
    public int SeedsAt(Scale scale) => SizeAt(scale).Seeds;

    /// <summary>Tuning seeds at a scale.</summary>
    public int TuningSeedsAt(Scale scale) => SizeAt(scale).TuningSeeds;

    /// <summary>Blocks of cost trials at a scale; none where no cost is measured. A time to a target takes a block for each seed.</summary>
    public int CostBlocksAt(Scale scale) => SizeAt(scale).CostBlocks;

    /// <summary>What keeps a trial from running at a scale, as sentences, each distinct problem once; none if all can.</summary>
    public IReadOnlyList<string> ProblemsAt(Scale scale)
    {
        if (SizeAt(scale).Problems().Select(problem => $"{Name}: {problem.Message}").ToList() is { Count: > 0 } size)
        {
            return size;                                                            // before the points are listed, of which there may be billions
        }

        IReadOnlyList<IReadOnlyList<AxisLevel>> points = PointsAt(scale);
        IReadOnlyList<string> own = Sentences(points, levels => OwnProblems(levels));
        return own.Count > 0 ? own : [.. ForcedStepProblems(scale), .. UnknownTargets(), .. Axes.Where(axis => axis.IsTuned).Select(axis => TuningProblem(axis, scale)).OfType<string>(), .. Sentences(points, levels => JointProblems(At(levels), scale))];
    }

    /// <summary>Problems of single settings. Plans can be made only of settings that have none.</summary>
    private IEnumerable<string> OwnProblems(IReadOnlyList<AxisLevel> levels)
    {
        TPoint point;
        try
        {
            point = At(levels);
            _ = (point.Model, point.Corpus, point.Training, point.Optimizer, point.Validation);
        }
        catch (Exception failure)
        {
            return [$"its settings throw {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}."];
        }

        return SectionProblems("Model", point.Model, static model => model.Problems())
            .Concat(SectionProblems("Corpus", point.Corpus, static corpus => corpus.Problems()))
            .Concat(SectionProblems("Training", point.Training, static training => training.Problems()))
            .Concat(SectionProblems("Optimizer", point.Optimizer, static optimizer => optimizer.Problems()))
            .Concat(SectionProblems("Validation", point.Validation, static validation => validation.Problems()));
    }

    private static IEnumerable<string> SectionProblems<TSection>(string name, TSection? section, Func<TSection, IEnumerable<SettingProblem>> problems)
        where TSection : class =>
        section is null ? [$"{name} is null; it must have a value."] : problems(section).Select(problem => problem.Message);

    /// <summary>Problems of settings and metrics together.</summary>
    private IEnumerable<string> JointProblems(TPoint point, Scale scale)
    {
        TrialPlan plan = PlanOf(point, scale);
        foreach (SettingProblem problem in plan.Problems())
        {
            yield return problem.Message;
        }

        foreach (MetricDefinition metric in Metrics.Where(metric => metric.NeedsMicroBatches && point.Training.BatchSize.Count == 1))
        {
            yield return $"{metric.Key} compares parts of a batch, and BatchSize is 1. Leave the metric out or raise BatchSize.";
        }

        foreach (MetricDefinition metric in Metrics.Where(metric => metric.NeedsFastStep && plan.Training.Step != StepKind.Fast))
        {
            yield return $"{metric.Key} is measured by the fast step alone. Leave the metric out, or set Step and --step to fast.";
        }
    }

    /// <summary>Each distinct problem once, with the levels that have it: an axis at whose every level it occurs is not named.</summary>
    private IReadOnlyList<string> Sentences(IReadOnlyList<IReadOnlyList<AxisLevel>> points, Func<IReadOnlyList<AxisLevel>, IEnumerable<string>> problems)
    {
        IEnumerable<string> Levels(IEnumerable<IReadOnlyList<AxisLevel>> affected) =>
            from axis in Axes
            let all = points.SelectMany(point => point.Where(level => level.Axis == axis.Name)).Distinct().Count()
            let levels = affected.SelectMany(point => point.Where(level => level.Axis == axis.Name)).Select(level => level.Level).Distinct().ToList()
            where levels.Count < all
            select $"{axis.Name}={string.Join(" or ", levels)}";

        return [.. points
            .SelectMany(levels => problems(levels).Distinct().Select(message => (Message: message, Levels: levels)))
            .GroupBy(problem => problem.Message, problem => problem.Levels, StringComparer.Ordinal)
            .Select(group => Levels(group).ToList() is { Count: > 0 } levels ? $"{Name} ({string.Join(", ", levels)}): {group.Key}" : $"{Name}: {group.Key}")];
    }

    /// <summary>Opens the corpora of a scale and refuses one with tokens that its model has no vector for.</summary>
    /// <exception cref="CorpusException">There is such a corpus, or one cannot be read or does not suffice.</exception>
    public void CheckCorpora(Scale scale, CorpusShelf corpora)
    {
        foreach (IReadOnlyList<AxisLevel> levels in PointsAt(scale))
        {
            TPoint point = At(levels);
            if (corpora.LeavesOut(point.Corpus))
            {
                continue;
            }

            TokenSource source = corpora.Open(point.Corpus);
            int tokens = source.VocabSize;
            if (corpora.Fingerprints[CorpusShelf.KeyOf(point.Corpus)] != source.Fingerprint)
            {
                throw new CorpusException(
                    $"Two corpora of {Name} have the same name and settings ({CorpusShelf.KeyOf(point.Corpus)}) but different tokens; list what decides the tokens in {point.Corpus.Name}.Settings().");
            }

            if (source.ValidationWindows == 0 && Metrics.Any(metric => metric.Kind == MetricKind.Validation))
            {
                throw new CorpusException(FormattableString.Invariant(
                    $"The held-out text of {point.Corpus.Name} has no window of {point.Corpus.SequenceLength + 1L:N0} tokens to validate on; give it more text, or shorten SequenceLength."));
            }

            if (tokens > point.Model.VocabSize)
            {
                string at = levels.Count == 0 ? "" : $" ({string.Join(", ", levels)})";
                throw new CorpusException(FormattableString.Invariant(
                    $"{point.Corpus.Name} has a vocabulary of {tokens} tokens, and the model's{at} has {point.Model.VocabSize}; set Model.VocabSize to at least {tokens}."));
            }
        }
    }

    /// <summary>Every combination of levels at a scale, the last axis fastest.</summary>
    public IReadOnlyList<IReadOnlyList<AxisLevel>> PointsAt(Scale scale) => Combinations(Axes, scale);

    private static IReadOnlyList<IReadOnlyList<AxisLevel>> Combinations(IEnumerable<Axis<TPoint>> axes, Scale scale)
    {
        IReadOnlyList<IReadOnlyList<AxisLevel>> points = [[]];
        foreach (Axis<TPoint> axis in axes)
        {
            points = [.. points.SelectMany(point => axis.LevelsAt(scale).Select(level => (IReadOnlyList<AxisLevel>)[.. point, new AxisLevel(axis.Name, level)]))];
        }

        return points;
    }

    /// <summary>The point of some levels.</summary>
    public TPoint At(IReadOnlyList<AxisLevel> levels) =>
        levels.Aggregate(Baseline, (point, level) => Axes.First(axis => axis.Name == level.Axis).At(point, level.Level));

    /// <summary>The arithmetic of a point at a scale.</summary>
    public TrialPlan PlanOf(TPoint point, Scale scale)
    {
        Training training = TrainingOf(point);
        if (scale != Scale.Full)
        {
            training = training with { Tokens = Math.Min(training.Tokens.Count, TokensAt(scale)) };
        }

        return new TrialPlan(point.Model, training, point.Corpus.SequenceLength)
        {
            OptimizerFloats = point.Optimizer.FloatsPerParameter,
            ComparesMicroBatches = Metrics.Any(metric => metric.NeedsMicroBatches),
        };
    }

    /// <summary>The trial of a point and a seed.</summary>
    public Trial<TPoint> TrialOf(IReadOnlyList<AxisLevel> levels, int seed, Phase phase, Scale scale, CorpusShelf corpora) => TrialsOf(levels, phase, scale, corpora)(seed);

    /// <summary>The trials of a point by their seeds. What no seed changes is made once: a report asks for every trial several times.</summary>
    private Func<int, Trial<TPoint>> TrialsOf(IReadOnlyList<AxisLevel> levels, Phase phase, Scale scale, CorpusShelf corpora)
    {
        TPoint point = At(levels);
        TrialPlan plan = PlanOf(point, scale);
        IReadOnlyList<Setting> settings = LearningSettingsOf(point, plan);
        string fingerprint = corpora.FingerprintOf(point.Corpus);
        return seed => new Trial<TPoint>
        {
            Id = TrialIdentity.Of(settings, Metrics, fingerprint, seed),
            Levels = levels,
            Seed = seed,
            Phase = phase,
            Plan = plan,
            Settings = settings,
            Point = point,
        };
    }

    /// <summary>The trials of the tuning phase; none where no axis is tuned.</summary>
    public IReadOnlyList<Trial<TPoint>> TuningTrials(Scale scale, CorpusShelf corpora)
    {
        if (!Axes.Any(axis => axis.IsTuned) || TuningSeedsAt(scale) == 0)
        {
            return [];
        }

        var points = PointsAt(scale).Select(levels => TrialsOf(levels, Phase.Tuning, scale, corpora)).ToList();
        return [.. from seed in Enumerable.Range(FirstTuningSeed, TuningSeedsAt(scale)) from point in points select point(seed)];
    }

    /// <summary>The trials of the evaluation phase whose tuned levels are known from <paramref name="results"/>, seed by seed.</summary>
    public IReadOnlyList<Trial<TPoint>> EvaluationTrials(Scale scale, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results)
    {
        if (SeedsAt(scale) == 0)
        {
            return [];
        }

        var tuning = new Tuning<TPoint>(this, scale, corpora, results);
        var points = ComparedPointsAt(scale).Select(tuning.Complete).OfType<IReadOnlyList<AxisLevel>>().Select(levels => TrialsOf(levels, Phase.Evaluation, scale, corpora)).ToList();
        return [.. from seed in Enumerable.Range(1, SeedsAt(scale)) from point in points select point(seed)];
    }

    /// <summary>
    /// The trials that measure costs, block by block; in a block every point stands once, in an order of its own, so that a machine that slows down or warms up does so
    /// for all points alike. Tuned axes are at their baselines: what a step costs does not depend on how well it learns.
    /// </summary>
    public IReadOnlyList<Trial<TPoint>> CostTrials(Scale scale, CorpusShelf corpora)
    {
        if (CostBlocksAt(scale) == 0)
        {
            return [];
        }

        var points = ComparedPointsAt(scale).Select(levels => CostTrialsOf(levels, corpora)).ToList();
        var trials = new List<Trial<TPoint>>();
        for (int block = 1; block <= CostBlocksAt(scale); block++)
        {
            var order = new Shuffle(points.Count, SplitMix64.Key(Purpose.CostOrder, block, 0));
            trials.AddRange(Enumerable.Range(0, points.Count).Select(place => points[(int)order[place]](block)));
        }

        return trials;
    }

    /// <summary>The known trials of all phases: those of evaluation are known once their tuned levels are.</summary>
    public IReadOnlyList<Trial<TPoint>> Trials(Scale scale, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results) =>
        [.. TuningTrials(scale, corpora), .. EvaluationTrials(scale, corpora, results), .. CostTrials(scale, corpora)];

    /// <summary>
    /// What the trials of a compared point are known by, but for the text and the seed. Before tuning is done that is all of what may be chosen there: points that are equal at one tuned level only are two arms.
    /// </summary>
    internal ArmIdentity IdentityOf(IReadOnlyList<AxisLevel> compared, IReadOnlyList<AxisLevel> tuned, Scale scale)
    {
        string Learning(IReadOnlyList<AxisLevel> levels) =>
            TrialIdentity.Of(LearningSettingsOf(At(levels), PlanOf(At(levels), scale)), [], "", 0);
        string learning = tuned.Count > 0 || !Axes.Any(axis => axis.IsTuned)
            ? Learning([.. compared, .. tuned])
            : string.Join(' ', Combinations(Axes.Where(axis => axis.IsTuned), scale).Select(levels => Learning([.. compared, .. levels])));
        return new ArmIdentity(learning, TrialIdentity.Of(CostIdentityOf(compared, CostPlanOf(At(compared))), [], "", 0));
    }

    /// <summary>The cost trials of a point by their blocks.</summary>
    private Func<int, Trial<TPoint>> CostTrialsOf(IReadOnlyList<AxisLevel> levels, CorpusShelf corpora)
    {
        TPoint point = At(levels);
        TrialPlan plan = CostPlanOf(point);
        IReadOnlyList<Setting> settings = [.. SettingsOf(point, plan.EffectiveTraining.IdentifyingSettings())];
        IReadOnlyList<Setting> identity = [.. CostIdentityOf(levels, plan)];
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

    /// <summary>What decides what is learnt. The micro-batch only changes it where a metric compares the gradients of micro-batches.</summary>
    private static IReadOnlyList<Setting> LearningSettingsOf(TPoint point, TrialPlan plan)
    {
        IEnumerable<Setting> settings = SettingsOf(point, plan.EffectiveTraining.IdentifyingSettings());
        return [.. plan.ComparesMicroBatches && plan.Training.MicroBatch.Count > 0 ? settings.Append(new("Training.MicroBatch", plan.MicroBatch)) : settings];
    }

    private TrialPlan CostPlanOf(TPoint point) => PlanOf(point, Scale.Full).ForCosts();

    /// <summary>Unlike what is learnt, costs depend on how many sequences are computed at once.</summary>
    private IEnumerable<Setting> CostIdentityOf(IReadOnlyList<AxisLevel> levels, TrialPlan plan) =>
        SettingsOf(At(levels), plan.EffectiveTraining.IdentifyingSettings())
            .Concat([new("Phase", nameof(Phase.Cost)), new("Training.MicroBatch", plan.MicroBatch), new("CostMethod", CostMethod)]);

    /// <summary>The effective settings of a point at a scale, by section.</summary>
    public IReadOnlyList<Setting> SettingsOf(IReadOnlyList<AxisLevel> levels, Scale scale)
    {
        TPoint point = At(levels);
        return [.. SettingsOf(point, PlanOf(point, scale).EffectiveTraining.Settings())];
    }

    /// <summary>Trials of all phases at a scale, whether their tuned levels are known yet or not.</summary>
    public int CountAt(Scale scale) => (int)Math.Min(int.MaxValue, SizeAt(scale).Trials);

    /// <summary>Every combination of the levels of the compared axes at a scale.</summary>
    public IReadOnlyList<IReadOnlyList<AxisLevel>> ComparedPointsAt(Scale scale)
    {
        var tuned = Axes.Where(axis => axis.IsTuned).Select(axis => axis.Name).ToHashSet(StringComparer.Ordinal);
        return [.. PointsAt(scale)
            .Select(point => (IReadOnlyList<AxisLevel>)[.. point.Where(level => !tuned.Contains(level.Axis))])
            .DistinctBy(point => string.Join(',', point))];
    }

    /// <summary>The training of a point, with the step that the command line forces.</summary>
    private Training TrainingOf(TPoint point) => ForcedStep is StepKind step ? point.Training with { Step = step } : point.Training;

    /// <summary>Where points differ in their step, one step for all would make different points the same trial.</summary>
    private IEnumerable<string> ForcedStepProblems(Scale scale)
    {
        if (ForcedStep is not null && PointsAt(scale).Select(levels => At(levels).Training.Step).Distinct().Count() > 1)
        {
            yield return $"{Name} itself says which points take the fast step and which take autograd; leave --step out.";
        }
    }

    /// <summary>The levels of a tuned axis are ranked by their losses, which must be comparable.</summary>
    private string? TuningProblem(Axis<TPoint> axis, Scale scale)
    {
        if (TuningMetric is not { } metric)
        {
            return null;
        }

        foreach (var group in PointsAt(scale).GroupBy(levels => string.Join(',', levels.Where(level => level.Axis != axis.Name))))
        {
            var points = group.Select(At).ToList();
            string? difference = ValidationSet.DifferenceIn(points.Select(ValidationSet.Of), metric) is { } sets ? $"measured on {Language.English.Difference(sets)}"
                : points.Select(point => PlanOf(point, scale).Training.Tokens.Count).Distinct().ToList() is { Count: > 1 } budgets
                    ? $"trained on {Words.List(budgets.Select(tokens => Number.Exact(tokens)))} tokens"
                : null;
            if (difference is not null)
            {
                return $"{Name}: the levels of the tuned axis {axis.Name} are {difference}, so their {Words.InSentence(metric.Name)} cannot choose one. Hold this fixed along {axis.Name}, or compare {axis.Name} without [TunedPer].";
            }
        }

        return null;
    }

    /// <summary>A target that an axis is tuned for and the experiment does not have.</summary>
    private IEnumerable<string> UnknownTargets() =>
        from axis in Axes
        where axis.TunedFor is double value && !Targets.Any(target => target.Value.Equals(value))
        select FormattableString.Invariant($"{Name}: {axis.Name} is tuned for {axis.TunedFor}, which is no target of the experiment; add [Target<ValidationLoss>({axis.TunedFor})].");

    private long TokensAt(Scale scale)
    {
        if (Scaled(scale).Tokens is long declared)
        {
            return declared;
        }

        var plans = PointsAt(scale).Select(levels => At(levels)).Select(point => new TrialPlan(point.Model, TrainingOf(point), point.Corpus.SequenceLength)).ToList();
        long largestStep = plans.Max(plan => plan.TokensPerStep);
        return scale == Scale.Smoke ? 20 * largestStep : Math.Max(100 * largestStep, plans.Max(plan => plan.Training.Tokens.Count) / 8);
    }

    private static IEnumerable<Setting> SettingsOf(TPoint point, IEnumerable<Setting> training)
    {
        static IEnumerable<Setting> Section(string name, IEnumerable<Setting> settings) =>
            settings.Select(setting => new Setting($"{name}.{setting.Name}", setting.Value));

        return Section("Model", point.Model.Settings())
            .Append(new("Corpus", point.Corpus.Name))
            .Append(new("Corpus.SequenceLength", point.Corpus.SequenceLength))
            .Concat(Section("Corpus", point.Corpus.Settings()))
            .Concat(Section("Training", training))
            .Append(new("Optimizer", point.Optimizer.Name))
            .Concat(Section("Optimizer", point.Optimizer.Settings()))
            .Concat(Section("Validation", point.Validation.Settings()));
    }
}
