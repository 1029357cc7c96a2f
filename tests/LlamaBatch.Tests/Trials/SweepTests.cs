using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

public class SweepTests
{
    private static readonly Bench.Sweep Sweep = new();
    private static readonly CorpusShelf Corpora = new("");

    [Fact]
    public void Tuning_tries_every_point_on_seeds_of_its_own()
    {
        var tuning = Sweep.TuningTrials(Scale.Full, Corpora);
        var results = Bench.ResultsOf(Sweep, Scale.Full, Bench.Finished);
        var evaluation = Sweep.EvaluationTrials(Scale.Full, Corpora, results);

        Assert.Equal(4 * 2 * 3 * 2, tuning.Count);
        Assert.Equal(4 * 2 * 5, evaluation.Count);
        Assert.Equal(tuning.Count + evaluation.Count + (4 * 2 * 4), Sweep.CountAt(Scale.Full));
        Assert.Empty(tuning.Select(trial => trial.Seed).Intersect(evaluation.Select(trial => trial.Seed)));
    }

    [Fact]
    public void The_best_level_goes_on_to_evaluation()
    {
        var results = Bench.ResultsOf(Sweep, Scale.Full, Bench.Finished);

        Assert.All(
            Sweep.EvaluationTrials(Scale.Full, Corpora, results),
            trial => Assert.Equal(trial.Point.BatchSize >= 256 ? 1.2e-2 : 6e-3, trial.Point.LearningRate));
    }

    /// <summary>The rate that is best for the end of a run is too low for its middle.</summary>
    [Fact]
    public void A_rate_can_be_tuned_for_a_target()
    {
        var forEnd = new Bench.Sweep(new Target("ValidationLoss", 2.5));
        var forTarget = new Bench.Sweep(new Target("ValidationLoss", 2.5)) { TunedFor = 2.5 };
        double[] RatesOf(Bench.Sweep sweep) =>
            [.. sweep.EvaluationTrials(Scale.Full, Corpora, Bench.ResultsOf(sweep, Scale.Full, Bench.HigherIsFaster)).Select(trial => trial.Point.LearningRate).Distinct()];

        Assert.Equal([3e-3], RatesOf(forEnd));
        Assert.Equal([1.2e-2], RatesOf(forTarget));
        Assert.Equal(forEnd.TuningTrials(Scale.Full, Corpora).Select(trial => trial.Id), forTarget.TuningTrials(Scale.Full, Corpora).Select(trial => trial.Id));
    }

    /// <summary>Where no level reaches the target, the end of the run decides.</summary>
    [Fact]
    public void A_target_that_no_trial_reaches_leaves_the_choice_to_the_end()
    {
        var sweep = new Bench.Sweep(new Target("ValidationLoss", 0.5)) { TunedFor = 0.5 };
        var results = Bench.ResultsOf(sweep, Scale.Full, Bench.HigherIsFaster);
        TunedLevel tuned = new Tuning<Bench>(sweep, Scale.Full, Corpora, results).Best(sweep.Axes.First(axis => axis.IsTuned), [new("BatchSize", "16")])!;

        Assert.Equal("0.003", tuned.Level.Level);
        Assert.Equal([4, 4, 4], tuned.NotReached);
        Assert.Equal(["Bench: LearningRate is tuned for 0.7, which is no target of the experiment; add [Target<ValidationLoss>(0.7)]."], new Bench.Sweep { TunedFor = 0.7 }.ProblemsAt(Scale.Full));
    }

    [Fact]
    public void Evaluation_waits_for_the_tuning_of_its_own_group_only()
    {
        var results = Sweep.TuningTrials(Scale.Full, Corpora).Where(trial => trial.Point.BatchSize != 512).ToDictionary(trial => trial.Id, Bench.Finished);

        Assert.Equal([16, 100, 256], Sweep.EvaluationTrials(Scale.Full, Corpora, results).Select(trial => trial.Point.BatchSize).Distinct().Order());
    }

    [Fact]
    public void A_tie_goes_to_the_earlier_level()
    {
        var results = Bench.ResultsOf(Sweep, Scale.Full, trial => Bench.Finished(trial) with { Learning = new Dictionary<string, IReadOnlyList<Measurement>> { ["ValidationLoss"] = [new(1, 2)] } });

        Assert.All(Sweep.EvaluationTrials(Scale.Full, Corpora, results), trial => Assert.Equal(3e-3, trial.Point.LearningRate));
    }

    [Fact]
    public void A_level_that_diverges_is_not_chosen()
    {
        var results = Bench.ResultsOf(Sweep, Scale.Full, trial => Bench.Finished(trial) with { Outcome = trial.Point.LearningRate > 5e-3 ? Outcome.Diverged : Outcome.Completed });

        Assert.All(Sweep.EvaluationTrials(Scale.Full, Corpora, results), trial => Assert.Equal(3e-3, trial.Point.LearningRate));
    }

    [Theory]
    [InlineData(Scale.Full, 4_000_000, 4)]
    [InlineData(Scale.Quick, 1_638_400, 3)]              // 100 steps of 256 sequences of 64 tokens are more than an eighth
    [InlineData(Scale.Smoke, 655_360, 3)]                // 20 steps of 512 sequences; the first level, the last and the baseline
    public void A_scale_shortens_in_the_way_it_declares(Scale scale, long tokens, int batchSizes)
    {
        var trials = Sweep.TuningTrials(scale, Corpora);

        Assert.All(trials, trial => Assert.Equal(tokens, trial.Plan.Training.Tokens.Count));
        Assert.Equal(batchSizes, trials.Select(trial => trial.Point.BatchSize).Distinct().Count());
    }

    [Fact]
    public void The_step_is_fast_by_default_and_part_of_a_trials_settings()
    {
        Assert.Contains(new Setting("Step", "fast"), new Training().Settings());
        Assert.Contains(new Setting("Step", "autograd"), new Training { Step = StepKind.Autograd }.Settings());
        Assert.Contains(new Setting("Training.Step", "fast"), Sweep.TuningTrials(Scale.Full, Corpora)[0].Settings);
    }

    [Theory]
    [InlineData(Scale.Full)]
    [InlineData(Scale.Smoke)]
    public void A_forced_step_is_that_of_every_plan_and_makes_other_trials(Scale scale)
    {
        var forced = new Bench.Sweep { ForcedStep = StepKind.Autograd };
        IReadOnlyList<Trial<Bench>> trials = forced.TuningTrials(scale, Corpora);

        Assert.All(trials, trial => Assert.Equal(StepKind.Autograd, trial.Plan.Training.Step));
        Assert.All(trials, trial => Assert.Contains(new Setting("Training.Step", "autograd"), trial.Settings));
        Assert.Empty(trials.Select(trial => trial.Id).Intersect(Sweep.TuningTrials(scale, Corpora).Select(trial => trial.Id)));
        forced.ForcedStep = StepKind.Fast;
        Assert.Equal(Sweep.TuningTrials(scale, Corpora).Select(trial => trial.Id), forced.TuningTrials(scale, Corpora).Select(trial => trial.Id));
    }

    [Fact]
    public void A_sweep_over_both_steps_refuses_one_for_all()
    {
        Assert.Empty(new BothSteps().ProblemsAt(Scale.Full));
        Assert.Equal(
            ["BothSteps itself says which points take the fast step and which take autograd; leave --step out."],
            new BothSteps { ForcedStep = StepKind.Fast }.ProblemsAt(Scale.Full));
    }

    [Fact]
    public void A_sweep_that_can_run_has_no_problem() => Assert.Empty(Sweep.ProblemsAt(Scale.Smoke));

    [Fact]
    public void What_the_compiler_could_not_see_is_said_before_anything_runs()
    {
        IReadOnlyList<string> problems = new OddHeads().ProblemsAt(Scale.Full);

        Assert.All(problems, problem => Assert.StartsWith("OddHeads (Heads=3): ", problem, StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("is not divisible by 3 heads", StringComparison.Ordinal));
    }

    [Fact]
    public void A_setting_out_of_its_range_is_said_before_anything_runs()
    {
        string[] Of(Optimizer optimizer, Training? training = null) => [.. optimizer.Problems().Concat((training ?? new Training()).Problems()).Select(problem => problem.Property)];

        Assert.Empty(Of(new AdamW()));
        Assert.Empty(Of(new Sgd { Momentum = 0 }, new Training { GradientClip = 0, Schedule = Schedule.WarmupStableDecay(0.7, 0.7) }));
        Assert.Equal(["LearningRate", "Beta1", "Beta2", "Epsilon", "WeightDecay"], Of(new AdamW { LearningRate = double.PositiveInfinity, Beta1 = 1.5, Beta2 = 1, Epsilon = 0, WeightDecay = double.NaN }));
        Assert.Equal(["LearningRate", "Momentum", "WeightDecay"], Of(new Sgd { LearningRate = 0, Momentum = -0.1, WeightDecay = -1 }));
        Assert.Equal(["GradientClip", "MicroBatch", "AveragingHalfLife"], Of(new AdamW(), new Training { GradientClip = -1, MicroBatch = -3, AveragingHalfLife = -1 }));
        foreach (Schedule schedule in new Schedule[] { Schedule.Cosine(warmup: -0.1), Schedule.Linear(floor: 2), Schedule.WarmupStableDecay(decay: 1.1), Schedule.Constant(warmup: 1.5) })
        {
            Assert.Equal(["Schedule"], Of(new AdamW(), new Training { Schedule = schedule }));
        }

        Assert.Contains("OddHeads: LearningRate is -1; a rate that learns is positive and finite.", new OddHeads(rate: -1).ProblemsAt(Scale.Full));
    }

    /// <summary>A metric that could only ever be not a number is refused instead of leaving an empty column.</summary>
    [Fact]
    public void Metrics_of_the_gradient_noise_say_what_they_need()
    {
        Assert.Equal(
            ["Noise (BatchSize=1): GradientVariance compares parts of a batch, and a batch of one sequence has none; leave the metric out or make the batch larger."],
            new Noise().ProblemsAt(Scale.Full));
        Assert.Equal(
            ["Noise: GainVariance is measured by the fast step alone; leave the metric out, or Step and --step at fast."],
            new Noise { ForcedStep = StepKind.Autograd }.ProblemsAt(Scale.Full).Where(problem => problem.Contains("Gain", StringComparison.Ordinal)));
        Assert.Equal(2, new Noise().PlanOf(new Bench { BatchSize = 4 }, Scale.Full).MicroBatch);
    }

    private sealed class Noise : Sweep<Bench>
    {
        public override string Name => "Noise";

        public override string Question => "?";

        public override Bench Baseline { get; } = new();

        public override IReadOnlyList<Axis<Bench>> Axes { get; } =
            [new Axis<Bench, int> { Name = "BatchSize", Levels = [1, 4], BaselineLevel = 4, With = (point, level) => point with { BatchSize = level } }];

        public override IReadOnlyList<MetricDefinition> Metrics { get; } = [MetricDefinition.Step<GradientVariance>(), MetricDefinition.Step<GainVariance>()];

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
            [new Axis<Bench, StepKind> { Name = "Step", Levels = [StepKind.Fast, StepKind.Autograd], BaselineLevel = StepKind.Fast, With = (point, level) => point with { Step = level } }];

        public override IReadOnlyList<MetricDefinition> Metrics { get; } = [];

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 4;
    }

    private sealed class OddHeads(double rate = 1e-3) : Sweep<Bench>
    {
        public override string Name => "OddHeads";

        public override string Question => "?";

        public override Bench Baseline { get; } = new() { LearningRate = rate };

        public override IReadOnlyList<Axis<Bench>> Axes { get; } =
            [new Axis<Bench, int> { Name = "Heads", Levels = [2, 3], BaselineLevel = 4, With = (point, level) => point with { Heads = level } }];

        public override IReadOnlyList<MetricDefinition> Metrics { get; } = [];

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 4;
    }
}
