using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Verdicts;

namespace LlamaBatch.Tests;

public class ClaimFamilyTests
{
    /// <summary>Five seeds around 2 nats; differences vary by a hundredth of the margin or by ten times it.</summary>
    private static readonly double[] _seeds = [1.98, 2.01, 2.00, 2.03, 1.97];

    private static readonly double[] _calm = [0.0001, -0.0001, 0.0002, -0.0002, 0];

    [Theory]
    [InlineData(0.05, VerdictStatus.Supported, VerdictReason.None)]
    [InlineData(-0.05, VerdictStatus.Refuted, VerdictReason.Opposite)]
    [InlineData(-0.004, VerdictStatus.Refuted, VerdictReason.Opposite)]
    [InlineData(0.002, VerdictStatus.Refuted, VerdictReason.Negligible)]
    [InlineData(0.00005, VerdictStatus.Refuted, VerdictReason.Negligible)]
    [InlineData(0.01, VerdictStatus.Inconclusive, VerdictReason.NearMargin)]
    public void The_side_of_the_margin_decides_and_the_interval_says_how(double effect, VerdictStatus status, VerdictReason reason)
    {
        Verdict verdict = Below(effect, _calm).Decided();

        Assert.Equal((status, reason), (verdict.Status, verdict.Reason));
    }

    [Fact]
    public void A_difference_of_open_sign_below_the_margin_is_too_small()
    {
        // The interval, about -0.013 to 0.003, reaches beyond the margin on the other side and over zero.
        Verdict verdict = Below(-0.005, [0.004, -0.004, 0.008, -0.008, 0]).Decided();

        Assert.Equal((VerdictStatus.Refuted, VerdictReason.TooSmall), (verdict.Status, verdict.Reason));
    }

    [Fact]
    public void Too_few_seeds_for_the_variation_are_said_to_be_too_few()
    {
        Verdict verdict = Below(0.02, [0.03, -0.05, 0.06, -0.04, 0]).Decided();

        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.Underpowered), (verdict.Status, verdict.Reason));
        Assert.Matches("has 80 % power to decide the claim if the true effect lies .* from the margin of 0.01 nats/token. "
            + "For a true effect 0.01 nats/token from the margin, this power needs [0-9]+ seeds.", verdict.Hint);
    }

    [Fact]
    public void A_claim_that_holds_alone_can_drown_among_many()
    {
        Verdict Close() => Below(0.025, [0.005, -0.005, 0.008, -0.008, 0]);

        Assert.Equal(VerdictStatus.Supported, Close().Decided().Status);
        IReadOnlyList<Verdict> family = ClaimFamily.Decide([.. Enumerable.Range(0, 20).Select(_ => Close())]);
        Assert.All(
            family,
            verdict => Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.Underpowered), (verdict.Status, verdict.Reason)));
        Assert.All(family, verdict => Assert.Equal(20, verdict.FamilySize));
    }

    [Fact]
    public void Claims_decided_by_arithmetic_cost_the_others_nothing()
    {
        Verdict trained = Below(0.025, [0.005, -0.005, 0.008, -0.008, 0]);
        Verdict arithmetic = Numbers(("a", 1)).IsBelow(Numbers(("b", 2)));

        IReadOnlyList<Verdict> family = ClaimFamily.Decide([arithmetic, trained, arithmetic]);

        Assert.Equal(trained.Decided().AdjustedP, family[1].AdjustedP);
        Assert.Equal([VerdictStatus.Supported, VerdictStatus.Supported, VerdictStatus.Supported], family.Select(verdict => verdict.Status));
        Assert.Null(family[0].AdjustedP);
        Assert.Equal(VerdictReason.Arithmetic, family[0].Reason);
    }

    [Fact]
    public void Claims_that_did_not_run_stay_in_the_family()
    {
        Verdict trained = Below(0.025, [0.005, -0.005, 0.008, -0.008, 0]);
        Verdict notRun = Arms.Losses(Arms.Of("100")).IsBelow(Arms.Losses(Arms.Of("256")));

        IReadOnlyList<Verdict> family = ClaimFamily.Decide([trained, notRun, Verdict.IllPosed("No.")]);

        Assert.Equal(3 * trained.Decided().AdjustedP!.Value, family[0].AdjustedP!.Value, 1e-12);
        Assert.Equal([VerdictReason.NotRun, VerdictReason.IllPosed], family.Skip(1).Select(verdict => verdict.Reason));
    }

    [Fact]
    public void A_conjunction_is_as_strong_as_its_weakest_part()
    {
        Verdict strong = Below(0.5, _calm);
        Verdict weak = Below(0.02, [0.03, -0.05, 0.06, -0.04, 0], "512");

        Verdict both = (strong & weak).Decided();

        Assert.Equal(weak.Decided().AdjustedP, both.AdjustedP);
        Assert.Equal(VerdictStatus.Inconclusive, both.Status);
        Assert.Equal("batch size 512", Assert.IsType<Comparison>(both.Decisive).Right.Label);
        Assert.Equal(VerdictStatus.Supported, (strong & Below(0.2, _calm, "512")).Decided().Status);
    }

    [Fact]
    public void A_conjunction_falls_with_any_part()
    {
        Verdict verdict = (Below(0.5, _calm) & Below(-0.5, _calm, "512")).Decided();

        Assert.Equal((VerdictStatus.Refuted, VerdictReason.Opposite), (verdict.Status, verdict.Reason));
        Comparison decisive = Assert.IsType<Comparison>(verdict.Decisive);
        Assert.Equal("batch size 512", decisive.Right.Label);

        // p- is multiplied by the number of parts, and by two for the two directions.
        Assert.Equal(2 * 2 * decisive.PAgainst, verdict.AdjustedP!.Value, 1e-15);
    }

    [Fact]
    public void Several_arms_on_a_side_are_a_conjunction_over_all_pairs()
    {
        Verdict verdict = Arms.Losses(Arms.Of("64", 1, 2, 3), Arms.Of("100", 1, 2, 3))
            .IsBelow(Arms.Losses(Arms.Of("256", 2, 3, 4), Arms.Of("512", 3, 4, 5)));

        Assert.Equal(
            ["64 256", "64 512", "100 256", "100 512"],
            verdict.Comparisons.Select(part => $"{part.Left.Levels[0].Level} {part.Right.Levels[0].Level}"));
    }

    [Fact]
    public void Part_arithmetic_part_training_needs_both()
    {
        Verdict holds = Numbers(("a", 1)).IsBelow(Numbers(("b", 2)));
        Verdict fails = Numbers(("a", 1)).IsAbove(Numbers(("b", 2)));
        Verdict trained = Below(0.5, _calm);

        Assert.Equal(VerdictStatus.Supported, (holds & trained).Decided().Status);
        Assert.Equal(
            (VerdictStatus.Refuted, VerdictReason.Arithmetic),
            ((trained & fails).Decided().Status, (trained & fails).Decided().Reason));
        Assert.Equal(VerdictStatus.Inconclusive, (holds & trained).Status);
    }

    [Fact]
    public void A_smoke_run_decides_nothing_but_arithmetic()
    {
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.ScaleTooSmall), Pair(Below(0.5, _calm).Decided(Scale.Smoke)));
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.ScaleTooSmall), Pair(Below(-0.5, _calm).Decided(Scale.Smoke)));
        Assert.Equal(VerdictStatus.Supported, Numbers(("a", 1)).IsBelow(Numbers(("b", 2))).Decided(Scale.Smoke).Status);
        Assert.Equal(VerdictStatus.Supported, Below(0.5, _calm).Decided(Scale.Quick).Status);
    }

    [Fact]
    public void The_edge_that_leaves_a_claim_open_is_named_once()
    {
        // Each comparison has its own sample of the arm at the edge.
        Sample Edge() => Arms.Of("100", Shifted(0.2, _calm)).AtEdge();
        Verdict verdict = (Arms.Losses(Edge()).IsBelow(Arms.Losses(Arms.Of("16", _seeds)), margin: 0.01)
            & Arms.Losses(Edge()).IsNoWorseThan(Arms.Losses(Arms.Of("256", _seeds)), margin: 0.5)).Decided();

        Assert.Equal(VerdictReason.EdgeOptimum, verdict.Reason);
        Assert.Single(VerdictHints.Of(verdict), hint => hint is EdgeThreat or TunedToEdge);
    }

    [Fact]
    public void An_edge_takes_a_verdict_back_only_where_better_tuning_could_turn_it()
    {
        // The claim: 100 has the lower loss. Supported: 256 lost. Refuted: 100 did not win.
        Sample winner = Arms.Of("100", _seeds);
        Sample loser = Arms.Of("256", Shifted(0.5, _calm));

        Assert.Equal(VerdictStatus.Supported, Arms.Losses(winner.AtEdge()).IsBelow(Arms.Losses(loser)).Decided().Status);
        Assert.Equal(VerdictReason.EdgeOptimum, Arms.Losses(winner).IsBelow(Arms.Losses(loser.AtEdge())).Decided().Reason);
        Assert.Equal(VerdictStatus.Refuted, Arms.Losses(winner.AtEdge()).IsAbove(Arms.Losses(loser)).Decided().Status);
        Assert.Equal(VerdictReason.EdgeOptimum, Arms.Losses(winner).IsAbove(Arms.Losses(loser.AtEdge())).Decided().Reason);
        Assert.Equal(VerdictReason.EdgeOptimum, Arms.Losses(loser.AtEdge()).IsBelow(Arms.Losses(winner)).Decided().Reason);
        Assert.Equal(VerdictReason.EdgeOptimum, Arms.Losses(loser.AtEdge()).IsAbove(Arms.Losses(winner)).Decided().Reason);
    }

    [Fact]
    public void A_cost_does_not_depend_on_how_well_an_arm_was_tuned() =>
        Assert.Equal(
            VerdictStatus.Supported,
            Arms.Throughputs(Arms.Of("100", 200, 210, 220, 205, 215).AtEdge())
                .IsAbove(Arms.Throughputs(Arms.Of("16", 100, 104, 109, 101, 106).AtEdge()))
                .Decided()
                .Status);

    [Fact]
    public void A_refutation_stands_on_a_part_that_no_edge_threatens()
    {
        Sample sound = Arms.Of("100", _seeds);
        Sample edge = Arms.Of("64", _seeds).AtEdge();
        Samples lower = Arms.Losses(Arms.Of("256", Shifted(-0.5, _calm)));

        Assert.Equal(VerdictReason.EdgeOptimum, Arms.Losses(edge).IsBelow(lower).Decided().Reason);
        Assert.Equal(VerdictStatus.Refuted, Arms.Losses(edge, sound).IsBelow(lower).Decided().Status);
    }

    [Fact]
    public void The_margin_of_the_metric_counts_where_the_claim_names_none()
    {
        Verdict verdict = Arms.Losses(Arms.Of("100", _seeds)).IsBelow(Arms.Losses(Arms.Of("256", Shifted(0.005, _calm))));

        Assert.Equal(0.01, verdict.Comparisons[0].Margin);
        Assert.Equal(VerdictReason.Negligible, verdict.Decided().Reason);
    }

    [Fact]
    public void A_claim_without_an_answer_is_a_sentence()
    {
        Samples loss = Arms.Losses(Arms.Of("100", _seeds));
        Samples throughput = Arms.Throughputs(Arms.Of("256", _seeds));

        Assert.Contains("compare a metric with itself", Arms.Said(() => loss.IsBelow(throughput)), StringComparison.Ordinal);
        Assert.Contains("compares batch size 100 with itself", Arms.Said(() => loss.IsBelow(loss)), StringComparison.Ordinal);
        Assert.Contains("margin is -1", Arms.Said(() => loss.IsBelow(Arms.Losses(Arms.Of("256", _seeds)), -1)), StringComparison.Ordinal);
        Assert.Contains(
            "margin is NaN",
            Arms.Said(() => loss.IsBelow(Arms.Losses(Arms.Of("256", _seeds)), double.NaN)),
            StringComparison.Ordinal);
        Assert.Contains(
            "two budgets",
            Arms.Said(() => loss.IsBelow(new Samples { Metric = Arms.Loss, Budget = Budget.None, Arms = [] })),
            StringComparison.Ordinal);
        Assert.Contains("a with itself", Arms.Said(() => Numbers(("a", 1)).IsBelow(Numbers(("a", 1)))), StringComparison.Ordinal);
    }

    [Fact]
    public void Unequal_tokens_are_not_compared_as_equal()
    {
        Sample Budgeted(string level, long tokens)
            => new() { Name = new GivenName(level), Levels = [new("Tokens", level)], Values = [], Tokens = tokens };

        string problem = Arms.Said(() => Arms.Losses(Budgeted("a", 1_000_000)).IsBelow(Arms.Losses(Budgeted("b", 4_000_000))));

        Assert.Contains(
            "of a and b at equal tokens, but the token budgets differ (1,000,000 and 4,000,000 tokens). Train all on equally many tokens",
            problem,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2, true, false, false)]
    [InlineData(2, 1, false, true, false)]
    [InlineData(3, 3, false, false, true)]
    [InlineData(0.3, 0.1 + 0.2, false, false, true)]
    [InlineData(1e15, 1e15 + 1, false, false, true)]
    [InlineData(1, 1 + 1e-9, true, false, false)]
    public void Arithmetic_is_exact_but_for_rounding(double left, double right, bool below, bool above, bool equal)
    {
        Quantities a = Numbers(("a", left));
        Quantities b = Numbers(("b", right));

        Assert.Equal(
            [below, above, equal],
            new[] { a.IsBelow(b), a.IsAbove(b), a.IsEqualTo(b) }.Select(verdict => verdict.Status == VerdictStatus.Supported));
        Assert.All(new[] { a.IsBelow(b), a.IsAbove(b), a.IsEqualTo(b) }, verdict => Assert.Equal(VerdictReason.Arithmetic, verdict.Reason));
    }

    [Fact]
    public void Not_a_number_is_nothing_arithmetic_can_support() =>
        Assert.Equal(VerdictStatus.Refuted, Numbers(("a", double.NaN)).IsAbove(Numbers(("b", 1))).Status);

    [Fact]
    public void Until_the_family_is_decided_nothing_is() =>
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.Undecided), Pair(Below(0.5, _calm)));

    [Fact]
    public void No_claims_are_no_verdicts() => Assert.Empty(ClaimFamily.Decide([]));

    private static (VerdictStatus Status, VerdictReason Reason) Pair(Verdict verdict) => (verdict.Status, verdict.Reason);

    private static Quantities Numbers(params (string Label, double Value)[] values) =>
        new("updates per million tokens", [.. values.Select(value => new Quantity(value.Label, value.Value))]);

    private static Verdict Below(double effect, double[] noise, string right = "256") =>
        Arms.Losses(Arms.Of("100", _seeds)).IsBelow(Arms.Losses(Arms.Of(right, Shifted(effect, noise))), margin: 0.01);

    private static double[] Shifted(double effect, double[] noise) => [.. _seeds.Zip(noise, (seed, z) => seed + effect + z)];
}
