using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Verdicts;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

public class VerdictSentenceTests
{
    private static readonly double[] _seeds = [1.98, 2.01, 2.00, 2.03, 1.97];
    private static readonly double[] _noise = [0.02, -0.02, 0.03, -0.03, 0];

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public Task Every_kind_of_verdict_reads_as_a_sentence(string language)
    {
        Sample hundred = Arms.Of("100", _seeds);
        Sample Other(string level, double effect, double noise = 1)
            => Arms.Of(level, [.. _seeds.Zip(_noise, (seed, z) => seed + effect + noise * z)]);
        Samples loss = Arms.Losses(hundred);
        (string Name, Verdict Verdict)[] cases =
        [
            ("supported", loss.IsBelow(Arms.Losses(Other("512", 0.41)))),
            ("supported from above", Arms.Losses(Other("512", 0.41)).IsAbove(loss)),
            ("opposite", loss.IsAbove(Arms.Losses(Other("512", 0.41)))),
            ("negligible", loss.IsBelow(Arms.Losses(Other("256", 0.002, 0.01)))),
            ("near the margin", loss.IsBelow(Arms.Losses(Other("256", 0.01, 0.1)))),
            ("underpowered", loss.IsBelow(Arms.Losses(Other("256", 0.01, 4)))),
            ("conjunction", loss.IsBelow(Arms.Losses(Other("256", 0.06), Other("512", 0.41)))),
            ("conjunction of two arms with two", Arms.Losses(hundred, Other("64", 0.1))
                .IsBelow(Arms.Losses(Other("256", 0.2), Other("512", 0.41)))),
            ("conjunction over metrics", loss.IsBelow(Arms.Losses(Other("512", 0.41)))
                & Arms.Throughputs(Arms.Of("100", 4, 5, 6, 5, 5)).IsAbove(Arms.Throughputs(Arms.Of("16", 3, 4, 4, 3, 4)))),
            ("arithmetic and training", Number(16, 976.5625).IsAbove(Number(100, 156.25)) & loss.IsBelow(Arms.Losses(Other("512", 0.41)))),
            ("without variation", loss.IsBelow(Arms.Losses(Other("256", 0.25, 0)))),
            ("nothing apart", loss.IsBelow(Arms.Losses(Arms.Of("256", _seeds)))),
            ("at the edge", loss.IsBelow(Arms.Losses(Other("512", 0.41).AtEdge()))),
            ("winner at the edge", Arms.Losses(hundred.AtEdge()).IsBelow(Arms.Losses(Other("512", 0.41)))),
            ("diverged", loss.IsBelow(Arms.Losses(Other("512", 0.41).Diverged()))),
            ("both diverged", Arms.Losses(hundred.Diverged()).IsBelow(Arms.Losses(Other("512", 0.41).Diverged()))),
            ("seeds missing", loss.IsBelow(Arms.Losses(Arms.Of("512", 2.4, double.NaN, 2.4, 2.45, double.NaN)))),
            ("one seed", Arms.Losses(Arms.Of("100", 2)).IsBelow(Arms.Losses(Arms.Of("512", 2.4)))),
            ("two seeds", Arms.Losses(Arms.Of("100", 2, 2.1)).IsBelow(Arms.Losses(Arms.Of("512", 2.4, 2.55)))),
            ("not run", loss.IsBelow(Arms.Losses(Arms.Of("512", double.NaN, double.NaN)))),
            ("infinite", loss.IsBelow(Arms.Losses(Arms.Of("512", 2, 2, 2, 2, double.PositiveInfinity)))),
            ("partly absent", loss.IsBelow(
                new Samples {
                    Metric = Arms.Loss,
                    Budget = Budget.EqualTokens,
                    Arms = [Other("256", 0.06)],
                    Absent = [Arms.NameOf("512")] })),
            ("absent", loss.IsBelow(
                new Samples { Metric = Arms.Loss, Budget = Budget.EqualTokens, Arms = [], Absent = [Arms.NameOf("512")] })),
            ("ratio", Arms.Throughputs(Arms.Of("100", 2010, 2100, 2205, 2050, 2150))
                .IsAbove(Arms.Throughputs(Arms.Of("16", 1000, 1040, 1090, 1010, 1060)))),
            ("ratio below", Arms.Throughputs(Arms.Of("100", 960, 980, 1050, 970, 1010))
                .IsBelow(Arms.Throughputs(Arms.Of("16", 1000, 1040, 1090, 1010, 1060)))),
            ("arithmetic", Number(100, 156.25).IsAbove(Number(16, 976.5625))),
            ("ill-posed", Verdict.IllPosed("The axis BatchSize has no level 128; its levels are 16, 100.")),
        ];
        IReadOnlyList<Verdict> alone = [.. cases.Select(entry => entry.Verdict.Decided())];
        Verdict smoke = cases[0].Verdict.Decided(Scale.Smoke);
        Verdict among = ClaimFamily.Decide([.. Enumerable.Repeat(cases[5].Verdict, 20)])[0];

        var text = cases.Select(entry => entry.Name).Append("smoke").Append("underpowered among twenty")
            .Zip([.. alone, smoke, among], (name, verdict) => Read(name, verdict, language));
        return Verify(string.Join("\n", text)).UseParameters(language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public Task Every_form_of_claim_reads_as_a_sentence(string language)
    {
        Sample Arm(string level, double effect, double noise = 1)
            => Arms.Of(level, [.. _seeds.Zip(_noise, (seed, z) => seed + effect + noise * z)]);
        Samples At(string level, double effect, double noise = 1) => Arms.Losses(Arm(level, effect, noise));
        Sample Changed(Sample arm, Func<SeedValue, SeedValue> change)
            => new() { Name = arm.Name, Levels = arm.Levels, Values = [.. arm.Values.Select(change)] };
        Samples hundred = At("100", 0, 0);
        Samples along = Arms.Losses(Arm("16", 0, 0.1), Arm("32", 0.3, 0.2), Arm("64", 0.5, -0.1));
        Samples bowl = Arms.Losses(Arm("16", 0.3, 0.1), Arm("32", 0, 0.3), Arm("64", 0.1, -0.1));
        LevelCurves Curves(double steepness, double first, string batch = "16") => Arms.Losses([.. new[] { first, 0, 0.2 + steepness, 1 }
            .Select((effect, i) => Arms.At(
                [new("BatchSize", batch), new("LearningRate", $"{1 << i}")],
                [.. _seeds.Zip(_noise, (seed, z) => seed + effect + (0.01 * z * i))]))]).Along("LearningRate");
        Samples throughputs = Arms.Throughputs(
            Arms.Of("16", 1000, 1040, 1090, 1010, 1060),
            Arms.Of("32", 900, 940, 990, 910, 960),
            Arms.Of("64", 800, 840, 890, 810, 860));
        Samples rising = Arms.Throughputs(
            Arms.Of("16", 1000, 1040, 1090, 1010, 1060),
            Arms.Of("32", 2000, 2040, 2090, 2010, 2060),
            Arms.Of("64", 3000, 3040, 3090, 3010, 3060));
        (string Name, Verdict Verdict)[] cases =
        [
            ("equivalent", hundred.IsEquivalentTo(At("64", 0.001, 0.1))),
            ("not equivalent", hundred.IsEquivalentTo(At("64", 0.1, 0.1))),
            ("equivalent, open", hundred.IsEquivalentTo(At("64", 0.001))),
            ("no worse", At("64", 0.001, 0.1).IsNoWorseThan(hundred)),
            ("worse", At("64", 0.1, 0.1).IsNoWorseThan(hundred)),
            ("increasing", along.IsIncreasing()),
            ("decreasing", along.IsDecreasing()),
            ("between", At("64", 0.1).IsBetween(hundred, At("256", 0.5))),
            ("above a number", hundred.IsAbove(1.5)),
            ("ratio below a number", throughputs.IsBelow(5000)),
            ("best", At("16", 0).IsBestOf(along)),
            ("beaten", At("64", 0.5).IsBestOf(along)),
            ("flat", hundred.IsBestOf(Arms.Losses(Arm("64", 0.001, 0.1), Arm("256", -0.001, 0.1)))),
            ("slope", along.SlopePerDoubling().IsAbove(0.1)),
            ("exponent", rising.Exponent().IsBetween(0.5, 1)),
            ("best level", bowl.BestLevel().IsBetween(20, 80)),
            ("width of a range", Curves(0, 0.1).WidthWithin(0.05).IsAbove(Curves(0.3, 0.1, "64").WidthWithin(0.05))),
            ("width cut off", Curves(0, 0.04).WidthWithin(0.05).IsBelow(2)),
            ("width cut off, above", Curves(0, 0.04).WidthWithin(0.05).IsAbove(Curves(0.3, 0.1, "64").WidthWithin(0.05))),
            ("width cut off, lower", Curves(0.3, 0.04).WidthWithin(0.05).IsBelow(Curves(0, 0.1, "64").WidthWithin(0.05))),
            ("both widths cut off", Curves(0.3, 0.04).WidthWithin(0.05).IsBelow(Curves(0, 0.04, "64").WidthWithin(0.05))),
            ("highest level", Curves(0, 0.1).HighestWithin(0.05).IsAbove(Curves(0.3, 0.1, "64").HighestWithin(0.05))),
            ("sensitivity", Curves(0, 0.1).Sensitivity().IsBelow(Curves(0.3, 0.1, "64").Sensitivity())),
            ("share diverged", Curves(0, 0.1).ShareDiverged().IsBelow(0.1)),
            ("none diverged", Curves(0, 0.1).ShareDiverged().IsBelow(Curves(0.3, 0.1, "64").ShareDiverged())),
            ("mean over levels", Curves(0, 0.1).Mean().IsBelow(Curves(0.3, 0.1, "64").Mean())),
            ("best levels", Curves(0, 0.1).BestLevel().IsAbove(Curves(0, 0.1, "64").BestLevel())),
            ("interaction", At("512", 0.4).EffectAgainst(hundred).IsAbove(At("64", 0.1, -1).EffectAgainst(At("32", 0, 0)))),
            ("effect", At("512", 0.4).EffectAgainst(hundred).IsAbove(0)),
            ("non-dominated", Pareto.IsNonDominated(At("16", 0), along, throughputs)),
            ("dominated", Pareto.IsNonDominated(At("64", 0), along, throughputs)),
            ("front of all", Pareto.IsNonDominated(At("16", 0), along, rising)),
            ("some diverged", hundred.IsBelow(Arms.Losses(
                Changed(Arm("512", 0.4), value => value.Seed > 3 ? value with { Value = Math.Log(256), Diverged = true } : value)))),
            ("some not reached", hundred.IsBelow(Arms.Losses(Changed(Arm("512", 0.4), value => value with { Censored = value.Seed > 3 })))),
            ("most not reached", hundred.IsBelow(
                Arms.Losses(Changed(Arm("512", -0.4), value => value with { Censored = value.Seed > 2 })))),
            ("none reached", Arms.Losses(Changed(Arm("16", 0.4), value => value with { Censored = true }))
                .IsBelow(Arms.Losses(Changed(Arm("512", -0.4), value => value with { Censored = true })))),
            ("not reached here and there", Arms.Losses(Changed(Arm("16", 0.4), value => value with { Censored = value.Seed > 3 }))
                .IsBelow(Arms.Losses(Changed(Arm("512", 0.4), value => value with { Censored = value.Seed < 3 })))),
            ("not reached, above a number", Arms.Losses(
                Changed(Arms.Of("16", 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7), value => value with { Censored = value.Seed > 5 })).IsAbove(2)),
            ("diverged, too few for an interval", Arms.Losses(Arms.Of("16", 1, 2, 3))
                .IsBelow(Arms.Losses(Arms.Of("512", 1, 2, 3).Diverged()))),
            ("throughput not reached", Arms.Throughputs(
                Changed(Arms.Of("16", 1000, 1040, 1090, 1010, 1060), value => value with { Censored = value
                    .Seed > 4 })).IsAbove(Arms.Throughputs(Arms.Of("32", 500, 540, 590, 510, 560)))),
            ("published", new Quantities("sequences per step", [new Quantity("Llama", 2048, "where it is written")]).IsBelow(300)),
        ];

        return Verify(string.Join("\n", cases.Select(entry => (entry.Name, Verdict: entry.Verdict.Decided()))
            .Select(entry => Read(entry.Name, entry.Verdict, language)))).UseParameters(language);
    }

    [Theory]
    [InlineData("BatchSize", "100", "batch size 100")]
    [InlineData("LearningRate", "0.006", "learning rate 6e-3")]
    [InlineData("Heads", "4", "heads 4")]
    [InlineData("KVHeads", "4", "KV heads 4")]
    [InlineData("UseQKNorm", "true", "use QK norm")]
    [InlineData("InParts", "false", "not in parts")]
    public void A_level_is_named_in_words(string axis, string level, string expected)
        => Assert.Equal(expected, KnownLanguages.English.Level(new AxisLevel(axis, level)).ToString());

    private static string Read(string name, Verdict verdict, string tag)
    {
        Language language = KnownLanguages.All.First(one => one.Tag == tag);
        string main = VerdictEvidence.Main(verdict)?.In(language).ToString() ?? "";
        return string.Join("\n  ", new[] {
            $"{name}: {language.Verdict(verdict, isNotRun: false)}",
            main,
            verdict.EvidenceIn(language).ToString(),
            verdict.HintIn(language).ToString() }.Where(text => text.Length > 0));
    }

    private static Quantities Number(int batch, double value)
        => new("updates per million tokens", [Quantity.At(Arms.NameOf($"{batch}"), value)]);
}
