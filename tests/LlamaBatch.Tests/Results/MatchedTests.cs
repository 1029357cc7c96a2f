using LlamaBatch.Data;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>
/// Comparisons at equal loss on seen text, on made-up curves: a larger batch learns later, and each batch has a penalty of its own on
/// held-out text.
/// </summary>
public class MatchedTests
{
    private const double Target = 2.5;

    /// <summary>At the end the large batch has learned less, so its validation loss is higher; at equal loss on seen text it is lower.</summary>
    [Fact]
    public void What_has_learned_less_is_told_from_what_generalizes_worse()
    {
        ResultTable table = TableOf(PenaltyOf);

        Verdict atTheEnd = Loss(table, "16").IsBelow(Loss(table, "256")).Decided();
        Verdict matched = Loss(table.Matched(Target), "16").IsBelow(Loss(table.Matched(Target), "256")).Decided();

        Assert.Equal(VerdictStatus.Supported, atTheEnd.Status);
        Assert.Equal((VerdictStatus.Refuted, VerdictReason.Opposite), (matched.Status, matched.Reason));
        Assert.Equal(0.1, matched.Comparisons[0].Effect, 0.01);

        static double PenaltyOf(int batch) => batch == 16 ? 0.4 : 0.3;
    }

    [Fact]
    public void Values_are_those_at_the_target_seed_by_seed()
    {
        Samples samples = Loss(TableOf(batch => batch / 1000.0).Matched(Target), "100");

        Assert.Equal(Budget.Matched, samples.Budget);
        Assert.Equal([1, 2, 3, 4, 5], samples.Arms[0].Values.Select(value => value.Seed));
        Assert.All(samples.Arms[0].Values, value => Assert.Equal(Target + 0.1 + NoiseOf(value.Seed, 100), value.Value, 1e-9));
        Assert.Empty(samples.Arms[0].Unmatched);
    }

    /// <summary>No trial is dropped: the others would be those that learned fast.</summary>
    [Fact]
    public void A_trial_that_does_not_reach_the_target_leaves_its_claims_open()
    {
        ResultTable table = TableOf(_ => 0.3, trial => trial is { Seed: 2, Point.BatchSize: 256 } ? 1 : 5).Matched(Target);

        Verdict open = Loss(table, "16").IsBelow(Loss(table, "256")).Decided();
        Verdict decided = Loss(table, "16").IsEquivalentTo(Loss(table, "100"), margin: 0.05).Decided();

        Assert.Equal([2], Loss(table, "256").Arms[0].Unmatched);
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.NotReached), (open.Status, open.Reason));
        Assert.Equal((1, 1), (open.Comparisons[0].PFor, open.Comparisons[0].PAgainst));
        Assert.Equal(VerdictStatus.Supported, decided.Status);
        Assert.Equal(
            "1 trial of batch size 256 did not cross a loss on seen text of 2.5 between two measurements. Compare at another value, "
                + "measure more often, or train longer.",
            open.HintIn(KnownLanguages.English).ToString());
        Assert.Equal(
            "批大小 256 有 1 次试验的已见文本损失没有在两次测量之间越过 2.5；请在另一取值处比较、更频繁地测量，或延长训练。",
            open.HintIn(KnownLanguages.Chinese).ToString());
    }

    [Fact]
    public void A_trial_that_has_not_finished_is_missing_and_not_unmatched()
    {
        ResultTable whole = TableOf(_ => 0.3);
        var table = new ResultTable(
            whole.Scale,
            whole.Axes,
            whole.Metrics,
            whole.Seeds,
            [.. whole.Points.Select(point => point with { Trials = [.. point.Trials.Where(trial => trial.Seed < 4)] })])
        {
            Targets = whole.Targets,
        };

        Sample arm = Loss(table.Matched(Target), "16").Arms[0];

        Assert.Equal([4, 5], arm.MissingSeeds);
        Assert.Empty(arm.Unmatched);
    }

    [Fact]
    public void Samples_at_the_end_and_at_a_target_are_not_compared()
    {
        ResultTable table = TableOf(_ => 0.3);

        Assert.Throws<ClaimException>(() => Loss(table.Matched(Target), "16").IsBelow(Loss(table, "100")));
    }

    [Fact]
    public void A_target_that_is_not_declared_is_refused_with_a_sentence() => Assert.Equal(
        "The experiment has no target 3; its targets are 2.5. Name one of them, or declare it with [Target].",
        Arms.Said(() => TableOf(_ => 0.3).Matched(3)));

    [Theory]
    [InlineData("en", "validation loss (at loss on seen text 2.5)")]
    [InlineData("zh-CN", "已见文本损失为 2.5 nat/词元时的验证损失")]
    public void The_metric_has_a_name_in_every_language(string tag, string expected)
    {
        Language language = KnownLanguages.All.First(one => one.Tag == tag);

        Assert.Equal(expected, language.Metric(Loss(TableOf(_ => 0.3).Matched(Target), "16").Metric).ToString());
    }

    /// <summary>
    /// The promise of at most 5 % wrong verdicts where either is wrong: one arm learns four times as fast, both follow one bent law of
    /// held-out on seen loss with noise in either loss, and the true difference is the margin itself.
    /// </summary>
    [Theory]
    [InlineData(0.01)]
    [InlineData(0)]
    public void On_the_margin_at_most_one_verdict_in_twenty_is_wrong(double margin)
    {
        const int Experiments = 500;
        const double Error = 0.05;
        var random = new Random(5);
        MetricDefinition seen = MetricDefinition.Validation<SeenLoss>();
        double[] Values(double speed, double penalty, double[] common) =>
            [.. common.Select(seed =>
            {
                double own = seed + (Noise.Size * Math.Sqrt(0.5) * Noise.Normal(random));
                double start = 0.03 * Noise.Normal(random);
                Measurement[] path = [.. Enumerable.Range(1, 40).Select(i => new Measurement(
                    82_000L * i,
                    0.5 + ((3 + start) * Math.Exp(-speed * i / 40)) + (0.003 * Noise.Normal(random))))];
                Measurement[] curve = [.. path.Select(m => m with {
                    Value = 1.1 + (0.3 * m.Value) + (0.06 * m.Value * m.Value) + penalty + own + (0.003 * Noise.Normal(random)) })];
                return MatchedValue.Of(seen, 1.6, path, curve, diverged: false)!.Value;
            })];
        int wrong = 0;
        for (int i = 0; i < Experiments; i++)
        {
            double[] common = [.. Enumerable.Range(0, 5).Select(_ => Noise.Size * Math.Sqrt(0.5) * Noise.Normal(random))];
            Samples slow = Arms.Losses(Arms.Of("256", Values(speed: 2, 0, common)));
            Samples fast = Arms.Losses(Arms.Of("16", Values(speed: 8, margin, common)));
            wrong += slow.IsBelow(fast, margin).Decided().Status == VerdictStatus.Inconclusive ? 0 : 1;
        }

        Assert.InRange((double)wrong / Experiments, 0, Error + (3 * Math.Sqrt(Error * (1 - Error) / Experiments)));
    }

    private static Samples Loss(ResultTable table, string batch) => table.Final("ValidationLoss", [new("BatchSize", [batch])]);

    private static double NoiseOf(int seed, int batch) => 0.004 * Math.Sin((7 * seed) + batch);

    /// <summary>The loss on seen text falls by 1 with each doubling of the tokens, from a start that rises with the batch.</summary>
    private static ResultTable TableOf(Func<int, double> penaltyOf, Func<Trial<Bench>, int>? records = null)
    {
        MetricDefinition seen = MetricDefinition.Validation<SeenLoss>();
        var sweep = new Bench.Sweep(new Target(seen.Key, Target));
        TrialResult ResultOf(Trial<Bench> trial)
        {
            int batch = trial.Point.BatchSize;
            Measurement[] path = [.. Enumerable.Range(0, records?.Invoke(trial) ?? 5)
                .Select(i => new Measurement(250_000L << i, 3 + (Math.Log2(batch) / 4) - i))];
            double mistuned = Math.Abs(Math.Log2(trial.Point.LearningRate / 6e-3));  // best within the grid
            double penalty = penaltyOf(batch) + NoiseOf(trial.Seed, batch) + mistuned;
            return Bench.Finished(trial) with
            {
                Learning = new Dictionary<string, IReadOnlyList<Measurement>>
                {
                    [seen.Key] = path,
                    ["ValidationLoss"] = [.. path.Select(m => m with { Value = m.Value + penalty })],
                },
            };
        }

        ResultTable table = ResultTable.Of(sweep.PlannedAt(Scale.Full), new CorpusShelf(""), Bench.ResultsOf(sweep, Scale.Full, ResultOf));
        return new ResultTable(table.Scale, table.Axes, [.. table.Metrics, seen], table.Seeds, table.Points) { Targets = table.Targets };
    }
}
