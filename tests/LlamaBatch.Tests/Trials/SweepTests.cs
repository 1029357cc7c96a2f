using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

public class SweepTests
{
    private static readonly Bench.Sweep _sweep = new();
    private static readonly CorpusShelf _corpora = new("");

    [Fact]
    public void Tuning_tries_every_point_on_seeds_of_its_own()
    {
        var tuning = _sweep.PlannedAt(Scale.Full).TuningTrials(_corpora);
        var results = Bench.ResultsOf(_sweep, Scale.Full, Bench.Finished);
        var evaluation = _sweep.PlannedAt(Scale.Full).EvaluationTrials(_corpora, results);

        Assert.Equal(4 * 2 * 3 * 2, tuning.Count);
        Assert.Equal(4 * 2 * 5, evaluation.Count);
        Assert.Equal(tuning.Count + evaluation.Count + (4 * 2 * 4), _sweep.PlannedAt(Scale.Full).Count);
        Assert.Empty(tuning.Select(trial => trial.Seed).Intersect(evaluation.Select(trial => trial.Seed)));
    }

    [Fact]
    public void The_best_level_goes_on_to_evaluation()
    {
        var results = Bench.ResultsOf(_sweep, Scale.Full, Bench.Finished);

        Assert.All(
            _sweep.PlannedAt(Scale.Full).EvaluationTrials(_corpora, results),
            trial => Assert.Equal(trial.Point.BatchSize >= 256 ? 1.2e-2 : 6e-3, trial.Point.LearningRate));
    }

    /// <summary>The rate that is best for the end of a run is too low for its middle.</summary>
    [Fact]
    public void A_rate_can_be_tuned_for_a_target()
    {
        var forEnd = new Bench.Sweep(new Target("ValidationLoss", 2.5));
        var forTarget = new Bench.Sweep(new Target("ValidationLoss", 2.5)) { TunedFor = 2.5 };
        double[] RatesOf(Bench.Sweep sweep) =>
            [.. sweep.PlannedAt(Scale.Full).EvaluationTrials(_corpora, Bench.ResultsOf(sweep, Scale.Full, Bench.HigherIsFaster))
                .Select(trial => trial.Point.LearningRate)
                .Distinct()];

        Assert.Equal([3e-3], RatesOf(forEnd));
        Assert.Equal([1.2e-2], RatesOf(forTarget));
        Assert.Equal(
            forEnd.PlannedAt(Scale.Full).TuningTrials(_corpora).Select(trial => trial.Id),
            forTarget.PlannedAt(Scale.Full).TuningTrials(_corpora).Select(trial => trial.Id));
    }

    /// <summary>Where no level reaches the target, the end of the run decides.</summary>
    [Fact]
    public void A_target_that_no_trial_reaches_leaves_the_choice_to_the_end()
    {
        var sweep = new Bench.Sweep(new Target("ValidationLoss", 0.5)) { TunedFor = 0.5 };
        var results = Bench.ResultsOf(sweep, Scale.Full, Bench.HigherIsFaster);
        TunedLevel tuned = new Tuning<Bench>(sweep.PlannedAt(Scale.Full), _corpora, results).Best(
            sweep.Axes.First(axis => axis.IsTuned),
            [new("BatchSize", "16")])!;

        Assert.Equal("0.003", tuned.Level.Level);
        Assert.Equal([4, 4, 4], tuned.NotReached);
        Assert.Equal(
            ["Bench: LearningRate is tuned for 0.7, which is not a target of the experiment; add [Target<ValidationLoss>(0.7)]."],
            new Bench.Sweep { TunedFor = 0.7 }.PlannedAt(Scale.Full).ProblemSentences());
    }

    /// <summary>
    /// Two heads at the lowest rate are the best combination, although four heads are better on average over the rates.
    /// </summary>
    [Fact]
    public void Axes_tuned_together_take_their_best_combination()
    {
        static double Loss(Bench point) => point.Heads == 4 ? 2 : point.LearningRate < 5e-3 ? 1 : 3;
        var sweep = new Bench.Sweep { HeadsTunedPer = ["BatchSize"] };
        var results = Bench.ResultsOf(sweep, Scale.Full, trial => Scored(trial, Loss(trial.Point)));

        Assert.All(
            sweep.PlannedAt(Scale.Full).EvaluationTrials(_corpora, results),
            trial => Assert.Equal((2, 3e-3), (trial.Point.Heads, trial.Point.LearningRate)));
        var tuning = new Tuning<Bench>(sweep.PlannedAt(Scale.Full), _corpora, results);
        TunedLevel heads = tuning.Best(sweep.Axes[1], [new("BatchSize", "16")])!;
        TunedLevel rate = tuning.Best(sweep.Axes[2], [new("BatchSize", "16")])!;
        Assert.Equal([1, 2], heads.Scores.Select(score => score.Value));
        Assert.Equal([1, 3, 3], rate.Scores.Select(score => score.Value));
        Assert.All(heads.Trials, trials => Assert.Equal(2, trials.Count));
    }

    /// <summary>
    /// Heads are chosen once for all batch sizes, each number with the best rate of each batch size, and the rates then for these heads.
    /// </summary>
    [Fact]
    public void An_axis_that_is_tuned_for_all_comes_before_one_that_is_tuned_for_each()
    {
        static double Loss(Bench point) => (point.Heads, point.BatchSize) switch
        {
            (2, 16) => point.LearningRate < 5e-3 ? 0 : 9,
            (2, _) => point.LearningRate > 1e-2 ? 2 : 9,
            (_, 16) => point.LearningRate is > 5e-3 and < 1e-2 ? 1.9 : 3,
            _ => point.LearningRate < 5e-3 ? 1.9 : 3,
        };
        var sweep = new Bench.Sweep { HeadsTunedPer = [] };
        var results = Bench.ResultsOf(sweep, Scale.Full, trial => Scored(trial, Loss(trial.Point)));

        Assert.All(
            sweep.PlannedAt(Scale.Full).EvaluationTrials(_corpora, results),
            trial => Assert.Equal((2, trial.Point.BatchSize == 16 ? 3e-3 : 1.2e-2), (trial.Point.Heads, trial.Point.LearningRate)));
        TunedLevel heads = new Tuning<Bench>(sweep.PlannedAt(Scale.Full), _corpora, results).Best(sweep.Axes[1], [new("BatchSize", "16")])!;
        Assert.Equal([1.5, 1.9], heads.Scores.Select(score => Math.Round(score.Value, 9)));
    }

    /// <summary>Names have no order, so the first and the last of them are no edge.</summary>
    [Theory]
    [InlineData("Cosine", false, "Constant", "Cosine")]
    [InlineData("true", false, "false", "true")]
    [InlineData("0.003", true, "0.001", "0.003")]
    [InlineData("0.003", false, "0.001", "0.003", "0.009")]
    [InlineData("0.003", false, "0.009", "0.001", "0.003")]
    [InlineData("0.003", false, "0.003")]
    public void Only_numbers_have_an_edge(string level, bool isEnd, params string[] levels) =>
        Assert.Equal(isEnd, TunedLevel.IsEnd(level, levels));

    [Fact]
    public void Evaluation_waits_for_the_tuning_of_its_own_group_only()
    {
        var results = _sweep.PlannedAt(Scale.Full).TuningTrials(_corpora).Where(trial => trial.Point.BatchSize != 512)
            .ToDictionary(trial => trial.Id, Bench.Finished);

        Assert.Equal(
            [16, 100, 256],
            _sweep.PlannedAt(Scale.Full).EvaluationTrials(_corpora, results).Select(trial => trial.Point.BatchSize).Distinct().Order());
    }

    [Fact]
    public void A_tie_goes_to_the_earlier_level()
    {
        var results = Bench.ResultsOf(_sweep, Scale.Full, trial => Bench.Finished(
            trial) with { Learning = new Dictionary<string, IReadOnlyList<Measurement>> { ["ValidationLoss"] = [new(1, 2)] } });

        Assert.All(_sweep.PlannedAt(Scale.Full).EvaluationTrials(_corpora, results), trial => Assert.Equal(3e-3, trial.Point.LearningRate));
    }

    [Fact]
    public void A_level_that_diverges_is_not_chosen()
    {
        var results = Bench.ResultsOf(
            _sweep,
            Scale.Full,
            trial => Bench.Finished(trial) with { Outcome = trial.Point.LearningRate > 5e-3 ? Outcome.Diverged : Outcome.Completed });

        Assert.All(_sweep.PlannedAt(Scale.Full).EvaluationTrials(_corpora, results), trial => Assert.Equal(3e-3, trial.Point.LearningRate));
    }

    [Theory]
    [InlineData(Scale.Full, 4_000_000, 4)]
    [InlineData(Scale.Quick, 1_638_400, 3)]              // 100 steps of 256 sequences of 64 tokens are more than an eighth
    [InlineData(Scale.Smoke, 655_360, 3)]                // 20 steps of 512 sequences; the first level, the last and the baseline
    public void A_scale_shortens_in_the_way_it_declares(Scale scale, long tokens, int batchSizes)
    {
        var trials = _sweep.PlannedAt(scale).TuningTrials(_corpora);

        Assert.All(trials, trial => Assert.Equal(tokens, trial.Plan.Training.Tokens.Count));
        Assert.Equal(batchSizes, trials.Select(trial => trial.Point.BatchSize).Distinct().Count());
    }

    [Fact]
    public void The_step_is_fast_by_default_and_part_of_a_trials_settings()
    {
        Assert.Contains(new Setting("Step", "fast"), new Training().Settings());
        Assert.Contains(new Setting("Step", "autograd"), new Training { Step = StepKind.Autograd }.Settings());
        Assert.Contains(new Setting("Training.Step", "fast"), _sweep.PlannedAt(Scale.Full).TuningTrials(_corpora)[0].Settings);
    }

    [Fact]
    public void Each_trial_is_made_alone_from_its_levels()
    {
        PlannedSweep<Bench> planned = _sweep.PlannedAt(Scale.Quick, StepKind.Autograd);

        Assert.All(
            planned.Trials(_corpora, Bench.ResultsOf(_sweep, Scale.Quick, Bench.Finished, StepKind.Autograd)),
            trial => Assert.Equal(trial.Id, planned.TrialOf(trial.Levels, trial.Seed, trial.Phase, _corpora).Id));
    }

    [Theory]
    [InlineData(Scale.Full)]
    [InlineData(Scale.Smoke)]
    public void A_forced_step_is_that_of_every_plan_and_makes_other_trials(Scale scale)
    {
        IReadOnlyList<Trial<Bench>> trials = _sweep.PlannedAt(scale, StepKind.Autograd).TuningTrials(_corpora);

        Assert.All(trials, trial => Assert.Equal(StepKind.Autograd, trial.Plan.Training.Step));
        Assert.All(trials, trial => Assert.Contains(new Setting("Training.Step", "autograd"), trial.Settings));
        Assert.Empty(trials.Select(trial => trial.Id).Intersect(_sweep.PlannedAt(scale).TuningTrials(_corpora).Select(trial => trial.Id)));
        Assert.Equal(
            _sweep.PlannedAt(scale).TuningTrials(_corpora).Select(trial => trial.Id),
            _sweep.PlannedAt(scale, StepKind.Fast).TuningTrials(_corpora).Select(trial => trial.Id));
    }

    [Fact]
    public void A_sweep_over_both_steps_refuses_one_for_all()
    {
        Assert.Empty(new BothSteps().PlannedAt(Scale.Full).ProblemSentences());
        Assert.Equal(
            ["BothSteps itself says which points take the fast step and which take autograd; leave --step out."],
            new BothSteps().PlannedAt(Scale.Full, StepKind.Fast).ProblemSentences());
    }

    [Fact]
    public void A_sweep_that_can_run_has_no_problem() => Assert.Empty(_sweep.PlannedAt(Scale.Smoke).ProblemSentences());

    [Fact]
    public void What_the_compiler_could_not_see_is_said_before_anything_runs()
    {
        IReadOnlyList<string> problems = new OddHeads([2, 3], level => level).PlannedAt(Scale.Full).ProblemSentences();

        Assert.All(problems, problem => Assert.StartsWith("OddHeads (Heads=3): ", problem, StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains(
            "Heads is 3; HiddenSize / Heads must be an even integer, and HiddenSize is 64",
            StringComparison.Ordinal));
    }

    /// <summary>An accessor that changes its value would give trials the label of other ones.</summary>
    [Fact]
    public void An_axis_that_does_not_keep_its_level_is_refused()
    {
        Assert.Contains(
            "OddHeads: Heads is 4 after it is set to 2. Let accessors and copy constructors keep the value, "
                + "and compute from it in another property.",
            new OddHeads([2, 4], level => 6 - level).PlannedAt(Scale.Full).ProblemSentences());
        Assert.Empty(new OddHeads([2, 4], level => level).PlannedAt(Scale.Full).ProblemSentences());
    }

    /// <summary>The axis that is set last is right; the one before it has lost its level.</summary>
    [Fact]
    public void An_axis_that_another_one_resets_is_refused() =>
        Assert.Contains(
            new OddHeads([2, 4], level => level, resets: true).PlannedAt(Scale.Full).ProblemSentences(),
            problem => problem.StartsWith("OddHeads: Heads is 4 after it is set to 2. ", StringComparison.Ordinal));

    [Fact]
    public void A_setting_out_of_its_range_is_said_before_anything_runs()
    {
        string[] Of(Optimizer optimizer, Training? training = null)
            => [.. optimizer.Problems().Concat((training ?? new Training()).Problems()).Select(problem => problem.Property)];

        Assert.Empty(Of(new AdamW()));
        Assert.Empty(Of(new Sgd { Momentum = 0 }, new Training { GradientClip = 0, Schedule = Schedule.WarmupStableDecay(0.7, 0.3) }));
        Assert.Equal(
            ["LearningRate", "Beta1", "Beta2", "Epsilon", "WeightDecay"],
            Of(new AdamW { LearningRate = double.PositiveInfinity, Beta1 = 1.5, Beta2 = 1, Epsilon = 0, WeightDecay = double.NaN }));
        Assert.Equal(["LearningRate", "Momentum", "WeightDecay"], Of(new Sgd { LearningRate = 0, Momentum = -0.1, WeightDecay = -1 }));
        Assert.Equal(
            ["GradientClip", "MicroBatch", "AveragingHalfLife"],
            Of(new AdamW(), new Training { GradientClip = -1, MicroBatch = -3, AveragingHalfLife = -1 }));
        foreach (Schedule schedule in new Schedule[] {
            Schedule.Cosine(warmup: -0.1),
            Schedule.Linear(floor: 2),
            Schedule.WarmupStableDecay(decay: 1.1),
            Schedule.Constant(warmup: 1.5),
            Schedule.WarmupStableDecay(0.6, 0.6),
            null! })
        {
            Assert.StartsWith("Schedule", Assert.Single(Of(new AdamW(), new Training { Schedule = schedule })), StringComparison.Ordinal);
        }

        Assert.Contains(
            "OddHeads: LearningRate is -1; it must be finite and above 0.",
            new OddHeads([2, 3], level => level, rate: -1).PlannedAt(Scale.Full).ProblemSentences());
    }

    /// <summary>One sentence for a problem that every tuned level has, with the levels of the others.</summary>
    [Fact]
    public void A_problem_of_many_points_is_said_once()
    {
        Assert.Equal(
            ["Broken (Size=128): SequenceLength is 128; it must be at most the model's MaxPositionEmbeddings, which is 64. "
                + "Shorten the sequences or raise MaxPositionEmbeddings."],
            new Broken(point => point with { Length = point.Heads == 128 ? 128 : 64 }).PlannedAt(Scale.Full).ProblemSentences());
        Assert.Equal(
            ["Broken (Size=128): Corpus is null; it must have a value."],
            new Broken(point => point with { Length = point.Heads == 128 ? -1 : 64 }).PlannedAt(Scale.Quick).ProblemSentences());
        Assert.Equal(
            ["Broken (Size=128): its settings throw DivideByZeroException: Attempted to divide by zero."],
            new Broken(point => point with { Length = point.Heads == 128 ? 0 : 64 }).PlannedAt(Scale.Smoke).ProblemSentences());
    }

    /// <summary>The compiler evaluates neither every initializer nor the author's own metrics.</summary>
    [Fact]
    public void A_baseline_outside_the_sweep_is_said_before_anything_runs() => Assert.Equal(
        ["Broken: the baseline of Size is 9; it must be one of the levels. Use 4 or 128."],
        new Broken(point => point, baseline: 9).PlannedAt(Scale.Full).ProblemSentences());

    [Fact]
    public void A_metric_of_the_authors_keeps_its_contract_or_is_refused()
    {
        Assert.Empty(MetricDefinition.Validation<ValidationLoss>().Problems());
        Assert.Equal(
            [
                "Broken: Contractless.Name is empty; reports need it. Write a name.",
                "Broken: Contractless.Unit is null; it must be a text. Write \"1\" for a number without a unit.",
                "Broken: Contractless.Better is 9; it must be Neither or Lower or Higher.",
                "Broken: Contractless.Contrast is 9; it must be Difference or Ratio.",
                "Broken: Contractless.Margin is NaN; it must be finite and at least 0.",
                "Broken: Contractless.Lowest is 1 and Contractless.Highest is 1; the lowest value must be below the highest.",
                "Broken: Contractless.WhenDiverged(256) is NaN; it must be a number. Return the value of a uniform model.",
            ],
            new Broken(point => point, metric: MetricDefinition.Validation<Contractless>()).PlannedAt(Scale.Full).ProblemSentences());
        Assert.Empty(MetricDefinition.Cost<TokensPerSecond>().Problems());
        Assert.Contains(
            "throws DivideByZeroException",
            Assert.Single((MetricDefinition.Validation<ValidationLoss>() with { WhenDiverged = size => 1 / (size - 256) }).Problems()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_the_sweep_itself_have_ranges()
    {
        Assert.Equal(
            ["Broken: Seeds is 0; it must be in [1, 1,000]."],
            new Broken(point => point, seeds: 0).PlannedAt(Scale.Full).ProblemSentences());
        Assert.Equal(
            ["Broken: TuningSeeds is -1; it must be in [1, 1,000]."],
            new Broken(point => point, tuningSeeds: -1).PlannedAt(Scale.Full).ProblemSentences());
        Assert.Empty(new Broken(point => point).PlannedAt(Scale.Full).ProblemSentences());
    }

    [Theory]
    [InlineData(
        1_000_000,
        1_000_000,
        "The sweep has 2,000,000,000,000 trials; it must have at most 1,000,000. Remove levels, axes or seeds.")]
    [InlineData(int.MaxValue, int.MaxValue, "The sweep has 9,223,372,028,264,841,216 trials;")]
    public void A_sweep_of_absurd_size_is_counted_and_refused(int levels, int others, string problem) =>
        Assert.StartsWith(
            problem,
            Assert.Single(new SweepSize(new Repetitions(2, 0, 0)) { ComparedLevels = [levels, others] }.Problems()).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Llama7B", "Model", "The model has 6,738,415,616 weights; it must have at most 2,000,000,000.")]
    [InlineData(
        "Nano",
        "Training.MicroBatch",
        "MicroBatch is 1,000,000, or 1,048,576,000,000 tokens at once; it must be at most 100,000,000 tokens.")]
    public void Settings_that_are_legal_apart_may_be_illegal_together(string preset, string property, string message)
    {
        var training = new Training { BatchSize = 1_000_000, Tokens = 100_000_000_000_000, MicroBatch = preset == "Nano" ? 1_000_000 : 1 };
        var plan = new TrialPlan(
            (preset == "Nano" ? LlamaConfig.Nano : LlamaConfig.Llama7B) with { MaxPositionEmbeddings = 1 << 20 },
            training,
            1 << 20);

        SettingProblem problem = Assert.Single(plan.Problems());
        Assert.Equal(property, problem.Property);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    /// <summary>A metric that could only ever be not a number is refused instead of leaving an empty column.</summary>
    [Fact]
    public void Metrics_of_the_gradient_noise_say_what_they_need()
    {
        Assert.Equal(
            ["Noise (BatchSize=1): GradientVariance compares micro-batches of a batch, but BatchSize is 1. "
                + "Remove the metric or raise BatchSize."],
            new Noise().PlannedAt(Scale.Full).ProblemSentences());
        Assert.Equal(
            ["Noise: Only the fast step measures GainVariance. Remove the metric, or set Step and --step to fast."],
            new Noise().PlannedAt(Scale.Full, StepKind.Autograd).ProblemSentences()
                .Where(problem => problem.Contains("Gain", StringComparison.Ordinal)));
        Assert.Equal(2, new Noise().PlannedAt(Scale.Full).PlanOf(new Bench { BatchSize = 4 }).MicroBatch);
        Assert.Equal(
            ["Scaled (IsAdam=false): PreconditionedVariance needs an optimizer with a preconditioner, such as AdamW, but Optimizer is SGD. "
                + "Remove the metric or change the optimizer."],
            new Scaled().PlannedAt(Scale.Full).ProblemSentences());
    }

    /// <summary>Claims of arithmetic need no trial.</summary>
    [Fact]
    public void What_measures_nothing_trains_nothing() => Assert.Equal(0, new BothSteps().PlannedAt(Scale.Full).Count);

    /// <summary>A corpus that is null at a length of -1, and throws at 0.</summary>
    private sealed class Broken(
        Func<BrokenBench, BrokenBench> change,
        int seeds = 1,
        int tuningSeeds = 1,
        int baseline = 4,
        MetricDefinition? metric = null) : Sweep<BrokenBench>
    {
        public override string Name => "Broken";

        public override string Question => "?";

        public override BrokenBench Baseline { get; } = new();

        public override IReadOnlyList<Axis<BrokenBench>> Axes { get; } =
        [
            new Axis<BrokenBench, int> {
                Name = "Size",
                Levels = [4, 128],
                BaselineLevel = baseline,
                With = (point, level) => change(point with { Heads = level }) },
            new Axis<BrokenBench, double> {
                Name = "LearningRate",
                Levels = [1e-3, 2e-3, 3e-3],
                BaselineLevel = 1e-3,
                IsTuned = true,
                With = (point, level) => point with { LearningRate = level } },
        ];

        public override IReadOnlyList<MetricDefinition> Metrics { get; }
            = metric is null ? [MetricDefinition.Validation<ValidationLoss>()] : [metric];

        public override int Seeds => seeds;

        public override int TuningSeeds => tuningSeeds;

        public override int CostBlocks => 4;
    }

    /// <summary>A metric that says all that no metric may.</summary>
    private abstract class Contractless : IValidationMetric
    {
        public static string Name => " ";

        public static string Unit => null!;

        public static Better Better => (Better)9;

        public static Contrast Contrast => (Contrast)9;

        public static double Margin => double.NaN;

        public static double Lowest => 1;

        public static double Highest => 1;

        public static double WhenDiverged(int vocabSize) => double.NaN;

        public static double Measure(ValidationOutcome validation) => 1;
    }

    private sealed record BrokenBench : LlamaExperiment
    {
        public int Heads { get; init; } = 4;

        public int Length { get; init; } = 64;

        public double LearningRate { get; init; }

        public override LlamaConfig Model => LlamaConfig.Nano;

        public override Corpus Corpus => Length < 0 ? null! : new MarkovText { SequenceLength = Length / (1 / Math.Min(1, Length)) };

        public override Training Training => new() { Tokens = 4_000_000 };

        public override AdamW Optimizer => new() { LearningRate = LearningRate };
    }

    private sealed class Noise : Sweep<Bench>
    {
        public override string Name => "Noise";

        public override string Question => "?";

        public override Bench Baseline { get; } = new();

        public override IReadOnlyList<Axis<Bench>> Axes { get; } =
            [new Axis<Bench, int> {
                Name = "BatchSize",
                Levels = [1, 4],
                BaselineLevel = 4,
                With = (point, level) => point with { BatchSize = level } }];

        public override IReadOnlyList<MetricDefinition> Metrics { get; }
            = [MetricDefinition.Step<GradientVariance>(), MetricDefinition.Step<GainVariance>()];

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 4;
    }

    private sealed record AnyOptimizer : LlamaExperiment
    {
        public bool IsAdam { get; init; } = true;

        public override LlamaConfig Model => LlamaConfig.Nano;

        public override Corpus Corpus => new MarkovText { SequenceLength = 32 };

        public override Training Training => new() { BatchSize = 4, Tokens = 4_000_000 };

        public override Optimizer Optimizer => IsAdam ? new AdamW() : new Sgd();
    }

    private sealed class Scaled : Sweep<AnyOptimizer>
    {
        public override string Name => "Scaled";

        public override string Question => "?";

        public override AnyOptimizer Baseline { get; } = new();

        public override IReadOnlyList<Axis<AnyOptimizer>> Axes { get; } =
            [new Axis<AnyOptimizer, bool> {
                Name = "IsAdam",
                Levels = [true, false],
                BaselineLevel = true,
                With = (point, level) => point with { IsAdam = level } }];

        public override IReadOnlyList<MetricDefinition> Metrics { get; } = [MetricDefinition.Step<PreconditionedVariance>()];

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 4;
    }

    private sealed class BothSteps : Sweep<Bench>
    {
        public override string Name => "BothSteps";

        public override string Question => "?";

        public override Bench Baseline { get; } = new();

        public override IReadOnlyList<Axis<Bench>> Axes { get; } =
            [new Axis<Bench, StepKind> {
                Name = "Step",
                Levels = [StepKind.Fast, StepKind.Autograd],
                BaselineLevel = StepKind.Fast,
                With = (point, level) => point with { Step = level } }];

        public override IReadOnlyList<MetricDefinition> Metrics { get; } = [];

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 4;
    }

    private sealed class OddHeads(IReadOnlyList<int> levels, Func<int, int> set, double rate = 1e-3, bool resets = false) : Sweep<Bench>
    {
        public override string Name => "OddHeads";

        public override string Question => "?";

        public override Bench Baseline { get; } = new() { LearningRate = rate };

        public override IReadOnlyList<Axis<Bench>> Axes { get; } =
        [
            new Axis<Bench, int>
            {
                Name = "Heads",
                Levels = levels,
                BaselineLevel = 4,
                With = (point, level) => point with { Heads = set(level) },
            },
            .. resets
                ? [new Axis<Bench, int>
                {
                    Name = "BatchSize",
                    Levels = [100, 512],
                    BaselineLevel = 100,
                    With = (point, level) => point with { BatchSize = level, Heads = 4 },
                }]
                : Array.Empty<Axis<Bench>>(),
        ];

        public override IReadOnlyList<MetricDefinition> Metrics { get; } = [];

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 4;
    }

    private static TrialResult Scored(Trial<Bench> trial, double loss) => Bench.Finished(trial) with
    {
        Learning = new Dictionary<string, IReadOnlyList<Measurement>> { ["ValidationLoss"] = [new(1, loss)] },
    };
}
