using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Tests;

public class FormTests
{
    private static readonly double[] _seeds = [1.98, 2.01, 2.00, 2.03, 1.97];
    private static readonly double[] _noise = [0.002, -0.002, 0.003, -0.003, 0];
    private static readonly int[] _batches = [16, 32, 128, 256, 512];

    [Fact]
    public void Equivalence_needs_an_interval_within_the_margin_not_a_large_p()
    {
        Assert.Equal((VerdictStatus.Supported, VerdictReason.None), Decided(At("16", 0).IsEquivalentTo(At("32", 0.001, 0.1), 0.01)));
        Assert.Equal((VerdictStatus.Refuted, VerdictReason.TooLarge), Decided(At("16", 0).IsEquivalentTo(At("32", 0.05), 0.01)));
        Assert.Equal((VerdictStatus.Refuted, VerdictReason.TooLarge), Decided(At("16", 0).IsEquivalentTo(At("32", -0.05), 0.01)));

        // No difference can be seen, and that is no evidence that there is none.
        Assert.Equal(
            (VerdictStatus.Inconclusive, VerdictReason.Underpowered),
            Decided(At("16", 0).IsEquivalentTo(At("32", 0.001, 10), 0.01)));
    }

    [Fact]
    public void No_worse_allows_a_loss_within_the_margin_whichever_way_is_better()
    {
        Assert.Equal(VerdictStatus.Supported, At("16", 0.002).IsNoWorseThan(At("32", 0), 0.01).Decided().Status);
        Assert.Equal(VerdictStatus.Supported, At("16", -1).IsNoWorseThan(At("32", 0), 0.01).Decided().Status);
        Assert.Equal((VerdictStatus.Refuted, VerdictReason.TooLarge), Decided(At("16", 0.05).IsNoWorseThan(At("32", 0), 0.01)));

        Samples slow = Arms.Throughputs(Arms.Of("16", 980, 985, 975, 990, 970));
        Samples fast = Arms.Throughputs(Arms.Of("32", 1000, 1004, 996, 1008, 992));
        Assert.Equal(VerdictStatus.Supported, slow.IsNoWorseThan(fast, 0.05).Decided().Status);
        Assert.Equal(VerdictStatus.Refuted, slow.IsNoWorseThan(fast, 0.005).Decided().Status);
    }

    [Fact]
    public void A_trend_is_along_the_numbers_of_the_levels_not_the_order_they_are_named_in()
    {
        Samples rising = Arms.Losses(Shifted("256", 0.2), Shifted("16", 0), Shifted("100", 0.1));

        Assert.Equal(VerdictStatus.Supported, rising.IsIncreasing(0.01).Decided().Status);
        Assert.Equal((VerdictStatus.Refuted, VerdictReason.Opposite), Decided(rising.IsDecreasing(0.01)));
        Assert.Equal(
            ["100 16", "256 100"],
            rising.IsIncreasing().Comparisons.Select(step => $"{step.Left.Levels[0].Level} {step.Right.Levels[0].Level}"));

        // One step the other way is enough against it.
        Assert.Equal(
            VerdictStatus.Refuted,
            Arms.Losses(Shifted("16", 0), Shifted("32", 0.2), Shifted("64", 0.1)).IsIncreasing(0.01).Decided().Status);
    }

    [Fact]
    public void Between_is_above_the_one_and_below_the_other()
    {
        Assert.Equal(VerdictStatus.Supported, At("64", 0.1).IsBetween(At("16", 0), At("256", 0.2)).Decided().Status);
        Assert.Equal(VerdictStatus.Refuted, At("64", 0.3).IsBetween(At("16", 0), At("256", 0.2)).Decided().Status);
        Assert.Equal(VerdictStatus.Supported, At("64", 0).IsBetween(1.9, 2.1).Decided().Status);
        Assert.Equal(VerdictStatus.Refuted, At("64", 0).IsBetween(1.5, 1.9).Decided().Status);
    }

    [Fact]
    public void The_best_is_beaten_by_none_and_better_than_one()
    {
        Samples Others(params double[] values)
            => Arms.Losses([Shifted("16", 0), .. values.Select((value, i) => Shifted($"{32 << i}", value, i % 2 == 0 ? 1 : -1))]);

        Assert.Equal(VerdictStatus.Supported, At("16", 0).IsBestOf(Others(0.002, 0.1), 0.01).Decided().Status);
        Assert.Equal((VerdictStatus.Refuted, VerdictReason.Beaten), Decided(At("16", 0).IsBestOf(Others(-0.1, 0.1), 0.01)));
        Assert.Equal((VerdictStatus.Refuted, VerdictReason.Negligible), Decided(At("16", 0).IsBestOf(Others(0.001, -0.001), 0.01)));
        Assert.Equal(2, At("16", 0).IsBestOf(Others(0.1, 0.2)).Comparisons.Count);
    }

    [Fact]
    public void The_best_is_threatened_by_edges_as_its_loser_is()
    {
        Sample hundred = Shifted("100", 0);
        Sample worse = Shifted("256", 0.1);

        Assert.Equal(VerdictStatus.Supported, Arms.Losses(hundred.AtEdge()).IsBestOf(Arms.Losses(worse)).Decided().Status);
        Assert.Equal(VerdictReason.EdgeOptimum, Arms.Losses(hundred).IsBestOf(Arms.Losses(worse.AtEdge())).Decided().Reason);
        Assert.Equal(VerdictStatus.Refuted, Arms.Losses(worse).IsBestOf(Arms.Losses(hundred.AtEdge())).Decided().Status);
        Assert.Equal(VerdictReason.EdgeOptimum, Arms.Losses(worse.AtEdge()).IsBestOf(Arms.Losses(hundred)).Decided().Reason);
    }

    [Fact]
    public void A_slope_is_that_of_each_seed()
    {
        // 2, 2.3, 2.6 per doubling in seed 1 and so on: slopes 0.3, 0.2, 0.1.
        Samples slope = Arms.Losses(Arms.Of("16", 2, 2, 2), Arms.Of("64", 2.6, 2.4, 2.2), Arms.Of("32", 2.3, 2.2, 2.1)).SlopePerDoubling();

        Assert.Equal([0.3, 0.2, 0.1], slope.Arms[0].Values.Select(value => Math.Round(value.Value, 12)));
        Assert.Equal("nats/token per doubling", slope.Metric.Unit);
    }

    [Fact]
    public void An_exponent_is_that_of_a_power_law() =>
        Assert.All(
            Arms.Throughputs(Arms.Of("4", 20, 40), Arms.Of("16", 40, 80), Arms.Of("64", 80, 160)).Exponent().Arms[0].Values,
            value => Assert.Equal(0.5, value.Value, 1e-12));

    [Fact]
    public void Slopes_of_two_groups_are_compared_pair_by_pair()
    {
        Verdict steeper = Along("2", 0, 0.2, 0.4).SlopePerDoubling().IsAbove(Along("4", 0, 0.1, 0.2).SlopePerDoubling(), margin: 0.05);

        Assert.Equal(VerdictStatus.Supported, steeper.Decided().Status);
        Assert.Equal(0.1, steeper.Comparisons[0].Effect, 1e-2);

        static Samples Along(string heads, params double[] values) => Arms.Losses([.. values.Select((value, i) => new Sample
        {
            Name = new GivenName($"batch size {16 << i}, heads {heads}"),
            Levels = [new("BatchSize", $"{16 << i}"), new("Heads", heads)],
            Values = Shifted("", value, heads == "2" ? i : -i).Values,
        })]);
    }

    [Fact]
    public void A_spread_is_the_distance_of_each_seed_from_the_median()
    {
        Samples steady = Arms.Losses(Arms.Of("100", 2, 3, 4, 5, 6)).Spread();
        Samples spread = Arms.Losses(Arms.Of("16", 1, 2, 4, 8, 9)).Spread();

        Assert.Equal([3, 2, 0, 4, 5], spread.Arms[0].Values.Select(value => value.Value));
        Assert.Equal(1.2, steady.Arms[0].Mean, 1e-12);
        Assert.Equal("nats/token", spread.Metric.Unit);
        Assert.Equal(-1.6, Assert.IsType<Comparison>(Assert.Single(steady.IsBelow(spread).Evidence)).Effect, 1e-12);
    }

    [Fact]
    public void An_interaction_is_a_difference_of_differences()
    {
        Samples gap = At("512", 0.4).EffectAgainst(At("16", 0, -1));
        Samples otherGap = At("513", 0.1).EffectAgainst(At("17", 0, -1));

        Assert.Equal(0.3, gap.IsAbove(otherGap).Comparisons[0].Effect, 1e-12);
        Assert.Equal(VerdictStatus.Supported, gap.IsAbove(otherGap, 0.1).Decided().Status);
        Assert.Equal(VerdictStatus.Refuted, gap.IsEquivalentTo(otherGap, 0.1).Decided().Status);

        Samples ratio = Arms.Throughputs(Arms.Of("64", 200, 220)).EffectAgainst(Arms.Throughputs(Arms.Of("16", 100, 100)));
        Assert.Equal([2, 2.2], ratio.Arms[0].Values.Select(value => value.Value));
    }

    [Fact]
    public void The_best_level_is_the_vertex_of_a_parabola_over_its_logarithm()
    {
        // Loss 2 + (log2 B - 6)²/100 in each seed: the best batch size is 64, exactly.
        Samples exact = Arms.Losses(
            [.. _batches.Select(b => Arms.Of($"{b}", [.. _seeds.Select(seed => seed + Math.Pow(Math.Log2(b) - 6, 2) / 100)]))]);

        Assert.All(exact.BestLevel().Arms[0].Values, value => Assert.Equal(64, value.Value, 1e-9));
        Assert.Equal(VerdictStatus.Supported, exact.BestLevel().IsBetween(63.9, 64.1).Decided().Status);

        // Levels far away, where the curve is no parabola, do not move it.
        Samples skewed = Arms.Losses([.. exact.Arms, Arms.Of("65536", [.. _seeds.Select(seed => seed + 50)])]);
        Assert.All(skewed.BestLevel().Arms[0].Values, value => Assert.Equal(64, value.Value, 1e-9));
    }

    /// <summary>Held at the end it would have no variation, and any claim about it would be sure.</summary>
    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(1.01, 1, 2)]    // without the third seed the first level is the best
    public void A_best_level_at_the_end_of_those_named_decides_nothing(double first, double second, double third)
    {
        Samples losses = Arms.Losses(
            Arms.Of("16", first, first, first - 0.05, first + 0.05),
            Arms.Of("32", second, second, second + 0.05, second - 0.05),
            Arms.Of("64", third, third, third, third));
        foreach (Verdict verdict in new[] { losses.BestLevel().IsBelow(20), losses.BestLevel().IsAbove(20) })
        {
            Verdict decided = verdict.Decided();
            Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.EdgeOptimum), (decided.Status, decided.Reason));
            Assert.StartsWith(
                "The best of the named levels is the first or the last one, at least with some of the seeds left out.",
                decided.Hint,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_fit_of_the_mean_is_the_mean_and_its_jackknife_the_t_test()
    {
        Samples mean = Arms.Losses(Arms.Of("16", 1, 2, 4), Arms.Of("32", 3, 3, 3))
            .Fit("First level", "nats/token", Contrast.Difference, levels => levels[0].Mean);

        Assert.Equal([1, 2, 4], mean.Arms[0].Values.Select(value => Math.Round(value.Value, 12)));
    }

    [Fact]
    public void What_is_computed_is_threatened_by_any_edge_behind_it()
    {
        Samples slope = Arms.Losses(Shifted("16", 0), Shifted("32", 0.2, -1).AtEdge()).SlopePerDoubling();

        Assert.Equal(VerdictReason.EdgeOptimum, slope.IsAbove(0).Decided().Reason);
        Assert.Equal(VerdictReason.EdgeOptimum, slope.IsBelow(0).Decided().Reason);
        Assert.Contains("Batch size 32 is best at learning rate 2.4e-2", slope.IsAbove(0).Decided().Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dominated_arm_is_named_with_what_dominates_it()
    {
        Verdict dominated = Front("100", ("16", 0, 2000), ("100", 0.2, 1000), ("256", 0.4, 500)).Decided();
        Verdict front = Front("16", ("16", 0, 2000), ("100", 0.2, 1000), ("256", 0.4, 500)).Decided();

        Assert.Equal((VerdictStatus.Refuted, VerdictReason.Beaten), (dominated.Status, dominated.Reason));
        Assert.StartsWith("Batch size 100 against batch size 16: validation loss is 0.2", dominated.Sentence, StringComparison.Ordinal);
        Assert.Equal(VerdictStatus.Supported, front.Status);
        Assert.Equal(1, Assert.IsType<NonDominance>(front.Decisive).NonDominated);
    }

    [Fact]
    public void A_front_of_nearly_all_arms_says_nothing()
    {
        Verdict verdict = Front("100", ("16", 0, 500), ("100", 0.2, 1000), ("256", 0.4, 2000)).Decided();

        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.NonDiscriminating), (verdict.Status, verdict.Reason));
        Assert.Contains("With 3 non-dominated configurations of 3", verdict.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_arm_that_is_the_same_is_not_dominated() =>
        Assert.Equal(
            VerdictStatus.Supported,
            Front("100", ("16", 0.3, 500), ("17", 0.3, 500), ("64", 0, 1000), ("100", 0, 1000)).Decided().Status);

    [Fact]
    public void Published_numbers_are_looked_up_with_their_sources()
    {
        Verdict verdict = Published.TokensPerStep.IsBelow(300 * 2048).Decided();

        Assert.Equal((VerdictStatus.Refuted, VerdictReason.Published), (verdict.Status, verdict.Reason));
        Assert.Null(verdict.AdjustedP);
        Assert.StartsWith(
            "3.2 M tokens per step for GPT-3 175B (Brown et al. 2020, arXiv:2005.14165, table 2.1), above 614,400.",
            verdict.Sentence,
            StringComparison.Ordinal);
        Assert.Equal(VerdictStatus.Supported, Published.TokensPerStep.IsBetween(1e6, 2e7).Status);
        Assert.All(Published.TokensPerStep.Values, value => Assert.NotEmpty(value.Source));
    }

    [Fact]
    public void Arithmetic_is_compared_with_a_number()
    {
        var memory = new Quantities("bytes of memory", [new Quantity("batch size 100", 1.1e12)]);

        Assert.Equal((VerdictStatus.Refuted, VerdictReason.Arithmetic), Decided(memory.IsBelow(141e9)));
        Assert.Equal("1.1 TB of memory at batch size 100, above 141 GB.", memory.IsBelow(141e9).Sentence);
    }

    [Fact]
    public void A_value_that_was_not_reached_is_only_known_to_be_larger()
    {
        Sample quick = Arms.Of("100", 10, 11, 12, 13, 14, 15);
        Sample never = Censored("16", 6, 20, 20, 20, 20, 20, 20);
        Sample early = Censored("17", 6, 12, 12, 12, 12, 12, 12);

        // All of one arm were not reached, and still the order is certain; where it is not, it is said why.
        Verdict decided = Arms.Losses(quick).IsBelow(Arms.Losses(never), 0).Decided();
        Assert.Equal(VerdictStatus.Supported, decided.Status);
        Assert.StartsWith("Validation loss is at least 7.5 nats/token lower at batch size 100 than at batch size 16 (96.9 % CI 5.0 or "
            + "more by sign test, lower in every pair, not reached in 6, 6 seeds", decided.Sentence, StringComparison.Ordinal);
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.Censored), Decided(Arms.Losses(quick).IsBelow(Arms.Losses(early), 0)));
        Assert.Equal(VerdictReason.Censored, Arms.Losses(early).IsBelow(Arms.Losses(never), 0).Decided().Reason);

        // No value of the censored arm is ever taken for the smaller one.
        Assert.Equal(1, Arms.Losses(never).IsBelow(Arms.Losses(quick), 0).Comparisons[0].PFor);
        Assert.NotEqual(VerdictStatus.Supported, Arms.Losses(never).IsBelow(30, 0).Decided().Status);
        Assert.Equal(VerdictStatus.Supported, Arms.Losses(never).IsAbove(15, 0).Decided().Status);
        Assert.Equal(VerdictReason.Censored, Arms.Losses(never).IsAbove(30, 0).Decided().Reason);
    }

    [Fact]
    public void What_is_computed_from_a_value_that_was_not_reached_lacks_its_seed() =>
        Assert.Equal([3, 4], Arms.Losses(Arms.Of("16", 1, 2, 3, 4), Censored("32", 2, 2, 3, 4, 5)).SlopePerDoubling().Arms[0].Values
            .Select(value => value.Seed));

    [Fact]
    public void Ties_are_never_evidence()
    {
        Sample lost = Arms.Of("16", _seeds).Diverged();
        Sample half = new() {
            Name = new GivenName("half"),
            Levels = [new("BatchSize", "32")],
            Values = [.. lost.Values.Take(4), new(5, 2)] };
        var comparison = new Comparison(lost, half, Arms.Loss, Relation.Above, 0);

        // 5 of 25 pairs are ahead, 20 are ties.
        Assert.True(comparison.PFor > 0.5);
        Assert.Equal(1, comparison.PAgainst);
    }

    public static TheoryData<string> Degenerate => ["one seed", "two seeds", "no seeds", "infinite", "all diverged"];

    [Theory]
    [MemberData(nameof(Degenerate))]
    public void No_form_decides_on_what_cannot_be_compared(string what)
    {
        Sample Arm(string level) => what switch
        {
            "one seed" => Arms.Of(level, 2),
            "two seeds" => Arms.Of(level, 2, 3),
            "no seeds" => Arms.Of(level, double.NaN),
            "infinite" => Arms.Of(level, 1, 2, double.PositiveInfinity, 3),
            _ => Arms.Of(level, 1, 2, 3, 4).Diverged(),
        };
        Samples a = Arms.Losses(Arm("16"));
        Samples b = Arms.Losses(Arm("32"));
        Samples all = Arms.Losses(Arm("16"), Arm("32"), Arm("64"));
        Samples other = new() { Metric = Arms.Loss with { Key = "Other" }, Budget = Budget.EqualTokens, Arms = all.Arms };
        Verdict[] verdicts =
        [
            a.IsEquivalentTo(b), a.IsNoWorseThan(b), all.IsIncreasing(), all.IsDecreasing(), a.IsBetween(b, Arms.Losses(Arm("64"))), a
                .IsBestOf(all), a.IsAbove(b),
            a.EffectAgainst(b).IsAbove(b.EffectAgainst(a)), all.SlopePerDoubling().IsAbove(0), all.Exponent().IsBelow(0), all.BestLevel()
                .IsAbove(20), Pareto.IsNonDominated(a, all, other),
        ];

        Assert.All(verdicts, verdict => Assert.Equal(VerdictStatus.Inconclusive, verdict.Decided().Status));
        Assert.All(verdicts, verdict => Assert.NotEqual(VerdictReason.Undecided, verdict.Decided().Reason));
        Assert.All(verdicts, verdict => Assert.NotEmpty(verdict.Decided().Sentence + verdict.Decided().Hint));
    }

    [Fact]
    public void Without_variation_every_form_decides_by_the_side()
    {
        Samples Flat(string level, double value) => Arms.Losses(Arms.Of(level, [.. _seeds.Select(seed => seed + value)]));
        Samples three = Arms.Losses(Flat("16", 0).Arms[0], Flat("32", 0.1).Arms[0], Flat("64", 0.2).Arms[0]);
        Samples bowl = Arms.Losses(Flat("16", 0.1).Arms[0], Flat("32", 0).Arms[0], Flat("64", 0.1).Arms[0]);

        Verdict[] supported =
        [
            Flat("16", 0).IsEquivalentTo(Flat("32", 0.005)), Flat("16", 0.005).IsNoWorseThan(Flat("32", 0)), three
                .IsIncreasing(), Flat("16", 0.1).IsBetween(Flat("32", 0), Flat("64", 0.2)),
            Flat("16", 0).IsBestOf(three), three.SlopePerDoubling().IsBetween(0.09, 0.11), bowl.BestLevel().IsBetween(31, 33),
        ];

        Assert.All(supported, verdict => Assert.Equal(VerdictStatus.Supported, verdict.Decided().Status));
    }

    [Fact]
    public void A_scale_that_leaves_arms_out_leaves_the_claim_open()
    {
        Samples absent = new() {
            Metric = Arms.Loss,
            Budget = Budget.EqualTokens,
            Arms = [Shifted("16", 0)],
            Absent = [Arms.NameOf("512")] };
        Samples none = new() { Metric = Arms.Loss, Budget = Budget.EqualTokens, Arms = [], Absent = [Arms.NameOf("512")] };

        Verdict[] verdicts = [absent.IsIncreasing(), absent.SlopePerDoubling().IsAbove(0), At("16", 0).EffectAgainst(none).IsAbove(0), none
            .IsBestOf(absent), Pareto.IsNonDominated(none, absent, absent)];

        Assert.All(verdicts, verdict => Assert.Equal(VerdictReason.NotRun, verdict.Decided().Reason));
    }

    [Fact]
    public void A_claim_that_has_no_answer_says_what_to_change()
    {
        Samples norm = new() {
            Metric = Arms.Loss with { Better = Better.Neither, Name = "Gradient norm" },
            Budget = Budget.EqualTokens,
            Arms = [Shifted("16", 0)] };
        Samples two = Arms.Losses(Shifted("16", 0), Shifted("32", 0));
        Samples named = Arms.Losses(
            new Sample { Name = new GivenName("a"), Levels = [new("Schedule", "cosine")], Values = [] },
            new Sample { Name = new GivenName("b"), Levels = [new("Schedule", "linear")], Values = [] });
        Samples both = Arms.Losses(
            Shifted("16", 0),
            new Sample { Name = new GivenName("b"), Levels = [new("BatchSize", "32"), new("Heads", "2")], Values = [] },
            new Sample { Name = new GivenName("c"), Levels = [new("BatchSize", "16"), new("Heads", "4")], Values = [] });

        Assert.Contains("does not rank", Thrown(() => norm.IsNoWorseThan(norm)));
        Assert.Contains("does not rank", Thrown(() => norm.IsBestOf(norm)));
        Assert.Contains("name one level", Thrown(() => two.IsBestOf(two)));
        Assert.Contains("name others", Thrown(() => At("16", 0).IsBestOf(At("16", 0))));
        Assert.Contains("needs a margin above zero", Thrown(() => At("16", 0).IsEquivalentTo(At("32", 0), 0)));
        Assert.Contains("needs at least 2 levels", Thrown(() => At("16", 0).IsIncreasing()));
        Assert.Contains("needs at least 3 levels", Thrown(() => two.BestLevel()));
        Assert.Contains("a trend needs numeric levels", Thrown(() => named.IsIncreasing()));
        Assert.Contains("needs one axis that varies, not BatchSize and Heads", Thrown(() => both.SlopePerDoubling()));
        Assert.Contains("logarithm of the level 0", Thrown(() => Arms.Losses(Shifted("0", 0), Shifted("1", 0)).SlopePerDoubling()));
        Assert.Contains("not finite", Thrown(() => At("16", 0).IsAbove(double.NaN)));
        Assert.Contains("at least two metrics", Thrown(() => Pareto.IsNonDominated(At("16", 0), two)));
        Assert.Contains("is not given at batch size 32", Thrown(() => Pareto.IsNonDominated(At("16", 0), two, At("16", 0))));

        static string Thrown(Func<object> claim) => Arms.Said(claim);
    }

    private static (VerdictStatus Status, VerdictReason Reason) Decided(Verdict verdict)
        => (verdict.Decided().Status, verdict.Decided().Reason);

    private static Samples At(string level, double value, double noise = 1)
        => Arms.Losses(Shifted(level, value, level is "32" or "256" ? noise : 0));

    private static Sample Shifted(string level, double value, double noise = 1)
        => Arms.Of(level, [.. _seeds.Zip(_noise, (seed, z) => seed + value + noise * z)]);

    private static Sample Censored(string level, int censored, params double[] values)
    {
        Sample arm = Arms.Of(level, values);
        return new() {
            Name = arm.Name,
            Levels = arm.Levels,
            Values = [.. arm.Values.Select((value, i) => value with { Censored = i < censored })] };
    }

    /// <summary>Whether an arm is on the front of loss and throughput.</summary>
    private static Verdict Front(string arm, params (string Level, double Loss, double Throughput)[] arms)
    {
        Samples losses = Arms.Losses([.. arms.Select(one => Shifted(one.Level, one.Loss))]);
        Samples throughputs = Arms.Throughputs(
            [.. arms.Select(one => Arms.Of(one.Level, [.. _noise.Select(z => one.Throughput * (1 + z))]))]);
        return Pareto.IsNonDominated(Arms.Losses(losses.Arms.First(one => one.Levels[0].Level == arm)), losses, throughputs);
    }
}
