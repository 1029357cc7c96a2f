using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

public class ComparisonTests
{
    /// <summary>Hours of extra sleep under two drugs, patient by patient (Student 1908; R's <c>sleep</c>).</summary>
    private static readonly double[] _first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];

    private static readonly double[] _second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact] // R: t.test(extra ~ group, paired = TRUE): t = -4.0621, df = 9, p = 0.002833, -2.4598858 to -0.7001142.
    public void Students_sleep_is_decided_as_in_R()
    {
        var comparison = new Comparison(Arms.Of("100", _first), Arms.Of("256", _second), Arms.Loss, Relation.Below, margin: 0);

        Assert.Equal(-1.58, comparison.Effect, 1e-12);
        Assert.Equal(-2.4598858, comparison.Interval().Low, 1e-6);
        Assert.Equal(-0.7001142, comparison.Interval().High, 1e-6);
        Assert.Equal(0.002833 / 2, comparison.PFor, 1e-6);
        Assert.Equal(1, comparison.PFor + comparison.PAgainst, 1e-12);
        Assert.Equal(0.7951702, comparison.Correlation, 1e-6);
        Assert.Equal(1.5129, comparison.VarianceRatio * (3.200556 + 4.009), 1e-3);
    }

    [Fact]
    public void Swapping_the_arms_and_the_relation_says_the_same()
    {
        var below = new Comparison(Arms.Of("100", _first), Arms.Of("256", _second), Arms.Loss, Relation.Below, margin: 0.3);
        var above = new Comparison(Arms.Of("256", _second), Arms.Of("100", _first), Arms.Loss, Relation.Above, margin: 0.3);

        Assert.Equal(below.PFor, above.PFor, 1e-12);
        Assert.Equal(below.SignFlipP, above.SignFlipP);
        Assert.Equal(below.Effect, -above.Effect, 1e-12);
    }

    [Fact]
    public void Ratios_are_compared_by_their_logarithms()
    {
        var comparison = new Comparison(
            Arms.Of("100", 200, 220, 240),
            Arms.Of("16", 100, 110, 121),
            Arms.Throughput,
            Relation.Above,
            margin: 0.05);

        Assert.Equal(new[] { Math.Log(2), Math.Log(2), Math.Log(240.0 / 121) }.Average(), comparison.Effect, 1e-12);
    }

    /// <summary>A rate of events that no trial had is 0 without an error, so a t test would be certain of any claim.</summary>
    [Theory]
    [InlineData(Relation.Below)]
    [InlineData(Relation.Above)]
    [InlineData(Relation.NotAbove)]
    [InlineData(Relation.NotBelow)]
    [InlineData(Relation.EqualTo)]
    public void Events_that_never_happened_decide_nothing(Relation relation)
    {
        MetricDefinition spikes = MetricDefinition.Step<SpikeRate>();
        VerdictReason ReasonOf(Sample left, Sample right, MetricDefinition metric) =>
            new Comparison(left, right, metric, relation, margin: 0.01).Obstacle;

        Assert.Equal(VerdictReason.AllZero, ReasonOf(Arms.Of("16", 0, 0, 0), Arms.Of("100", 0, 0, 0), spikes));
        Assert.Equal(VerdictReason.AllZero, ReasonOf(Arms.Of("16", 0, 0, 0), Sample.Of(0), spikes));
        Assert.Equal(VerdictReason.None, ReasonOf(Arms.Of("16", 0, 0, 0), Arms.Of("100", 0, 0, 0.02), spikes));
        Assert.Equal(VerdictReason.None, ReasonOf(Arms.Of("16", 0, 0, 0), Sample.Of(0.1), spikes));
        Assert.Equal(VerdictReason.None, ReasonOf(Arms.Of("16", 1, 1, 1), Arms.Of("100", 1, 1, 1), Arms.Throughput));
        Verdict verdict = Arms.Losses(Arms.Of("16", 0, 0, 0)).IsBelow(Arms.Losses(Arms.Of("100", 0, 0, 0)), margin: 0.01).Decided();
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.AllZero), (verdict.Status, verdict.Reason));
    }

    [Fact]
    public void Pairs_are_made_by_seed_not_by_place()
    {
        var comparison = new Comparison(
            Arms.Of("100", double.NaN, 2, 3, 4, 5),
            Arms.Of("256", 10, 20, 30, 40, double.NaN),
            Arms.Loss,
            Relation.Below,
            0);

        Assert.Equal([2, 3, 4], comparison.Seeds);
        Assert.Equal(5, comparison.Planned);
        Assert.Equal(-27, comparison.Effect, 1e-12);
    }

    [Theory] // The same difference in every seed: p is the limit of vanishing variation, on either side of the margin and on it.
    [InlineData(0.02, 0, 1)]
    [InlineData(0.01, 0.5, 0.5)]
    [InlineData(0.005, 1, 0)]
    public void Without_variation_the_side_of_the_margin_decides(double difference, double supports, double refutes)
    {
        var comparison = new Comparison(
            Arms.Of("100", 2.0, 2.1, 2.3),
            Arms.Of("256", 2.0 + difference, 2.1 + difference, 2.3 + difference),
            Arms.Loss,
            Relation.Below,
            0.01);

        Assert.Equal(0, comparison.StandardDeviation);
        Assert.Equal(supports, comparison.PFor, 1e-12);
        Assert.Equal(refutes, comparison.PAgainst, 1e-12);
        Assert.Equal(0, comparison.DetectableEffect());
        Assert.Equal(Comparison.FewestPairs, comparison.SeedsNeeded());
    }

    [Fact]
    public void What_cannot_be_compared_says_why_and_decides_nothing()
    {
        (VerdictReason Reason, Comparison Comparison)[] cases =
        [
            (VerdictReason.NotRun, Compare([], [1, 2, 3])),
            (VerdictReason.NotRun, Compare([1, double.NaN], [double.NaN, 1])),
            (VerdictReason.Underpowered, Compare([1], [2])),
            (VerdictReason.Underpowered, Compare([1, 2], [2, 3])),
            (VerdictReason.NotFinite, Compare([1, 2, double.PositiveInfinity], [1, 2, 3])),
            (VerdictReason.NotFinite, Compare([1, 2, double.PositiveInfinity], [1, 2, double.PositiveInfinity])),
        ];

        Assert.All(cases, entry => Assert.Equal(entry.Reason, entry.Comparison.Obstacle));
        Assert.All(
            cases,
            entry => Assert.Equal((1, 1, null), (entry.Comparison.PFor, entry.Comparison.PAgainst, entry.Comparison.SignFlipP)));

        static Comparison Compare(double[] left, double[] right)
            => new(Arms.Of("100", left), Arms.Of("256", right), Arms.Loss, Relation.Below, 0.01);
    }

    [Fact]
    public void A_ratio_of_nothing_cannot_be_compared() =>
        Assert.Equal(
            VerdictReason.NotFinite,
            new Comparison(Arms.Of("100", 0, 200, 300), Arms.Of("16", 100, 100, 100), Arms.Throughput, Relation.Above, 0.05).Obstacle);

    [Fact]
    public void A_diverged_trial_counts_and_only_all_of_them_decide_nothing()
    {
        Sample lost = Arms.Of("512", 1, 1, 1, 1, 1, 1).Diverged();
        Sample partly = new()
        {
            Name = new GivenName("batch size 256"),
            Levels = [new AxisLevel("BatchSize", "256")],
            Values = [new(1, 2.1), new(2, 2.2), new(3, Math.Log(256), Diverged: true), new(4, 2.1), new(5, 2.2), new(6, 2.0)],
        };
        Sample sound = Arms.Of("100", 2.0, 2.1, 2.2, 2.05, 2.15, 2.1);

        Assert.Equal(VerdictStatus.Supported, Arms.Losses(sound).IsBelow(Arms.Losses(lost)).Decided().Status);
        Assert.Equal(VerdictStatus.Inconclusive, Arms.Losses(sound).IsBelow(Arms.Losses(partly)).Decided().Status);
        Assert.Equal(6, Arms.Losses(sound).IsBelow(Arms.Losses(partly)).Comparisons[0].Count);
        Assert.Equal(VerdictReason.None, new Comparison(partly, lost, Arms.Loss, Relation.Below, 0).Obstacle);
        Assert.Equal(
            VerdictReason.Diverged,
            Arms.Losses(lost).IsBelow(Arms.Losses(Arms.Of("1024", 1, 1, 1, 1, 1).Diverged())).Decided().Reason);
    }

    [Fact]
    public void Where_signs_decide_the_effect_and_its_interval_are_theirs()
    {
        // The pairs differ by -3.4 to -3.6 at least: a model that knows nothing is the best that a diverged one can be.
        Sample lost = Arms.Of("512", 1, 1, 1, 1, 1, 1).Diverged();
        Sample sound = Arms.Of("100", 2.0, 2.1, 2.2, 2.05, 2.15, 2.1);
        var comparison = new Comparison(sound, lost, Arms.Loss, Relation.Below, 10);
        double known = Math.Log(256);

        Assert.Equal(2.1 - known, comparison.Effect, 1e-12);
        Assert.Equal(1 - (2 / 64.0), comparison.Interval().Level, 1e-12);
        Assert.Equal((double.NegativeInfinity, 2.2 - known), (comparison.Interval().Low, comparison.Interval().High));
        Assert.Equal(VerdictStatus.Supported, Arms.Losses(sound).IsBelow(Arms.Losses(lost), 3).Decided().Status);
        Assert.Equal(VerdictStatus.Inconclusive, Arms.Losses(sound).IsBelow(Arms.Losses(lost), 10).Decided().Status);

        // Nor does a trial that ended above ln V equal one that diverged.
        Assert.Equal(
            VerdictStatus.Inconclusive,
            Arms.Losses(Arms.Of("100", 5.5, 5.6, 5.5, 5.6, 5.5, 5.6)).IsEquivalentTo(Arms.Losses(lost), 0.3).Decided().Status);
    }

    /// <summary>
    /// Some metrics have no largest value: a diverged trial is then infinitely worse, which signs can count and means
    /// cannot.
    /// </summary>
    [Fact]
    public void A_diverged_trial_may_be_infinitely_worse()
    {
        MetricDefinition jitter = Arms.Loss with { Key = "Jitter", WhenDiverged = _ => double.PositiveInfinity, Contrast = Contrast.Ratio };
        Sample sound = Arms.Of("100", 1, 2, 3, 4, 5, 6);
        var partly = new Sample
        {
            Name = Arms.NameOf("16"),
            Levels = [new AxisLevel("BatchSize", "16")],
            Values = [new(1, 2), new(2, 4), new(3, double.PositiveInfinity, Diverged: true), new(4, 8), new(5, 10), new(6, 12)],
        };

        var comparison = new Comparison(sound, partly, jitter, Relation.Below, 0);

        Assert.Equal(VerdictReason.None, comparison.Obstacle);
        Assert.Equal(1 / 64.0, comparison.PFor, 1e-12);
        Assert.Equal(Math.Log(0.5), comparison.Effect, 1e-12);
        Assert.Equal(double.NegativeInfinity, comparison.Interval().Low);
        Assert.Equal(Math.Log(0.5), comparison.Interval().High, 1e-12);
        Verdict verdict = new Samples { Metric = jitter, Budget = Budget.EqualTokens, Arms = [sound] }.IsBelow(
            new Samples { Metric = jitter, Budget = Budget.EqualTokens, Arms = [partly] },
            0).Decided();
        Assert.StartsWith(
            "Validation loss is 50.00 % lower at batch size 100 than at batch size 16 (96.9 % CI 50.00 % or more by sign test, lower in every pair, 6 seeds",
            verdict.Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_seeds_needed_tell_a_margin_from_nothing()
    {
        // s_d = 0.014 and a margin of 0.01 nats: 18 seeds by the approximate formula, exactly 18 or one more.
        double[] noise = [-1.2649, -0.6325, 0, 0.6325, 1.2649];
        var comparison = new Comparison(
            Arms.Of("100", [.. noise.Select(z => 2 + 0.014 * z)]),
            Arms.Of("256", 2, 2, 2, 2, 2),
            Arms.Loss,
            Relation.Below,
            0.01);

        Assert.Equal(0.014, comparison.StandardDeviation, 1e-4);
        Assert.InRange(comparison.SeedsNeeded()!.Value, 18, 19);
        Assert.Equal(0.023, comparison.DetectableEffect(), 1e-3);
    }

    [Fact]
    public void More_claims_need_more_seeds()
    {
        var comparison = new Comparison(Arms.Of("100", _first), Arms.Of("256", _second), Arms.Loss, Relation.Below, 0.5);

        Assert.True(comparison.SeedsNeeded(0.05 / 20) > comparison.SeedsNeeded(0.05));
        Assert.True(comparison.DetectableEffect(0.05 / 20) > comparison.DetectableEffect(0.05));
    }

    [Fact]
    public void Nothing_is_known_of_the_seeds_needed_from_one() =>
        Assert.Null(new Comparison(Arms.Of("100", 1), Arms.Of("256", 2), Arms.Loss, Relation.Below, 0.01).SeedsNeeded());
}
