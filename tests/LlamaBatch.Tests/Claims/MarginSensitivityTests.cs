using CsCheck;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Verdicts;

namespace LlamaBatch.Tests;

public class MarginSensitivityTests
{
    private static readonly double[] _seeds = [1.98, 2.01, 2.00, 2.03, 1.97];

    /// <summary>Each form of claim on made-up trainings, by how far its arms are apart and its margin.</summary>
    private static readonly Dictionary<string, Func<Noise, double, double, Verdict>> _forms = new()
    {
        ["below"] = (noise, apart, margin) => Self(noise).IsBelow(Others(noise, apart, -apart / 2), margin),
        ["equal"] = (noise, apart, margin) => Self(noise).IsEquivalentTo(Others(noise, apart), margin),
        ["no worse"] = (noise, apart, margin) => Self(noise).IsNoWorseThan(Others(noise, apart, 0), margin),
        ["best"] = (noise, apart, margin) => Self(noise).IsBestOf(Others(noise, apart, 2 * apart, -apart / 4), margin),
        ["best at an edge"] = (noise, apart, margin) => Arms.Losses(Self(noise).Arms[0].AtEdge())
            .IsBestOf(Others(noise, apart, -apart), margin),
        ["best of some diverged"] = (noise, apart, margin) => Self(noise).IsBestOf(
            Arms.Losses([.. Others(noise, apart).Arms, Arms.Of("d", _seeds).Diverged()]),
            margin),
        ["non-dominated"] = (noise, apart, margin) =>
            Self(noise) is var self ? Pareto.IsNonDominated(
                self,
                With("ValidationLoss", margin, self, Others(noise, apart, -apart)),
                With("Other", margin, Self(noise), Others(noise, apart, apart / 3))) : null!,
        ["two forms"] = (noise, apart, margin) => Self(noise) is var self
            ? self.IsBelow(Others(noise, apart), margin) & self.IsBestOf(Others(noise, 2 * apart, apart), margin)
            : null!,
    };

    /// <summary>Each factor decides a claim once; an effect of 1e308 once made more factors than an int can count.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(1e9)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void Margins_are_tried_a_few_thousand_times_at_most(double largest)
        => Assert.InRange(MarginSensitivity.Factors(largest).Count(), 100, 4_002);

    [Theory]
    [InlineData(1e100)]
    [InlineData(1e307)]
    [InlineData(double.MaxValue)]
    public void An_absurd_effect_gets_an_answer(double loss)
    {
        Verdict verdict = ClaimFamily.Decide(
            [Arms.Losses(Arms.Of("a", [loss, loss * 0.9, loss * 0.8])).IsBelow(Arms.Losses(Arms.Of("b", [1, 2, 3])), 0.01)])[0];

        Assert.NotNull(MarginSensitivity.Of(verdict));
        Assert.InRange(VerdictMargins.Of(verdict)?.Sides.Sum(side => side.Ranges.Count) ?? 0, 0, 8);
    }

    public static TheoryData<string> Forms => [.. _forms.Keys];

    /// <summary>
    /// The claim is written again with the other margin, and decided among the same others: what was said of that margin
    /// must come out.
    /// </summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void What_is_said_of_a_margin_is_what_the_claim_with_that_margin_gets(string form) =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Double[-8, 8], Gen.Int[0, 4], Gen.Double[-4, 4]).Sample(
            (seed, apart, others, logFactor) =>
            {
                const double Margin = 0.01;
                double factor = Math.Exp(logFactor);
                Verdict[] family = [.. Enumerable.Range(0, others).Select(i => _forms["below"](NoiseOf(i), 4 * i * Margin, Margin))];
                Verdict Decided(double margin) => ClaimFamily.Decide([_forms[form](NoiseOf(seed), apart * Margin, margin), .. family])[0];
                Verdict verdict = Decided(Margin);
                IReadOnlyList<MarginRange> ranges = MarginSensitivity.Of(verdict);

                Assert.Equal(verdict.Status, StatusAt(ranges, 1));
                if (ranges.All(range => Math.Abs(Math.Log(range.From / factor)) > 0.02 && Math.Abs(Math.Log(range.To / factor)) > 0.02))
                {
                    Assert.Equal(Decided(factor * Margin).Status, StatusAt(ranges, factor));
                }
            },
            iter: 60);

    [Fact]
    public void The_best_is_refuted_by_small_margins_and_by_large_ones()
    {
        // One other is better by 0.05 in every seed, one worse by 0.2: the borders are these very numbers.
        Verdict verdict = Arms.Losses(Arms.Of("100", _seeds)).IsBestOf(Arms.Losses(Shifted("64", -0.05), Shifted("256", 0.2)), 0.01)
            .Decided();

        Assert.Equal((VerdictStatus.Refuted, VerdictReason.Beaten), (verdict.Status, verdict.Reason));
        Assert.Contains("would be supported for every margin between 0.0500 and 0.200 nats/token, "
            + "and refuted for every margin below 0.0500 or above 0.200 nats/token.", verdict.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_front_is_told_in_multiples_of_the_margins()
    {
        // One rival is better by 3 margins on one metric and worse by 3 on the other; it is better than the third arm by
        // 12 and 6, so that from 12 margins on all three are non-dominated.
        Samples self = Arms.Losses(Arms.Of("16", _seeds));
        Verdict verdict = Pareto.IsNonDominated(
            self,
            With("ValidationLoss", 0.01, self, Arms.Losses(Shifted("64", -0.03), Shifted("256", 0.09))),
            With("Other", 0.02, self, Arms.Losses(Shifted("64", 0.06), Shifted("256", 0.18)))).Decided();

        Assert.Equal(VerdictStatus.Supported, verdict.Status);
        Assert.Contains("If one factor scaled all margins, the claim would be supported for every factor below "
            + "12.0.", verdict.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Margins_are_rounded_into_the_range_that_they_end()
    {
        Verdict verdict = Arms.Losses(Arms.Of("100", _seeds)).IsBelow(Arms.Losses(Shifted("256", 0.24791)), 0.01).Decided();

        Assert.Equal(
            "The claim would be supported for every margin below 0.247 nats/token, and refuted for every margin above 0.248 nats/token.",
            verdict.Hint);
    }

    [Fact]
    public void A_verdict_that_no_margin_changes_says_so() =>
        Assert.Contains(
            "The claim is refuted for every margin.",
            Arms.Losses(Arms.Of("100", _seeds)).IsBelow(Arms.Losses(Shifted("256", -0.2))).Decided().Hint,
            StringComparison.Ordinal);

    private static VerdictStatus StatusAt(IReadOnlyList<MarginRange> ranges, double factor) =>
        ranges.Where(range => range.Contains(factor)).Select(range => range.Status).DefaultIfEmpty(VerdictStatus.Inconclusive).First();

    private static Sample Shifted(string level, double effect) => Arms.Of(level, [.. _seeds.Select(seed => seed + effect)]);

    private static Noise NoiseOf(int seed) => new(new Random(seed), 5);

    private static Samples Self(Noise noise) => Arms.Losses(noise.Arm("16", 0));

    private static Samples Others(Noise noise, params double[] effects)
        => Arms.Losses([.. effects.Select((effect, i) => noise.Arm($"{32 << i}", effect))]);

    private static Samples With(string key, double margin, params Samples[] arms) =>
        new() {
            Metric = Arms.Loss with { Key = key, Margin = margin },
            Budget = Budget.EqualTokens,
            Arms = [.. arms.SelectMany(one => one.Arms)] };
}
