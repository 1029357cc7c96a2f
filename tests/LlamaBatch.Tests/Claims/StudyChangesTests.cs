using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Claims;

/// <summary>What changed from one study to another: no noise, and everything that is more.</summary>
public sealed class StudyChangesTests
{
    private static readonly double[] _values = [1.10, 1.13, 1.08, 1.12, 1.11];

    [Fact]
    public void A_study_has_no_change_from_itself()
    {
        var changes = StudyChanges.Between(Study(_values), Study(_values));

        Assert.Equal(4, changes.All.Count);
        Assert.All(changes.All, change => Assert.True(change.IsIdentical));
        Assert.Empty(changes.Changed);
        Assert.Empty(changes.Worse);
    }

    [Fact]
    public void One_arm_that_rises_by_three_standard_errors_is_named_alone()
    {
        double rise = 3 * Arms.Of("16", _values).StandardDeviation / Math.Sqrt(_values.Length);

        var changes = StudyChanges.Between(Study(_values), Study([.. _values.Select(value => value + rise)]));

        ArmChange change = Assert.Single(changes.Changed);
        Assert.Equal(("batch size 100", "ValidationLoss"), (change.After.Label, change.Metric.Key));
        Assert.True(change.IsForTheWorse);
        Assert.Equal(3, changes.All.Count(one => one.IsIdentical));
    }

    /// <summary>The margin of a validation loss is 0.01: a rise of 0.004 is a change, and no harm.</summary>
    [Theory]
    [InlineData(0.004, true, false)]
    [InlineData(0.1, true, true)]
    [InlineData(-0.1, false, false)]
    public void A_change_is_harm_if_it_is_for_the_worse_by_more_than_the_margin(double rise, bool isWorse, bool isHarm)
    {
        ArmChange change = Assert.Single(
            StudyChanges.Between(Study(_values), Study([.. _values.Select(value => value + rise)])).Changed);

        Assert.Equal((isWorse, isHarm), (change.IsForTheWorse, change.IsWorse));
    }

    /// <summary>More tokens per second are better. The blocks of two studies are not pairs, however alike their numbers.</summary>
    [Fact]
    public void Costs_are_compared_as_independent_runs_in_the_direction_of_their_metric()
    {
        Samples before = Arms.Throughputs(Arms.Of("16", 100, 110, 90, 105, 95));

        Assert.Empty(StudyChanges.Between([before], [Arms.Throughputs(Arms.Of("16", 101, 111, 91, 106, 96))]).Changed);
        ArmChange slower = Assert.Single(
            StudyChanges.Between([before], [Arms.Throughputs(Arms.Of("16", 50, 55, 45, 52, 48))]).Changed);
        Assert.True(slower.Comparison.IsUnpaired);
        Assert.True(slower.IsWorse);
    }

    /// <summary>Runs without seeds have no order, and the numbers that they get depend on what else they measured.</summary>
    [Fact]
    public void The_order_of_independent_runs_is_no_change()
    {
        Samples Runs(params double[] values) => Arms.Losses(new Sample
        {
            Name = Arms.NameOf("16"),
            Levels = [new("BatchSize", "16")],
            Values = [.. values.Select((value, i) => new SeedValue(i + 1, value))],
            IsIndependent = true,
        });

        Assert.True(Assert.Single(StudyChanges.Between([Runs(1, 2, 3)], [Runs(3, 1, 2)]).All).IsIdentical);
        Assert.False(Assert.Single(StudyChanges.Between([Runs(1, 2, 3)], [Runs(3, 1, 1)]).All).IsIdentical);
    }

    /// <summary>An arm that lost one of its metrics is not gone, and its other metrics are compared.</summary>
    [Fact]
    public void A_metric_that_is_missing_afterwards_is_named_with_its_arm()
    {
        Samples losses = Arms.Losses(Arms.Of("16", _values), Arms.Of("32", _values));
        Samples speeds = Arms.Throughputs(Arms.Of("16", _values), Arms.Of("32", _values));
        var changes = StudyChanges.Between([losses, speeds], [losses, Arms.Throughputs(Arms.Of("32", _values))]);

        var (metric, arm) = Assert.Single(changes.Lost);
        Assert.Equal(("TokensPerSecond", "batch size 16"), (metric.Key, arm.Canonical));
        Assert.True(changes.IsIncomplete);
        Assert.Empty(changes.OnlyBefore);
        Assert.False(StudyChanges.Between([losses], [losses, speeds]).IsIncomplete);
    }

    [Fact]
    public void Arms_of_one_study_alone_are_named_and_arms_without_enough_seeds_are_counted()
    {
        var changes = StudyChanges.Between(
            [Arms.Losses(Arms.Of("16", _values), Arms.Of("32", 1, 2), Arms.Of("64", 1, 2, 3))],
            [Arms.Losses(Arms.Of("16", _values), Arms.Of("32", 1, 3), Arms.Of("128", 1, 2, 3))]);

        Assert.Equal("batch size 64", Assert.Single(changes.OnlyBefore).Canonical);
        Assert.Equal("batch size 128", Assert.Single(changes.OnlyAfter).Canonical);
        Assert.Empty(changes.Changed);
        Assert.Equal("32", Assert.Single(changes.All, change => change.IsIncomparable).After.Levels[0].Level);
    }

    /// <summary>Two studies that differ by noise alone: any reported change is wrong, in at most 5 % of them.</summary>
    [Fact]
    public void Noise_is_reported_as_a_change_in_at_most_5_percent_of_studies()
    {
        const int studies = 1000;
        var random = new Random(20261127);
        double Noise() => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
        Samples[] Drawn(double[] shared) =>
        [
            Arms.Losses([.. Enumerable.Range(1, 6).Select(
                arm => Arms.Of($"{arm}", [.. shared.Select(seed => seed + Noise())]))]),
            Arms.Throughputs([.. Enumerable.Range(1, 6).Select(
                arm => Arms.Of($"{arm}", [.. shared.Select(_ => 1000 + (10 * arm * Noise()))]))]),
        ];

        int wrong = Enumerable.Range(0, studies).Count(_ =>
        {
            double[] seeds = [.. Enumerable.Range(0, 5).Select(_ => 3 * Noise())];
            return StudyChanges.Between(Drawn(seeds), Drawn(seeds)).Changed.Any();
        });

        Assert.InRange(wrong, 1, (0.05 * studies) + (3 * Math.Sqrt(0.05 * 0.95 * studies)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public Task The_page_in_words(string language)
    {
        double[] raised = [.. _values.Select(value => value + 0.1)];
        Samples low = Arms.Losses(Arms.Of("16", _values)), high = Arms.Losses(Arms.Of("100", [.. raised.Select(value => value + 1)]));
        Verdict supported = Assert.Single(ClaimFamily.Decide([low.IsBelow(high)]));
        var before = new DecidedClaim("It is low", "C1", "i", VerdictStatus.Supported) { Verdict = supported };
        var after = new DecidedClaim("It is low", "C1", "i", VerdictStatus.Inconclusive);
        LlamaBatch.Journal.MachineFacts machine = Journal.TestTrials.Machine;
        var studies = new StudiesCompared("HEAD~1", "Bench", Scale.Quick);
        string PageOf(IReadOnlyList<Samples> now, DecidedClaim claim, params Fact[] remarks) =>
            new ChangesPage(
                StudyChanges.Between(Study(_values), now),
                [(before, claim)],
                [.. remarks.OfType<TrialsRecognized>()],
                [.. remarks.Where(fact => fact is not TrialsRecognized)])
                .In(KnownLanguages.All.First(one => one.Tag == language), "Bench", studies);

        return Verifier.Verify(
            PageOf(Study(_values), before)
            + PageOf([], before)
            + PageOf(Study([.. _values.Reverse()]), before, new TrialsRecognized("HEAD~1", 4, 10), new TrialsRecognized("HEAD~1", 10, 10))
            + PageOf(
                Study(raised),
                after,
                new OtherMachines([machine], [machine with { Cores = 4 }]),
                new ArmsOfOne("Bench", [Arms.NameOf("16"), Arms.NameOf("64")])),
            extension: "md").UseParameters(language);
    }

    /// <summary>Losses at 16 and 100, of which the second is given, and their throughputs.</summary>
    private static Samples[] Study(double[] at100) =>
    [
        Arms.Losses(Arms.Of("16", _values), Arms.Of("100", at100)),
        Arms.Throughputs(Arms.Of("16", 100, 101, 99), Arms.Of("100", 200, 201, 199)),
    ];
}
