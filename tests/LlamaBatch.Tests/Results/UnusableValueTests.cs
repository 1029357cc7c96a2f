using LlamaBatch.Data;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>Values that a metric cannot have: they are counted, shown as NaN, and decide nothing.</summary>
public class UnusableValueTests
{
    [Theory]
    [InlineData(-1000)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_cost_without_a_usable_number_is_counted_and_decides_nothing(double value)
    {
        ResultTable results = TableOf(trial => trial.Phase == Phase.Cost && trial.Seed == 2 && trial.Point is { BatchSize: 16, Heads: 4 }
            ? Bench.Finished(trial) with { Costs = new Dictionary<string, double> { ["TokensPerSecond"] = value } }
            : Bench.Finished(trial));

        UnusableValues fact = Assert.Single(ValueCaveats.Of(results));
        Verdict verdict = ClaimFamily.Decide([Bench.IsFaster(new Bench.Results(results))])[0];

        Assert.Equal(("TokensPerSecond", 1, 32), (fact.Metric.Key, fact.Count, fact.All));
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.NotFinite), (verdict.Status, verdict.Reason));
    }

    [Fact]
    public void A_diverged_trial_has_a_usable_number() =>
        Assert.Empty(ValueCaveats.Of(TableOf(trial => Bench.Finished(trial) with
        {
            Outcome = trial.Phase == Phase.Evaluation ? Outcome.Diverged : Outcome.Completed,
            Learning = LossOf(trial.Phase == Phase.Evaluation ? double.NaN : 1),
        })));

    private static Dictionary<string, IReadOnlyList<Measurement>> LossOf(double value)
        => new() { ["ValidationLoss"] = [new(1_000_000, value)] };

    private static ResultTable TableOf(Func<Trial<Bench>, TrialResult> result)
    {
        var sweep = new Bench.Sweep();
        return ResultTable.Of(sweep.PlannedAt(Scale.Full), new CorpusShelf(""), Bench.ResultsOf(sweep, Scale.Full, result));
    }
}
