using LlamaBatch.Catalog;
using LlamaBatch.Claims.Problems;
using LlamaBatch.CommandLine;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Claims;

/// <summary>Claims are tried on made-up results, so that what is wrong with one is known before anything is trained.</summary>
public class RehearsalTests
{
    private static readonly Bench.Sweep _sweep = new(new Target("ValidationLoss", 2.5)) { IsTimed = true };

    [Fact]
    public void Claims_that_can_be_decided_are_not_complained_of()
    {
        Decidable(r => Loss(r, 100).IsBelow(Loss(r, 256, 512), margin: 0.01));
        Decidable(r => Loss(r, 16).IsBelow(Loss(r, 100)) & Loss(r, 100).IsBelow(Loss(r, 256)) & Speed(r, 512).IsAbove(Speed(r, 16)));
        Decidable(r => Loss(r, 100).IsEquivalentTo(Loss(r, 256), margin: 0.01));
        Decidable(r => Loss(r.EqualTime, 100).IsBelow(Loss(r.EqualTime, 256), margin: 0.01));
        Decidable(r => Loss(r, 100).IsNoWorseThan(Loss(r, 16, 256)));
        Decidable(r => Loss(r, 16, 100, 256).IsIncreasing(margin: 0.01));
        Decidable(r => Loss(r, 100).IsBetween(Loss(r, 16), Loss(r, 512)));
        Decidable(r => Loss(r, 100).IsBestOf(Loss(r, 16, 100, 256, 512)));
        Decidable(r => Loss(r, 16, 100, 512).SlopePerDoubling().IsAbove(0.05));
        Decidable(r => Speed(r, 16, 100, 512).Exponent().IsBetween(0.8, 1));
        Decidable(r => Loss(r, 16, 100, 512).BestLevel().IsBetween(50, 200));
        Decidable(r => Curve(r, "2").WidthWithin(0.1).IsAbove(Curve(r, "4").WidthWithin(0.1), margin: 0.1));
        Decidable(r => Curve(r, "2").HighestWithin(1).IsAbove(Curve(r, "4").HighestWithin(1)));    // more than most made-up losses differ
        Decidable(r => Curve(r, "2").Sensitivity().IsBelow(Curve(r, "4").Sensitivity()));
        Decidable(r => Curve(r, "2").ShareDiverged().IsBelow(Curve(r, "4").ShareDiverged()));    // made-up trials do not diverge
        Decidable(r => Curve(r, "2").Mean().IsBelow(Curve(r, "4").Mean()));
        Decidable(r => Effect(r, "2").IsAbove(Effect(r, "4")));
        Decidable(r => Pareto.IsNonDominated(Loss(r, 100), Loss(r, 16, 100, 512), Speed(r, 16, 100, 512)));
        Decidable(r => r.ToTarget(2.5, TargetCost.Steps, [Batch(100)]).IsBelow(r.ToTarget(2.5, TargetCost.Steps, [Batch(16)])));
        Decidable(r => r.ToTarget(2.5, TargetCost.Time, [Batch(16, 100, 256)]).BestLevel().IsBetween(50, 200));
        Decidable(r => Speed(r, 100).IsAbove(24e9));
        Decidable(r => r.ToTarget(2.5, TargetCost.Steps, [Batch(16, 100, 256, 512)]).CriticalBatch().IsBetween(50, 200));
        Decidable(r => r.ToTarget(2.5, TargetCost.Steps, [Batch(16, 100, 256)]).CriticalBatch().IsAbove(10));
        Decidable(r => r.ToTarget(2.5, TargetCost.Steps, [Batch(100, 256, 512)]).CriticalBatch().IsBelow(1000));
        Assert.Empty(Rehearsal.Of(_sweep, (_, p) => [new Claim(
            "arithmetic",
            "",
            () => p.Of("steps", plan => plan.Steps, [Batch(16)]).IsAbove(p.Of("steps", plan => plan.Steps, [Batch(100)])))]));
    }

    [Fact]
    public void What_has_no_answer_is_said_in_the_claims_own_words()
    {
        Fatal("The claim compares batch size 100 with itself", r => Loss(r, 100).IsBelow(Loss(r, 100)));
        Fatal("itself", r => Loss(r, 100).IsBelow(Loss(r)));                                                     // the unnamed baseline
        Fatal("A claim of equivalence needs a margin above zero", r => Loss(r, 100).IsEquivalentTo(Loss(r, 256), margin: 0));
        Fatal("The claim's margin is -0.1", r => Loss(r, 100).IsBelow(Loss(r, 256), margin: -0.1));
        Fatal("needs at least 2 levels", r => Loss(r, 100).IsIncreasing());
        Fatal("needs at least 3 levels", r => Loss(r, 16, 100).BestLevel().IsBetween(50, 200));
        Fatal("twice: 16, 16", r => Loss(r, 16, 16).IsBelow(Loss(r, 100)));
        Fatal("has no level 999", r => Loss(r, 999).IsBelow(Loss(r, 100)));
        Fatal("compare a metric with itself", r => Loss(r, 100).IsBelow(Speed(r, 100)));
        Fatal(
            "has no target 1.1",
            r => r.ToTarget(1.1, TargetCost.Steps, [Batch(16)]).IsBelow(r.ToTarget(1.1, TargetCost.Steps, [Batch(100)])));
        Fatal("The claim's method returned null", _ => null);
        Fatal("The claim's own code threw NotSupportedException", _ => throw new NotSupportedException());
    }

    [Fact]
    public void One_claim_that_fails_costs_no_other_its_verdict()
    {
        IReadOnlyList<ClaimFinding> findings = Rehearsal.Of(_sweep, (r, _) => [new Claim(
            "fails",
            "",
            () => throw new InvalidOperationException("!")), new Claim("holds", "", () => Loss(r, 100).IsBelow(Loss(r, 256)))]);

        Assert.Equal("fails", Assert.Single(findings).Claim.Text);
    }

    [Fact]
    public void What_fails_on_some_results_alone_says_on_which()
    {
        ClaimFinding finding = Assert.Single(
            Of(r => Loss(r, 100).Arms[0].Values[0].Value > 0 ? Loss(r, 100).IsBelow(Loss(r, 256)) : Loss(r, 100).IsBelow(Loss(r, 512))));

        Assert.False(finding.HasNoAnswer);
        Assert.EndsWith("This happens where no trial has finished.", Said(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_result_can_decide_is_found()
    {
        Assert.StartsWith(
            "Validation loss is never below 0, so the claim can only be refuted",
            Said(Assert.Single(Of(r => Loss(r, 100).IsBelow(-1)))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Validation loss is never below 0, so the claim can only be supported",
            Said(Assert.Single(Of(r => Loss(r, 100).IsAbove(-1, margin: 0.5)))),
            StringComparison.Ordinal);
        Assert.Equal(
            "Accuracy is never below 0 or above 1, so no two configurations differ by the margin of 5; "
                + "name a margin in the metric's own unit: 0.05 is five percentage points.",
            KnownLanguages.English.Say(Possible.ProblemWith(new Comparison(
                Arms.Of("16", 0.1, 0.2, 0.3),
                Arms.Of("32", 0.1, 0.2, 0.4),
                MetricDefinition.Validation<Accuracy>(),
                Relation.Above,
                5))!).ToString());
        Assert.Null(Possible.ProblemWith(new Comparison(
            Arms.Of("16", 0.1, 0.2, 0.3),
            Arms.Of("32", 0.1, 0.2, 0.4),
            MetricDefinition.Validation<Accuracy>(),
            Relation.Above,
            0.05)));
    }

    [Fact]
    public void What_a_scale_leaves_out_is_said_of_that_scale()
    {
        ClaimFinding finding = Assert.Single(Of(r => Loss(r, 512).IsBelow(Loss(r, 16))));                        // quick has no 512

        Assert.Equal((Scale.Quick, false), (finding.Scale, finding.HasNoAnswer));
        Assert.Equal("\"claim\" at the quick scale: The quick scale leaves out batch size 512, so nothing is left to compare. "
            + "Name more levels in Quick = [...] of the axis.", finding.ToString());
    }

    [Fact]
    public void Too_few_seeds_are_found_before_they_are_trained()
    {
        var twins = new Twins.Sweep { Repetitions = 2 };
        ClaimFinding finding = Assert.Single(Rehearsal.Of(twins, (r, _) => [new Claim(
            "claim",
            "",
            () => r.Final("ValidationLoss", [new("Depth", ["2"])]).IsAbove(r.Final("ValidationLoss", [new("Depth", ["4"])])))]));

        Assert.StartsWith(
            "2 seeds cannot decide it, whatever is measured; 3 are needed. Raise Seeds of [Experiment]",
            Said(finding),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_arms_are_found_before_they_are_trained()
    {
        ClaimFinding finding = Assert.Single(Rehearsal.Of(new Twins.Sweep(), (r, _) => [new Claim(
            "claim",
            "",
            () => r.Final("ValidationLoss", [new("Depth", ["8"])]).IsEquivalentTo(r.Final("ValidationLoss", [new("Depth", ["4"])])))]));

        Assert.True(finding.HasNoAnswer);
        Assert.Contains("which have the same settings and are one configuration", Said(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_of_a_claim_is_that_of_its_method()
    {
        ClaimPlace place = ClaimPlace.Of(new Claim("claim", "", () => null) { Method = (Func<Verdict?>)Failing })!.Value;

        Assert.EndsWith("RehearsalTests.cs", place.File, StringComparison.Ordinal);
        Assert.Contains("Failing() =>", File.ReadAllLines(place.File)[place.Line - 1], StringComparison.Ordinal);
        Assert.Null(ClaimPlace.Of(new Claim("claim", "", () => null)));
    }

    [Fact]
    public void The_place_of_a_record_is_its_first_line_of_code()
    {
        ClaimPlace place = ClaimPlace.Of(typeof(RehearsalTests))!.Value;

        Assert.EndsWith("RehearsalTests.cs", place.File, StringComparison.Ordinal);
        Assert.InRange(place.Line, 1, 60);
        Assert.Equal($"{place.File}({place.Line})", place.ToString());
    }

    /// <summary>An exception of a claim has a problem, which each language says; its message lists the problem's fields.</summary>
    [Fact]
    public void A_problem_of_a_claim_is_printed_as_a_sentence() => Assert.Equal(
        "The claim names a level of LearningRate twice: 0.01, 0.01.",
        CommandContext.Sentence(new ClaimException(new RepeatedLevel("LearningRate", ["0.01", "0.01"]))));

    private static string Said(ClaimFinding finding) => KnownLanguages.English.Say(finding.Problem).ToString();

    private static Verdict? Failing() => throw new NotSupportedException();

    private static IReadOnlyList<ClaimFinding> Of(Func<ResultTable, Verdict?> claim)
        => Rehearsal.Of(_sweep, (r, _) => [new Claim("claim", "", () => claim(r))]);

    /// <summary>The quick scale leaves out 512, which is another test's matter.</summary>
    private static void Decidable(Func<ResultTable, Verdict?> claim)
        => Assert.DoesNotContain(Of(claim), finding => finding.Scale == Scale.Full);

    private static void Fatal(string problem, Func<ResultTable, Verdict?> claim)
    {
        ClaimFinding finding = Assert.Single(Of(claim));
        Assert.True(finding.HasNoAnswer);
        Assert.Equal(Scale.Full, finding.Scale);
        Assert.Contains(problem, Said(finding), StringComparison.Ordinal);
    }

    private static AxisLevels Batch(params int[] levels)
        => levels.Length == 0 ? new("BatchSize", null) : new("BatchSize", [.. levels.Select(LevelText.Of)]);

    private static Samples Loss(ResultTable r, params int[] levels) => r.Final("ValidationLoss", [Batch(levels)]);

    private static Samples Speed(ResultTable r, params int[] levels) => r.Cost("TokensPerSecond", [Batch(levels)]);

    private static LevelCurves Curve(ResultTable r, string heads)
        => r.Final("ValidationLoss", [Batch(16, 100, 256, 512), new("Heads", [heads])]).Along("BatchSize");

    private static Samples Effect(ResultTable r, string heads) =>
        r.Final("ValidationLoss", [Batch(512), new("Heads", [heads])])
            .EffectAgainst(r.Final("ValidationLoss", [Batch(16), new("Heads", [heads])]));
}
