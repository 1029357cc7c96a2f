using LlamaBatch.Data;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

public class CostTrialTests
{
    private static readonly CorpusShelf _corpora = new("");

    private static IReadOnlyList<Trial<Bench>> Trials { get; } = new Bench.Sweep().PlannedAt(Scale.Full).CostTrials(_corpora);

    [Fact]
    public void Every_block_has_every_compared_point_once()
    {
        Assert.Equal(4, Trials.Select(trial => trial.Seed).Distinct().Count());
        foreach (var block in Trials.GroupBy(trial => trial.Seed))
        {
            Assert.Equal(8, block.Select(trial => string.Join(',', trial.Levels)).Distinct().Count());
            Assert.Equal(8, block.Count());
        }

        Assert.Equal(Trials.OrderBy(trial => trial.Seed), Trials);
    }

    [Fact]
    public void Blocks_have_orders_of_their_own()
    {
        var orders = Trials.GroupBy(trial => trial.Seed)
            .Select(block => string.Join(' ', block.Select(trial => string.Join(',', trial.Levels))))
            .ToList();

        Assert.Equal(orders.Count, orders.Distinct().Count());
    }

    [Fact]
    public void They_are_short_and_have_enough_steps_for_a_median()
    {
        Assert.All(Trials, trial => Assert.InRange(trial.Plan.Steps - (trial.Plan.Steps / 10), 30, int.MaxValue));
        Assert.All(
            Trials.Where(trial => trial.Plan.Steps > 33),
            trial => Assert.InRange(trial.Plan.Flops, 1e11, 1e11 + (trial.Plan.Flops / trial.Plan.Steps)));
    }

    /// <summary>10¹¹ operations would be more than a hundred thousand steps of one token.</summary>
    [Fact]
    public void Those_of_the_smallest_steps_end() =>
        Assert.Equal(10_000, new CostsAlone(length: 1).PlannedAt(Scale.Full).CostTrials(_corpora).Max(trial => trial.Plan.Steps));

    [Fact]
    public void They_are_no_learning_trials_and_are_named_after_their_block()
    {
        var results = Bench.ResultsOf(new Bench.Sweep(), Scale.Full, Bench.Finished);
        var learning = new Bench.Sweep().PlannedAt(Scale.Full).TuningTrials(_corpora)
            .Concat(new Bench.Sweep().PlannedAt(Scale.Full).EvaluationTrials(_corpora, results))
            .Select(trial => trial.Id);

        Assert.Empty(Trials.Select(trial => trial.Id).Intersect(learning));
        Assert.All(Trials, trial => Assert.EndsWith($",block={trial.Seed}", trial.Label, StringComparison.Ordinal));
    }

    [Fact]
    public void An_experiment_of_costs_alone_trains_for_nothing_else()
    {
        var costs = new CostsAlone();

        Assert.Equal(0, costs.PlannedAt(Scale.Full).Seeds);
        Assert.Empty(costs.PlannedAt(Scale.Full).EvaluationTrials(_corpora, new Dictionary<string, TrialResult>(StringComparer.Ordinal)));
        Assert.Equal(costs.PlannedAt(Scale.Full).CostTrials(_corpora).Count, costs.PlannedAt(Scale.Full).Count);
    }

    private sealed class CostsAlone(int length = 64) : Sweep<Bench>
    {
        public override string Name => "CostsAlone";

        public override string Question => "?";

        public override Bench Baseline { get; } = new() { Length = length };

        public override IReadOnlyList<Axis<Bench>> Axes { get; } =
            [new Axis<Bench, int> {
                Name = "BatchSize",
                Levels = [1, 100],
                BaselineLevel = 100,
                With = (point, level) => point with { BatchSize = level } }];

        public override IReadOnlyList<MetricDefinition> Metrics { get; } = [MetricDefinition.Cost<TokensPerSecond>()];

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 5;
    }

    [Fact]
    public void The_micro_batch_is_part_of_what_they_are()
    {
        Trial<Bench> trial = Trials[0];
        Assert.DoesNotContain(trial.Settings, setting => setting.Name == "Training.MicroBatch");
        Assert.Equal(Trials.Count, Trials.Select(one => one.Id).Distinct().Count());
        Assert.NotEqual(
            new Bench.Sweep().PlannedAt(Scale.Full).CostTrials(_corpora)[0].Id,
            new Bench.Sweep().PlannedAt(Scale.Full, StepKind.Autograd).CostTrials(_corpora)[0].Id);
    }

    [Fact]
    public void Costs_come_from_them_alone_and_are_paired_by_block()
    {
        var sweep = new Bench.Sweep();
        var results = Bench.ResultsOf(sweep, Scale.Full, trial => Bench.Finished(trial) with
        {
            Costs = new Dictionary<string, double> { ["TokensPerSecond"] = trial.Phase == Phase.Cost ? 1000 + trial.Seed : 1 },
        });
        Sample arm = Assert.Single(
            ResultTable.Of(sweep.PlannedAt(Scale.Full), _corpora, results).Cost("TokensPerSecond", [new("BatchSize", ["100"])]).Arms);

        Assert.Equal([1001, 1002, 1003, 1004], arm.Values.Select(value => value.Value));
    }

    [Fact]
    public void A_time_that_was_disturbed_decides_nothing()
    {
        var sweep = new Bench.Sweep();
        Dictionary<string, TrialResult> Results(
            string guard,
            double value) => Bench.ResultsOf(sweep, Scale.Full, trial => Bench.Finished(trial) with
        {
            Costs = new Dictionary<string, double> {
                ["TokensPerSecond"] = (trial.Point.BatchSize * 10) + trial.Seed,
                [guard] = trial.Seed == 2 ? value : 1 },
        });
        Verdict Decided(string guard, double value)
        {
            ResultTable table = ResultTable.Of(sweep.PlannedAt(Scale.Full), _corpora, Results(guard, value));
            return table.Cost("TokensPerSecond", [new("BatchSize", ["100"])])
                .IsAbove(table.Cost("TokensPerSecond", [new("BatchSize", ["16"])]));
        }

        foreach ((string guard, double quiet, double busy) in new[] {
            (nameof(CpuShare), 0.97, 0.6),
            (nameof(ReferenceSpeed), 0.96, 0.87),
            (nameof(StepSpread), 1.05, 1.2) })
        {
            Assert.Equal(VerdictStatus.Supported, ClaimFamily.Decide([Decided(guard, quiet)])[0].Status);
            Verdict disturbed = ClaimFamily.Decide([Decided(guard, busy)])[0];
            Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.Disturbed), (disturbed.Status, disturbed.Reason));
            Assert.Contains("The machine was disturbed while", disturbed.Hint, StringComparison.Ordinal);
        }
    }
}
