namespace LlamaBatch.Tests;

/// <summary>
/// The decision rule against its promise: experiments of 20 claims are made up from known effects and normal seed noise, decided,
/// and wrong verdicts counted.
/// </summary>
public class DecisionSimulationTests
{
    private const double Margin = 0.01;
    private const int Claims = 20;
    private const int Experiments = 3000;
    private const double Error = 0.05;

    /// <summary>Effects in margins, with the noise of the pilot: s = 0.014 in each arm, ρ = 0.5, so s_d = 0.014 too.</summary>
    [Theory]
    [InlineData(5, new double[] { 0, 1, 2 })]
    [InlineData(10, new double[] { 0, 1, 2 })]
    [InlineData(5, new double[] { 1 })] // The worst case: each claim is wrong both ways.
    [InlineData(10, new double[] { 1 })]
    [InlineData(5, new double[] { -2, 0, 1, 1.0000001, 4, 10 })]
    public void The_probability_of_any_wrong_verdict_stays_within_the_error(int seeds, double[] effects)
    {
        var random = new Random(20261124);
        int wrongExperiments = 0;
        for (int experiment = 0; experiment < Experiments; experiment++)
        {
            double[] truths = [.. Enumerable.Range(0, Claims).Select(claim => effects[claim % effects.Length])];
            IReadOnlyList<Verdict> verdicts = ClaimFamily.Decide(
                [.. truths.Select(truth => ClaimOf(random, truth * Margin, seeds))],
                Error);
            wrongExperiments += truths.Zip(verdicts).Any(pair => IsWrong(pair.First, pair.Second)) ? 1 : 0;
        }

        double tolerance = 2 * Math.Sqrt(Error * (1 - Error) / Experiments);
        Assert.InRange((double)wrongExperiments / Experiments, 0, Error + tolerance);
    }

    [Fact]
    public void The_worst_case_uses_the_error_up_and_wastes_little()
    {
        // On the margin every verdict is wrong and each claim may err with probability 0.05 / 20: the promise is kept
        // with nothing to spare, or the rule would be too timid.
        var random = new Random(7);
        int wrong = Enumerable.Range(0, Experiments).Count(_ =>
            ClaimFamily.Decide([.. Enumerable.Range(0, Claims).Select(_ => ClaimOf(random, Margin, 5))], Error)
                .Any(verdict => IsWrong(1, verdict)));

        Assert.InRange((double)wrong / Experiments, 0.03, 0.06);
    }

    // (t(0.975) + t(0.8)) / √n: about the effect, in s_d beyond the margin, that is found with probability 0.8; PairedPower has it
    // exactly.
    [Theory]
    [InlineData(3, 3.10, 0.05)]
    [InlineData(5, 1.66, 0.03)]
    [InlineData(8, 1.15, 0.03)]
    [InlineData(10, 0.995, 0.03)]
    [InlineData(20, 0.66, 0.03)]
    public void A_claim_alone_is_decided_with_the_power_of_the_formula(int seeds, double detectable, double tolerance)
    {
        var random = new Random(seeds);
        const int Draws = 4000;
        int supported = 0;
        int refuted = 0;
        for (int i = 0; i < Draws; i++)
        {
            supported += ClaimOf(random, Margin + detectable * 0.014, seeds).Decided().Status == VerdictStatus.Supported ? 1 : 0;
            refuted += ClaimOf(random, Margin - detectable * 0.014, seeds).Decided().Status == VerdictStatus.Refuted ? 1 : 0;
        }

        double exact = LlamaBatch.Statistics.PairedPower.Of(detectable, seeds);
        double twoErrors = 2 * Math.Sqrt(exact * (1 - exact) / Draws);
        Assert.Equal(exact, (double)supported / Draws, twoErrors);
        Assert.Equal(exact, (double)refuted / Draws, twoErrors);
        Assert.Equal(0.8, (double)supported / Draws, tolerance);
    }

    [Fact]
    public void A_conjunction_errs_no_more_often_than_its_weakest_part()
    {
        // One part holds by far, the other lies on the margin: supporting is wrong, and so is refuting.
        var random = new Random(11);
        const int Draws = 6000;
        int wrong = Enumerable.Range(0, Draws)
            .Count(_ => (ClaimOf(random, 10 * Margin, 5) & ClaimOf(random, Margin, 5)).Decided().Status != VerdictStatus.Inconclusive);

        Assert.InRange((double)wrong / Draws, 0, Error + 2 * Math.Sqrt(Error * (1 - Error) / Draws));
    }

    [Fact]
    public void A_conjunction_whose_parts_all_hold_is_rarely_refuted_however_many_they_are()
    {
        var random = new Random(12);
        const int Draws = 3000;
        int refuted = Enumerable.Range(0, Draws).Count(_ =>
            Enumerable.Range(0, 6).Select(_ => ClaimOf(random, Margin * 1.0000001, 5)).Aggregate((a, b) => a & b).Decided()
                .Status == VerdictStatus.Refuted);

        Assert.InRange((double)refuted / Draws, 0, Error / 2 + 2 * Math.Sqrt(Error / 2 / Draws));
    }

    private static bool IsWrong(double truthInMargins, Verdict verdict) => verdict.Status switch
    {
        VerdictStatus.Supported => truthInMargins <= 1,
        VerdictStatus.Refuted => truthInMargins >= 1,
        _ => false,
    };

    /// <summary>The claim that an arm is below another by more than the margin, where it is by <paramref name="effect"/>.</summary>
    private static Verdict ClaimOf(Random random, double effect, int seeds)
    {
        double[] common = [.. Enumerable.Range(0, seeds).Select(_ => 2 + Normal(random) * 0.014 * Math.Sqrt(0.5))];
        double[] Arm(double shift) => [.. common.Select(seed => seed + shift + Normal(random) * 0.014 * Math.Sqrt(0.5))];
        return Arms.Losses(Arms.Of("100", Arm(0))).IsBelow(Arms.Losses(Arms.Of("256", Arm(effect))), Margin);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
