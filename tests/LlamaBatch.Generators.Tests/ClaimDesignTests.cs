extern alias generators;

namespace LlamaBatch.Generators.Tests;

/// <summary>Claims that can be decided, but not as their author means; each beside one that is right.</summary>
public class ClaimDesignTests
{
    private const string ModelSetting = "    public override LlamaConfig Model";

    private const string Text = "A batch of 100 generalizes better than one of 256";

    private const string Claim =
        "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01)";

    private const string Left = "r.EqualTokens.ValidationLoss(batchSize: 100)";
    private const string Right = "r.EqualTokens.ValidationLoss(batchSize: 256)";

    [Theory]
    [InlineData($"{Left}.IsEquivalentTo({Right}, margin: 0.0005)", "LB8026 '0.0005'")]
    [InlineData($"{Left}.IsEquivalentTo({Right}, margin: 0.01)")]
    [InlineData($"{Left}.IsBelow({Right}, margin: 0.0005)")]
    [InlineData($"{Left}.IsBelow({Right}, margin: 10)", "LB8012 '10'")]
    [InlineData($"{Left}.IsBelow({Right}, margin: 5)", "LB8012 '5'")]
    [InlineData($"{Left}.IsBelow({Right}, margin: 1)")]
    [InlineData($"{Left}.IsNoWorseThan({Right}, margin: 1)", "LB8012 '1'")]
    [InlineData($"{Left}.IsNoWorseThan({Right}, margin: 0.1)")]
    [InlineData("r.TokensPerSecond(batchSize: 100).IsAbove(r.TokensPerSecond(batchSize: 256), margin: 2)", "LB8012 '2'")]
    [InlineData("r.TokensPerSecond(batchSize: 100).IsAbove(r.TokensPerSecond(batchSize: 256), margin: 1.5)")]
    [InlineData("r.TokensPerSecond(batchSize: 100).IsAbove(0.1)", "LB8012 '0.1'")]
    [InlineData("r.TokensPerSecond(batchSize: 100).IsAbove(10_000)")]
    [InlineData($"{Left}.IsBelow(7)", "LB8012 '7'")]
    [InlineData($"{Left}.IsAbove(7)")]
    [InlineData($"{Left}.IsAbove(20)", "LB8012 '20'")]
    [InlineData($"{Left}.IsBelow(2)")]
    [InlineData("r.TokensPerSecond(batchSize: 100).IsAbove(r.TokensPerSecond(batchSize: 256), margin: 5_000)", "LB8012 '5_000'")]
    [InlineData("r.TokensPerSecond(batchSize: 100).IsAbove(r.TokensPerSecond(batchSize: 256), margin: 0.05)")]
    [InlineData($"{Left}.IsBelow(6)", "LB8012 '6'")]
    [InlineData($"{Left}.IsBelow(5.5)")]
    [InlineData($"{Left}.IsEquivalentTo({Right}, margin: 2)", "LB8012 '2'")]
    [InlineData($"{Left}.IsEquivalentTo(1.7, margin: 1.0)", "LB8012 '1.0'")]
    [InlineData($"{Left}.IsNoWorseThan({Right}, margin: 0.4)", "LB8012 '0.4'")]
    [InlineData($"{Left}.IsNoWorseThan({Right}, margin: 0.2)")]
    [InlineData("r.TokensPerSecond(batchSize: 100).IsEquivalentTo(r.TokensPerSecond(batchSize: 256), margin: 1)", "LB8012 '1'")]
    [InlineData("r.TokensPerSecond(batchSize: 100).IsEquivalentTo(r.TokensPerSecond(batchSize: 256), margin: 0.69)")]
    [InlineData($"{Left}.IsBetween(1.9, 2.0, margin: 0.1)", "LB8012 '0.1'")]
    [InlineData($"{Left}.IsBetween(1.9, 2.0, margin: 0.01)")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).BestLevel().IsAbove(300)",
        "LB8012 'r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).BestLevel().IsAbove(300)'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).BestLevel().IsBetween(20, 200)")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).BestLevel().IsBetween(20, 300)")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).BestLevel().IsBetween(10, 300)",
        "LB8012 'r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).BestLevel().IsBetween(10, 300)'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).BestLevel().IsAbove(8)",
        "LB8012 'r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).BestLevel().IsAbove(8)'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).BestLevel().IsBetween(900, 4)", "LB8012 '4'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).WidthWithin(0.1).IsAbove(1.3)",
        "LB8012 'r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).WidthWithin(0.1).IsAbove(1.3)'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).WidthWithin(0.1).IsAbove(1.1)")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).WidthWithin(0.1).IsBelow(2)",
        "LB8012 'r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).WidthWithin(0.1).IsBelow(2)'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).WidthWithin(0.1).IsBelow(0.5)")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).HighestWithin(0.1).IsAbove(256)",
        "LB8012 'r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).HighestWithin(0.1).IsAbove(256)'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).HighestWithin(0.1).IsAbove(64)")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).HighestWithin(0.1).IsBelow(16)",
        "LB8012 'r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).HighestWithin(0.1).IsBelow(16)'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).BestLevel().IsAbove(300)",
        "LB8012 'r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).BestLevel().IsAbove(300)'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).Along(nameof(BatchSize)).BestLevel().IsBetween(20, 200)")]
    [InlineData($"{Left}.IsBelow({Left})", $"LB8014 '{Left}.IsBelow({Left})'")]
    [InlineData($"{Left}.IsBelow(r.EqualTokens.ValidationLoss())", $"LB8014 '{Left}.IsBelow(r.EqualTokens.ValidationLoss())'")]
    [InlineData($"{Left}.IsBelow(r.EqualTokens.TrainLoss(batchSize: 256))",
        $"LB8013 '{Left}.IsBelow(r.EqualTokens.TrainLoss(batchSize: 256))'")]
    [InlineData($"{Left}.IsBelow(r.EqualTokens.TrainLoss(batchSize: 256), margin: 0.3)",
        $"LB8013 '{Left}.IsBelow(r.EqualTokens.TrainLoss(batchSize: 256), margin: 0.3)'")]
    [InlineData($"{Left}.IsIncreasing()", $"LB8015 '{Left}.IsIncreasing()'")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).IsIncreasing()")]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).CriticalBatch().IsAbove(20)",
        "LB8015 'r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).CriticalBatch()'")]
    [InlineData($"{Left}.IsEquivalentTo({Right}, margin: 0)", "LB8017 '0'")]
    [InlineData($"{Left}.IsBelow({Right}, margin: -0.1)", "LB8017 '-0.1'")]
    [InlineData("throw new NotImplementedException()", "LB8025 'throw new NotImplementedException()'")]
    [InlineData("null!", "LB8025 'null'")]
    [InlineData("default!", "LB8025 'default'")]
    public void A_claim_is_decided_as_it_is_meant(string claim, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(Sample.With(Claim, claim).Replace(Text, "Q", StringComparison.Ordinal)).Problems);

    /// <summary>The quantities of a plan are known at compile time, so a number that is far from all of them has another unit.</summary>
    [Theory]
    [InlineData("MemoryBytes(batchSize: 100).IsBelow(24)", "LB8012 '24'")]
    [InlineData("MemoryBytes(batchSize: [16, 100]).IsBelow(24e9)")]
    [InlineData("Parameters().IsAbove(1)", "LB8012 '1'")]
    [InlineData("Parameters().IsBetween(0.1, 1)", "LB8012 '1'")]
    [InlineData("TokensTrained().IsBelow(4)", "LB8012 '4'")]
    [InlineData("TokensTrained().IsBelow(4_000_001)")]
    [InlineData("Steps().IsAbove(1)")]
    [InlineData("Flops().IsAbove(1e20)", "LB8012 '1e20'")]
    public void A_plan_is_compared_in_its_unit(string claim, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(Sample.With(
            "p.UpdatesPerMillionTokens(batchSize: 100).IsAbove(p.UpdatesPerMillionTokens(batchSize: 16))", $"p.{claim}")).Problems);

    /// <summary>The way to a target takes at least a step and at most the run.</summary>
    [Theory]
    [InlineData("Tokens(batchSize: 100).IsBelow(3)", "LB8012 '3'")]
    [InlineData("Tokens(batchSize: 100).IsBelow(3e6)")]
    [InlineData("Steps(batchSize: 100).IsAbove(20_000)", "LB8012 '20_000'")]
    [InlineData("Steps(batchSize: 100).IsBelow(20_000)", "LB8012 '20_000'")]
    [InlineData("Steps(batchSize: 100).IsBelow(1_000)")]
    [InlineData("Flops(batchSize: 100).IsBelow(2.5)", "LB8012 '2.5'")]
    [InlineData("Steps(batchSize: [16, 100, 256]).CriticalBatch().IsBetween(60, 200)")]
    [InlineData("Steps(batchSize: [16, 100, 256]).CriticalBatch().IsBetween(100, 200)",
        "LB8012 'r.ToTarget(1.7).Steps(batchSize: [16, 100, 256]).CriticalBatch().IsBetween(100, 200)'")]
    [InlineData("Steps(batchSize: [16, 100, 256]).CriticalBatch().IsBetween(10, 40)",
        "LB8012 'r.ToTarget(1.7).Steps(batchSize: [16, 100, 256]).CriticalBatch().IsBetween(10, 40)'")]
    [InlineData("Steps(batchSize: [16, 100, 256]).CriticalBatch().IsAbove(100)")]
    public void The_cost_of_a_target_is_compared_in_its_unit(string claim, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(Sample.With(Claim, $"r.ToTarget(1.7).{claim}")
            .Replace("[Measure<TrainLoss>", "[Target<ValidationLoss>(1.7)]\n[Measure<TrainLoss>", StringComparison.Ordinal)
            .Replace("TunedPer(nameof(BatchSize))", "TunedPer(nameof(BatchSize), For = 1.7)", StringComparison.Ordinal)
            .Replace("Schedule.Cosine(warmup: 0.05)", "Schedule.WarmupStableDecay(warmup: 0.05)", StringComparison.Ordinal)).Problems);

    /// <summary>A chain of 64 symbols has an entropy of 2.4 nats per token.</summary>
    [Theory]
    [InlineData("IsBelow(1.5)", "LB8012 '1.5'")]
    [InlineData("IsBelow(2.5)")]
    [InlineData("IsAbove(1.5)")]
    [InlineData("IsBetween(1.0, 1.5)", "LB8012 '1.5'")]
    public void No_mean_loss_lies_below_the_entropy(string claim, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(Sample.With(Claim, $"{Left}.{claim}").Replace(
            "Corpora.DotNetDocs with { SequenceLength = 32 }",
            "Corpora.MarkovText with { Symbols = 64, SequenceLength = 32 }",
            StringComparison.Ordinal)).Problems);

    /// <summary>A level that another axis makes idle is no second point.</summary>
    [Theory]
    [InlineData("strength: 0.4", "strength: 0.05",
        "'Strength' changes no setting where Decays is false, so both sides are the same trials; a comparison needs two different points. Name another level on one side.")]
    [InlineData("decays: true, strength: 0.4", "decays: true, strength: 0.05")]
    public void A_level_without_effect_is_not_compared(string left, string right, params string[] sentences) => Assert.Equal(
        sentences,
        Compiled.Of($$"""
            namespace Study;

            /// <summary>Decay.</summary>
            [Experiment("Does decay help?"), Measure<ValidationLoss>]
            public sealed partial record DecayStudy : LlamaExperiment
            {
                /// <summary>Whether weights decay.</summary>
                [Axis<bool>(false, true)]
                public bool Decays { get; init; } = false;

                /// <summary>The strength of the decay.</summary>
                [Axis<double>(0.05, 0.4)]
                public double Strength { get; init; } = 0.05;

                public override LlamaConfig Model => LlamaConfig.Nano;

                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

                public override Training Training => new()
                {
                    BatchSize = 32,
                    Tokens = 1_638_400,
                    Schedule = Schedule.Cosine(warmup: 0.05),
                };

                public override AdamW Optimizer => new() { LearningRate = 6e-3, WeightDecay = Decays ? Strength : 0 };

                [Claim("A strong decay is better than a weak one")]
                private static Verdict Better(Results r) =>
                    r.EqualTokens.ValidationLoss({{left}}).IsBelow(r.EqualTokens.ValidationLoss({{right}}), margin: 0.005);
            }
            """).Sentences);

    /// <summary>The rule and the estimate have one idea of how far a bound must be.</summary>
    [Fact]
    public void A_critical_batch_size_is_bounded_by_levels_of_a_third_of_it_and_three_times_it()
    {
        Assert.Equal(LlamaBatch.Statistics.CriticalBatchFit.FarFactor, generators::LlamaBatch.Generators.SoughtLevelRule.FarFactor);
        Assert.Contains(
            "The levels of BatchSize from 16 to 256 cannot show a critical batch size in this range. It needs a level of at most a third "
                + "of it, and one of at least three times it: for 140, levels down to 47 and up to 420.",
            Compiled.Of(Sample.With(Claim, "r.ToTarget(1.7).Steps(batchSize: [16, 100, 256]).CriticalBatch().IsBetween(100, 200)")
                .Replace("[Measure<TrainLoss>", "[Target<ValidationLoss>(1.7)]\n[Measure<TrainLoss>", StringComparison.Ordinal)).Sentences);
    }

    /// <summary>A perplexity of 20 is a loss of 3.</summary>
    [Fact]
    public void A_perplexity_is_no_loss() => Assert.Contains(
        "If 20 is a perplexity, write its logarithm, 3.",
        Assert.Single(Compiled.Of(Sample.With(Claim, $"{Left}.IsBelow(20)")).Sentences),
        StringComparison.Ordinal);

    /// <summary>A reader of this claim means gigabytes.</summary>
    [Fact]
    public void Memory_is_compared_in_bytes() => Assert.Contains(
        "It is in bytes: 24e9 is 24 GB.",
        Compiled.Of(Sample.With(Claim, "r.PeakMemory(batchSize: 100).IsBelow(24)")
            .Replace("Measure<ValidationLoss>", "Measure<PeakMemory>, Measure<ValidationLoss>", StringComparison.Ordinal))
            .Diagnostics.Single(one => one.Id == "LB8012").GetMessage(null),
        StringComparison.Ordinal);

    /// <summary>Planned memory is in bytes too.</summary>
    [Theory]
    [InlineData("24", "LB8012 '24'")]
    [InlineData("24e9")]
    public void Planned_memory_is_compared_in_bytes(string bytes, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(Sample.With("p.UpdatesPerMillionTokens(batchSize: 100).IsAbove(p.UpdatesPerMillionTokens(batchSize: 16))",
            $"p.MemoryBytes(batchSize: 100).IsBelow({bytes})")).Problems);

    /// <summary>A comparison that the claim does not return decides nothing.</summary>
    [Theory]
    [InlineData("var first = Lower(16); return Lower(256);", "LB8033 'Lower(16)'")]
    [InlineData("Lower(16); return Lower(256);", "LB8033 'Lower(16)'")]
    [InlineData("var first = Lower(16); return first & Lower(256);")]
    [InlineData("Verdict all = Lower(16); all &= Lower(256); return all;")]
    public void A_comparison_that_is_not_used_is_reported(string body, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(Sample.With($"=>\n        {Claim};", $$"""
            {
                    {{body}}

                    Verdict Lower(int size) => r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: size));
                }
            """)).Problems);

    /// <summary>A helper that a claim calls is no forgotten claim, and neither is a method that others may call.</summary>
    [Theory]
    [InlineData("private static Verdict Fewer(Plan p) => p.Steps().IsBelow(9_000_000);", "LB8028 'Fewer'")]
    [InlineData("static Verdict Lower(Results r) => r.EqualTokens.ValidationLoss().IsBelow(2);", "LB8028 'Lower'")]
    [InlineData("public static Verdict Lower(Results r) => r.EqualTokens.ValidationLoss().IsBelow(2);")]
    [InlineData("private static Verdict Lower(Results r, double number) => r.EqualTokens.ValidationLoss().IsBelow(number);")]
    [InlineData("""
        private static Verdict Lower(Results r) => r.EqualTokens.ValidationLoss().IsBelow(2);

            [Claim("It is low")]
            private static Verdict IsLow(Results r) => Lower(r);
        """)]
    public void A_verdict_without_the_attribute_of_a_claim(string method, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(Sample.With(ModelSetting, $"    {method}\n\n{ModelSetting}")).Problems);

    [Theory]
    [InlineData("var left = r.EqualTokens; return left.ValidationLoss(batchSize: 17).IsBelow(2);", "LB8002 '17'")]
    [InlineData("int size = 17; return r.EqualTokens.ValidationLoss(batchSize: size).IsBelow(2);", "LB8002 '17'")]
    [InlineData("return Of(r, 17).IsBelow(2);", "LB8002 '17'")]
    [InlineData("return Of(r, 16).IsBelow(Of(r, 16));", "LB8014 'Of(r, 16).IsBelow(Of(r, 16))'")]
    [InlineData("return Of(r, 16).IsBelow(Of(r, 100));")]
    [InlineData("int size = 17; size = 16; return r.EqualTokens.ValidationLoss(batchSize: size).IsBelow(2);")]
    [InlineData("return Below(r, 16, 16);", "LB8014 'Below(r, 16, 16)'")]
    [InlineData("return Same(r, 16).IsBelow(Same(r, 100)) & Same(r, 16).IsBelow(Same(r, 256));", "LB8014 'size'")]
    public void Claims_are_read_through_variables_and_helpers(string body, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(Sample.With($"=>\n        {Claim};", $$"""
            { {{body}} }

                private static Samples Of(Results r, int size) => r.EqualTokens.ValidationLoss(batchSize: size);

                private static Samples Same(Results r, int size) => r.EqualTokens.ValidationLoss(batchSize: 100);

                private static Verdict Below(Results r, int one, int other) => Of(r, one).IsBelow(Of(r, other));
            """).Replace(Text, "Q", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("foreach (int n in new[] { 100, 16 }) { v.Add(Of(r, 16).IsBelow(Of(r, n))); } return All(v);",
        "LB8014 'Of(r, 16).IsBelow(Of(r, n))'")]
    [InlineData("foreach (int n in new[] { 100, 16 }) { if (n > 16) { v.Add(Of(r, 16).IsBelow(Of(r, n))); } } return All(v);")]
    [InlineData("foreach (int n in new[] { 100, 16 }) { if (n < 99) continue; v.Add(Of(r, 16).IsBelow(Of(r, n))); } return All(v);")]
    [InlineData("foreach (int n in new[] { 100, 256 }) { if (v.Count < 1) v.Add(Of(r, 16).IsBelow(Of(r, n))); } return All(v);")]
    [InlineData("int[] sizes = [100, 17]; foreach (int n in sizes) { v.Add(Of(r, 16).IsBelow(Of(r, n))); } return All(v);",
        "LB8002 '17'")]
    [InlineData("foreach (var (one, other) in new[] { (16, 100), (100, 100) }) { v.Add(Of(r, one).IsBelow(Of(r, other))); } return All(v);",
        "LB8014 'Of(r, one).IsBelow(Of(r, other))'")]
    [InlineData("return new[] { 100, 16 }.Select(n => Of(r, 16).IsBelow(Of(r, n))).Aggregate((one, other) => one & other);",
        "LB8014 'Of(r, 16).IsBelow(Of(r, n))'")]
    [InlineData("return new[] { 100, 16 }.Where(n => n > 16).Select(n => Of(r, 16).IsBelow(Of(r, n))).First();")]
    [InlineData("return new[] { 256, 16 }.Aggregate(Of(r, 16).IsBelow(Of(r, 100)), (one, size) => one & Of(r, 16).IsBelow(Of(r, size)));",
        "LB8014 'Of(r, 16).IsBelow(Of(r, size))'")]
    [InlineData("""
        (int Small, int Large)[] pairs = [(16, 100), (100, 100)];
        return pairs.Select(pair => Of(r, pair.Small).IsBelow(Of(r, pair.Large))).Aggregate((one, other) => one & other);
        """, "LB8014 'Of(r, pair.Small).IsBelow(Of(r, pair.Large))'")]
    public void Claims_are_read_through_loops_over_written_lists(string body, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(Sample.With($"=>\n        {Claim};", $$"""
            { var v = new List<Verdict>(); {{body}} }

                private static Samples Of(Results r, int size) => r.EqualTokens.ValidationLoss(batchSize: size);

                private static Verdict All(IEnumerable<Verdict> verdicts) => verdicts.Aggregate((one, other) => one & other);
            """).Replace(Text, "Q", StringComparison.Ordinal)).Problems);

    /// <summary>Loops in loops over long lists end, although each repetition is read.</summary>
    [Fact]
    public void Long_loops_do_not_stop_the_analyzer()
    {
        string list = $"new[] {{ {string.Join(", ", Enumerable.Range(1, 500))} }}";
        string loops = string.Concat(Enumerable.Range(0, 6).Select(i => $"foreach (int a{i} in {list}) "));

        Assert.Empty(Compiled.Of(Sample.With($"=>\n        {Claim};", $$"""
            { int sum = 0; {{loops}} { sum = sum + a0 + a5; } return {{Claim}}; }
            """)).Failures);
    }

    [Theory]
    [InlineData("int a = b; int b = a; return r.EqualTokens.ValidationLoss(batchSize: a).IsBelow(2);")]
    [InlineData("var a = a; return a.ValidationLoss(batchSize: 16).IsBelow(2);")]
    [InlineData("return Again(r);")]
    [InlineData("return r.EqualTokens.ValidationLoss(batchSize: [.. r.EqualTokens]).IsBelow(r);")]
    [InlineData("return r.EqualTokens.ValidationLoss(batchSize: ).IsBelow(")]
    public void Claims_that_do_not_compile_or_end_do_not_stop_the_analyzer(string body)
    {
        Compiled compiled = Compiled.Of(Sample.With($"=>\n        {Claim};", $$"""
            { {{body}} }

                private static Verdict Again(Results r) => Again(r);
            """));

        Assert.Empty(compiled.Failures);
    }

    [Theory]
    [InlineData($"{Right}.IsBelow({Left})", true)]
    [InlineData($"{Left}.IsAbove({Right})", true)]
    [InlineData($"{Left}.IsBelow({Right}, margin: 0.05)", false)]
    [InlineData($"{Right}.IsNoWorseThan({Left}, margin: 0.01)", true)]
    [InlineData($"{Right}.IsNoWorseThan({Left}, margin: 0.02)", false)]
    [InlineData($"{Right}.IsNoWorseThan({Left}, margin: Math.Sqrt(0.0001))", true)]
    [InlineData($"{Right}.IsNoWorseThan({Left}, margin: Math.Sqrt(0.0004))", false)]
    [InlineData($"{Left}.IsNoWorseThan({Right}, margin: 0.01)", false)]
    [InlineData($"{Right}.IsEquivalentTo({Left}, margin: 0.01)", true)]
    [InlineData($"{Left}.IsEquivalentTo({Right}, margin: 0.05)", false)]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).IsDecreasing()", true)]
    [InlineData("r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]).IsIncreasing()", false)]
    [InlineData("r.EqualTokens.TrainLoss(batchSize: 256).IsBelow(r.EqualTokens.TrainLoss(batchSize: 100))", false)]
    public void Claims_that_exclude_each_other_are_said(string second, bool excludes)
    {
        Compiled compiled = Compiled.Of(Sample.With("[Claim(\"A larger batch", $"""
            [Claim("And so")]
                private static Verdict Second(Results r) => {second};

                [Claim("A larger batch
            """));

        Assert.Equal(excludes ? [$"LB8020 '{second}'"] : [], compiled.Problems);
    }

    /// <summary>A below B, B below C and C below A cannot all hold.</summary>
    [Theory]
    [InlineData("256", "16", true)]
    [InlineData("16", "256", false)]
    public void Claims_that_form_a_circle_exclude_each_other(string lower, string upper, bool isCircle)
    {
        string last = $"{Of(lower)}.IsBelow({Of(upper)})";
        Compiled compiled = Compiled.Of(Sample.With("[Claim(\"A larger batch", $"""
            [Claim("And so")]
                private static Verdict Second(Results r) => {Of("16")}.IsBelow({Of("100")});

                [Claim("And then")]
                private static Verdict Third(Results r) => {last};

                [Claim("A larger batch
            """));

        Assert.Equal(isCircle ? [$"LB8020 '{last}'"] : [], compiled.Problems);
        Assert.True(!isCircle || compiled.Sentences.Single().Contains("'Second' says that", StringComparison.Ordinal));

        static string Of(string level) => $"r.EqualTokens.ValidationLoss(batchSize: {level})";
    }

    /// <summary>Averages over different levels differ in the levels too. A width may be sought on different grids.</summary>
    [Theory]
    [InlineData("[16, 100, 256]", "Mean()", true)]
    [InlineData("[16, 100]", "Mean()", false)]
    [InlineData("[16, 100, 256]", "WidthWithin(0.1)", false)]
    public void Averages_that_are_compared_have_the_same_levels(string batches, string aggregate, bool isReported)
    {
        string claim = $"Curves(r, true, [16, 100]).{aggregate}.IsBelow(Curves(r, false, {batches}).{aggregate}, margin: 0.01)";
        Compiled compiled = Compiled.Of(Sample.With(Claim, $"""
            {claim};

                private static LevelCurves Curves(Results r, bool warm, Levels<int> batches) =>
                    r.EqualTokens.ValidationLoss(batchSize: batches, warm: warm).Along(nameof(BatchSize))
            """)
            .Replace("A batch of 100 generalizes better than one of 256", "The loss of the first is lower", StringComparison.Ordinal)
            .Replace("    /// <summary>Peak", "    [Axis<bool>(false, true)]\n    public bool Warm { get; init; }\n\n    /// <summary>Peak",
                StringComparison.Ordinal)
            .Replace("warmup: 0.05", "warmup: Warm ? 0.05 : 0.04", StringComparison.Ordinal));

        Assert.DoesNotContain(compiled.Diagnostics, one => one.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Equal(isReported, compiled.Problems.Contains($"LB8027 '{claim}'"));
    }

    /// <summary>At a validation loss of 1.7, the validation loss is 1.7.</summary>
    [Theory]
    [InlineData("r.Matched(1.7).ValidationLoss", true)]
    [InlineData("r.Matched(1.7).TrainLoss", false)]
    [InlineData("r.EqualTokens.ValidationLoss", false)]
    public void A_metric_at_its_own_target_is_the_target(string metric, bool isReported) => Assert.Equal(
        isReported,
        Compiled.Of(Sample.With(Claim, $"{metric}(batchSize: 100).IsBelow({metric}(batchSize: 256), margin: 0.01)")
            .Replace("[Measure<TrainLoss>", "[Target<ValidationLoss>(1.7)]\n[Measure<TrainLoss>(EveryTokens = 200_000)",
                StringComparison.Ordinal)
            .Replace("Schedule.Cosine(warmup: 0.05)", "Schedule.Constant(warmup: 0.05)", StringComparison.Ordinal))
            .Problems.Any(one => one.StartsWith("LB8037", StringComparison.Ordinal)));

    /// <summary>A token of DotNetDocs is a byte, so bits per byte are the loss in another unit.</summary>
    [Theory]
    [InlineData("BitsPerByte", true)]
    [InlineData("Accuracy", false)]
    public void A_front_has_two_criteria(string criterion, bool isReported) => Assert.Equal(
        isReported,
        Compiled.Of(Sample.With(
                Claim,
                "Pareto.IsNonDominated(r.EqualTokens.ValidationLoss(batchSize: 100), "
                    + "r.EqualTokens.ValidationLoss(batchSize: [16, 100, 256]), "
                    + $"r.EqualTokens.{criterion}(batchSize: [16, 100, 256]))")
            .Replace("[Measure<TrainLoss>", $"[Measure<{criterion}>, Measure<TrainLoss>", StringComparison.Ordinal))
            .Problems.Any(one => one.StartsWith("LB8037", StringComparison.Ordinal)));

    /// <summary>A second effect that is of two axes is no effect of tying.</summary>
    [Theory]
    [InlineData("Warming raises the loss more with a batch of 16 than with 100", "16", true)]
    [InlineData("Warming raises the loss more with a batch of 16 than with 100", "100", false)]
    [InlineData("Warming and a batch of 100 raise the loss less than with 16 alone", "16", false)]
    public void Effects_that_are_compared_have_one_cause(string text, string batch, bool isMixed)
    {
        string mixed = $"{Of("100", "true")}.EffectAgainst({Of(batch, "false")})";
        Compiled compiled = Compiled.Of(Sample.With(
                Claim,
                $"{Of("16", "true")}.EffectAgainst({Of("16", "false")}).IsAbove({mixed}, margin: 0.01)")
            .Replace("A batch of 100 generalizes better than one of 256", text, StringComparison.Ordinal)
            .Replace("    /// <summary>Peak", "    [Axis<bool>(false, true)]\n    public bool Warm { get; init; }\n\n    /// <summary>Peak",
                StringComparison.Ordinal)
            .Replace("warmup: 0.05", "warmup: Warm ? 0.05 : 0.04", StringComparison.Ordinal));

        Assert.Equal(isMixed ? [$"LB8027 '{mixed}'"] : [], compiled.Problems);

        static string Of(string batch, string warm) => $"r.EqualTokens.ValidationLoss(batchSize: {batch}, warm: {warm})";
    }

    /// <summary>A text that names both levels of both sides says that one setting makes up for another.</summary>
    [Theory]
    [InlineData("A batch of 16 with a share of 0.05 is no worse than 100 with 0.04", "IsNoWorseThan", false)]
    [InlineData("A batch of 16 with a share of 0.05 is no worse than 100", "IsNoWorseThan", true)]
    [InlineData("A batch of 16 with a share of 0.05 is better than 100 with 0.04", "IsBelow", true)]
    public void One_setting_may_make_up_for_another(string text, string method, bool isReported) => Assert.Equal(
        isReported,
        Compiled.Of(Sample.With(
                Claim,
                $"r.EqualTokens.ValidationLoss(batchSize: 16, warm: 0.05).{method}("
                    + "r.EqualTokens.ValidationLoss(batchSize: 100, warm: 0.04), margin: 0.01)")
            .Replace("A batch of 100 generalizes better than one of 256", text, StringComparison.Ordinal)
            .Replace(
                "    /// <summary>Peak",
                "    [Axis<double>(0.04, 0.05)]\n    public double Warm { get; init; } = 0.05;\n\n    /// <summary>Peak",
                StringComparison.Ordinal)
            .Replace("warmup: 0.05", "warmup: Warm", StringComparison.Ordinal))
            .Problems.Any(one => one.StartsWith("LB8027", StringComparison.Ordinal)));

    [Theory]
    [InlineData("batchSize: 16, warm: true", "batchSize: 100, warm: false", "BatchSize and Warm")]
    [InlineData("batchSize: 16, warm: true", "batchSize: 16, warm: false")]
    [InlineData("batchSize: [16, 100], warm: true", "batchSize: 100, warm: false")]
    public void Sides_that_differ_in_two_axes_have_two_causes(string left, string right, string? axes = null)
    {
        string claim = $"r.EqualTokens.ValidationLoss({left}).IsBelow(r.EqualTokens.ValidationLoss({right}))";
        Compiled compiled = Compiled.Of(Sample.With(Claim, claim)
            .Replace("A batch of 100 generalizes better than one of 256", "The loss of the first is lower", StringComparison.Ordinal)
            .Replace("    /// <summary>Peak", "    [Axis<bool>(false, true)]\n    public bool Warm { get; init; }\n\n    /// <summary>Peak",
                StringComparison.Ordinal)
            .Replace("warmup: 0.05", "warmup: Warm ? 0.05 : 0.04", StringComparison.Ordinal));

        Assert.Equal(axes is null ? [] : [$"LB8027 '{claim}'"], compiled.Problems);
        Assert.True(axes is null || compiled.Sentences.Single().Contains(axes, StringComparison.Ordinal));
    }

    /// <summary>A named configuration may change several settings. A claim that names one of them as the cause needs the others equal.</summary>
    [Theory]
    [InlineData("A larger batch has a lower loss", "(64, 2e-2, 2)", "BatchSize and LearningRate")]
    [InlineData("A deeper model has a lower loss", "(16, 2e-2, 4)", "LearningRate and Layers")]
    [InlineData("A larger batch and a larger rate have a lower loss", "(64, 2e-2, 2)")]
    [InlineData("The second recipe has a lower loss", "(64, 2e-2, 2)")]
    [InlineData("A larger batch has a lower loss", "(64, 6e-3, 2)")]
    [InlineData("A larger batch has a lower loss", "(64, 1.2e-2, 2)")]
    public void Configurations_that_differ_in_two_settings_have_two_causes(string text, string settings, string? causes = null)
    {
        Compiled compiled = Compiled.Of($$"""
            namespace Study;

            public enum Kind { First, Second }

            /// <summary>S.</summary>
            [Experiment("Q?"), Measure<ValidationLoss>]
            public sealed partial record Rec : LlamaExperiment
            {
                [Axis<Kind>(Kind.First, Kind.Second)]
                public Kind Kind { get; init; }

                private (int Batch, double Rate, int Layers) Values => Kind == Kind.First ? (16, 3e-3, 2) : {{settings}};

                public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Values.Layers };
                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
                public override Training Training => new() { BatchSize = Values.Batch, Tokens = 3_300_000 };
                public override AdamW Optimizer => new() { LearningRate = Values.Rate };

                [Claim("{{text}}")]
                private static Verdict Claimed(Results r) => Of(r, Kind.Second).IsBelow(Of(r, Kind.First));

                private static Samples Of(Results r, Kind kind) => r.EqualTokens.ValidationLoss(kind: kind);
            }
            """);

        Assert.Equal(causes is null ? [] : ["LB8027 'Of(r, Kind.Second).IsBelow(Of(r, Kind.First))'"], compiled.Problems);
        Assert.True(causes is null || compiled.Sentences.Single().Contains($"differ in {causes},", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Seeds = 5", 1)]
    [InlineData("Seeds = 3", 1)]
    [InlineData("Seeds = 3", 9, "LB8024 '3'")]
    [InlineData("Seeds = 4", 9)]
    [InlineData("Seeds = 3, FamilyWiseError = 1e-300", 9, "LB8024 '3'")]
    [InlineData("Seeds = 100", 9)]
    public void Few_seeds_cannot_carry_many_claims(string seeds, int claims, params string[] problems)
    {
        string more = string.Concat(Enumerable.Range(1, claims).Select(i =>
            $"    [Claim(\"Claim {i}\")]\n    private static Verdict C{i}(Results r) => r.EqualTokens.TrainLoss(batchSize: 16).IsBelow(1.{i});\n"));
        Compiled compiled = Compiled.Of(Sample.With("Seeds = 5", seeds)
            .Replace("    [Claim(\"A larger batch", more + "    [Claim(\"A larger batch", StringComparison.Ordinal));

        Assert.Equal(problems, compiled.Problems);
    }
}
