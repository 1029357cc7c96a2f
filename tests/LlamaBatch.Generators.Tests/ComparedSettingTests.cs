namespace LlamaBatch.Generators.Tests;

/// <summary>The settings, the levels and the direction that a claim's text names are those of its code.</summary>
public class ComparedSettingTests
{
    private const string NoWorse =
        "r.EqualTokens.ValidationLoss(heads: 2).IsNoWorseThan(r.EqualTokens.ValidationLoss(heads: 8), margin: 0.01)";

    private const string Axis = "/// <summary>Key-value heads.</summary>\n[Axis<int>(1, 2, 4, 8)]\npublic int Heads { get; init; } = 8;";

    /// <summary>With eight query heads, two share a key-value head if there are four.</summary>
    [Theory]
    [InlineData("If two query heads share a key-value head, the loss is at most 0.01 above that without sharing", 2, "LB8031")]
    [InlineData("If 4 query heads share a key-value head, the loss is at most 0.01 above that without sharing", 2)]
    [InlineData("If two query heads share a key-value head, the loss is at most 0.01 above that without sharing", 4)]
    [InlineData("If at most two query heads share a key-value head, nothing is lost", 2)]
    public void Heads_share_as_the_text_says(string text, int heads, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            text,
            Axis,
            NoWorse.Replace("heads: 2", $"heads: {heads}", StringComparison.Ordinal),
            model: "Heads = 8, KeyValueHeads = Heads"));

    /// <summary>A preset may have fewer key-value heads than heads, so a level without sharing is not that of multi-head attention.</summary>
    [Theory]
    [InlineData("Multi-query attention costs at most 0.01 against multi-head attention", "Shared ? 1 : 2", "LB8031")]
    [InlineData("Multi-query attention costs at most 0.01 against multi-head attention", "Shared ? 1 : 8")]
    [InlineData("Multi-query attention costs at most 0.01", "Shared ? 2 : 8", "LB8031")]
    [InlineData("Grouped-query attention costs at most 0.01", "Shared ? 2 : 8")]
    [InlineData("Shared keys cost at most 0.01, as multi-query attention does", "Shared ? 2 : 8")]
    [InlineData("Multi-head attention needs only two key-value heads: they lose at most 0.01 against four", "Shared ? 2 : 4")]
    public void The_compared_models_have_the_attention_that_the_text_names(string text, string heads, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            text,
            "/// <summary>Whether heads share keys.</summary>\n[Axis<bool>(false, true)]\npublic bool Shared { get; init; }",
            "r.EqualTokens.ValidationLoss(shared: true).IsNoWorseThan(r.EqualTokens.ValidationLoss(shared: false), margin: 0.01)",
            model: $"Heads = 8, KeyValueHeads = {heads}"));

    /// <summary>Beside the levels Grouped and NarrowGrouped, "grouped" alone may be both.</summary>
    [Theory]
    [InlineData("With narrow keys, grouped attention has a lower loss than with wide ones", "NarrowGrouped", "Grouped")]
    [InlineData("Full attention has a lower loss than a single set of keys", "Single", "Full", "LB8031")]
    public void A_part_of_a_name_is_no_level(string text, string lower, string higher, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            text,
            "[Axis<Attention>(Attention.Full, Attention.Single, Attention.Grouped, Attention.NarrowGrouped)]\n"
                + "public Attention Kind { get; init; } = Attention.Full;",
            $"r.EqualTokens.ValidationLoss(kind: Attention.{lower})"
                + $".IsBelow(r.EqualTokens.ValidationLoss(kind: Attention.{higher}), margin: 0.01)",
            model: "Heads = 8, KeyValueHeads = Kind is Attention.Single ? 1 : Kind is Attention.Full ? 8 : 2"));

    /// <summary>What a setting does is seen against trials without it.</summary>
    [Theory]
    [InlineData("Weight decay lowers the loss", "0.01, 0.1", "LB8031")]
    [InlineData("Any weight decay lowers the loss", "0.01, 0.1", "LB8031")]
    [InlineData("Weight decay lowers the loss", "0, 0.1")]
    [InlineData("Weight decay lowers the loss by more than 0.01", "0.01, 0.1", "LB8031")]
    [InlineData("Weight decay of 0.1 lowers the loss", "0.01, 0.1")]
    [InlineData("Weight decay lowers the loss only if it is strong", "0.01, 0.1")]
    [InlineData("Weight decay lowers the loss (0.1 against 0.01)", "0.01, 0.1")]
    [InlineData("Strong weight decay lowers the loss", "0.01, 0.1")]
    public void A_setting_is_compared_with_its_absence(string text, string levels, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            text,
            $"/// <summary>Weight decay.</summary>\n[Axis<double>({levels})]\npublic double Decay {{ get; init; }} = 0.1;",
            $"r.EqualTokens.ValidationLoss(decay: 0.1).IsBelow(r.EqualTokens.ValidationLoss(decay: {levels.Split(',')[0]}), margin: 0.01)",
            decay: "Decay"));

    /// <summary>The axis may have only the last word of a setting's name.</summary>
    [Theory]
    [InlineData("Without weight decay, the loss is at most 0.01 nats per token higher", "0", "0.1")]
    [InlineData("No weight decay costs at most 0.01 nats per token", "0", "0.1")]
    [InlineData("Without weight decay, the loss is at most 0.01 nats per token higher", "0.1", "0", "LB8031")]
    public void A_setting_may_have_a_modifier(string text, string left, string right, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            text,
            "/// <summary>Weight decay.</summary>\n[Axis<double>(0, 0.1)]\npublic double Decay { get; init; } = 0.1;",
            $"r.EqualTokens.ValidationLoss(decay: {left}).IsNoWorseThan(r.EqualTokens.ValidationLoss(decay: {right}), margin: 0.01)",
            decay: "Decay"));

    /// <summary>A schedule that is written without a warm-up has one of 5 %.</summary>
    [Theory]
    [InlineData("Without any warm-up, the loss is at most 0.01 above that with a long one", "Schedule.Cosine()", "LB8031")]
    [InlineData("Without any warm-up, the loss is at most 0.01 above that with a long one", "Schedule.Cosine(warmup: 0)")]
    [InlineData("A short warm-up costs at most 0.01 against a long one", "Schedule.Cosine()")]
    [InlineData("With or without warm-up, the loss is the same to 0.01", "Schedule.Cosine()")]
    [InlineData("No warm-up longer than 5 % of the run lowers the loss by more than 0.01", "Schedule.Cosine()")]
    [InlineData("A short start costs at most 0.01, without a warm-up-free run", "Schedule.Cosine()")]
    public void Training_without_a_setting_has_none(string text, string cold, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            text,
            "/// <summary>Whether the run starts gently.</summary>\n[Axis<bool>(false, true)]\npublic bool Gentle { get; init; }",
            "r.EqualTokens.ValidationLoss(gentle: false).IsNoWorseThan(r.EqualTokens.ValidationLoss(gentle: true), margin: 0.01)",
            schedule: $"Gentle ? Schedule.Cosine(warmup: 0.2) : {cold}"));

    [Theory]
    [InlineData("Each doubling of the number of key-value heads, from 1 to 8, lowers the loss", "IsBelow", 1, "LB8031")]
    [InlineData("Each doubling of the number of key-value heads lowers the loss by 0.01 on average", "IsBelow", 1)]
    [InlineData("Eight key-value heads have a lower loss than one", "IsBelow", 1)]
    [InlineData("The last doubling of the key-value heads lowers the loss", "IsBelow", 4)]
    [InlineData("As with each doubling of the text, eight key-value heads have a lower loss than one", "IsBelow", 1)]
    public void Each_step_is_compared(string text, string method, int other, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            text,
            Axis,
            $"r.EqualTokens.ValidationLoss(heads: 8).{method}(r.EqualTokens.ValidationLoss(heads: {other}), margin: 0.01)",
            model: "Heads = 8, KeyValueHeads = Heads"));

    /// <summary>Four is the number of layers, and no level of the axis.</summary>
    [Fact]
    public void A_number_of_another_noun_is_no_level() => Assert.Empty(Ids(
        "Halving the key-value heads of four layers costs at most 0.02 nats per token",
        "/// <summary>Key-value heads.</summary>\n[Axis<int>(2, 4)]\npublic int KeyValueHeads { get; init; } = 4;",
        "r.EqualTokens.ValidationLoss(keyValueHeads: 2).IsNoWorseThan(r.EqualTokens.ValidationLoss(keyValueHeads: 4), margin: 0.02)",
        model: "Layers = 4, KeyValueHeads = KeyValueHeads"));

    [Theory]
    [InlineData("Of the four heads, 8 has the lowest loss", "1, 2", "LB8031")]
    [InlineData("Of the four heads, 8 has the lowest loss", "1, 2, 4")]
    [InlineData("Of the three heads that are powers of two above 1, 8 has the lowest loss", "2, 4")]
    [InlineData("8 heads have a lower loss than each of the three smaller ones", "1, 2", "LB8031")]
    [InlineData("8 heads have a lower loss than each of the three smaller ones", "1, 2, 4")]
    public void All_levels_are_compared(string text, string others, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            text,
            Axis,
            $"r.EqualTokens.ValidationLoss(heads: 8).IsBestOf(r.EqualTokens.ValidationLoss(heads: [{others}]), margin: 0.01)",
            model: "Heads = 8, KeyValueHeads = Heads"));

    [Theory]
    [InlineData("A single set of keys costs more than 0.01 against full attention", "Grouped", "LB8031")]
    [InlineData("A single set of keys costs more than 0.01 against full attention", "Full")]
    [InlineData("A single set of keys costs more than 0.01 against grouped keys, which themselves cost more than full ones", "Grouped")]
    [InlineData("A single set of keys costs more than 0.01 against shared ones", "Grouped")]
    [InlineData("A single set of keys costs more than 0.01 against full-width ones", "FullWidth")]
    public void The_other_side_is_the_member_that_the_text_names(string text, string other, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            text,
            "/// <summary>The keys.</summary>\n[Axis<Attention>(Attention.Full, Attention.FullWidth, Attention.Grouped, Attention.Single)]\n"
                + "public Attention Kind { get; init; }",
            "r.EqualTokens.ValidationLoss(kind: Attention.Single)"
                + $".IsAbove(r.EqualTokens.ValidationLoss(kind: Attention.{other}), margin: 0.01)",
            model: "Heads = 8, KeyValueHeads = Kind switch { Attention.Full => 8, Attention.FullWidth or Attention.Grouped => 4, _ => 1 }"));

    [Theory]
    [InlineData("The second layer is better: it improves the accuracy by more than one percentage point", "Accuracy", "IsBelow", "LB8031")]
    [InlineData("The second layer is better: it improves the accuracy by more than one percentage point", "Accuracy", "IsAbove")]
    [InlineData("With two layers, training ends where the loss is flatter than with one", "RandomSharpness", "IsAbove", "LB8031")]
    [InlineData("With two layers, training ends where the loss is flatter than with one", "RandomSharpness", "IsBelow")]
    [InlineData(
        "With two layers, the loss is flatter than with one: perturbations raise it less", "RandomSharpness", "IsAbove",
        "LB8031")]
    [InlineData(
        "Two layers have a loss at least 0.01 nats per token lower, and fewer spikes, than one", "ValidationLoss", "IsBelow",
        "LB8031")]
    [InlineData("With two layers, the loss is at least 0.01 lower than with one", "ValidationLoss", "IsBelow")]
    public void The_direction_and_the_metrics_are_those_of_the_text(string text, string metric, string method, params string[] ids) =>
        Assert.Equal(
            ids,
            Ids(
                text,
                "/// <summary>Decoder layers.</summary>\n[Axis<int>(1, 2)]\npublic int Depth { get; init; } = 1;",
                $"r.EqualTokens.{metric}(depth: 2).{method}(r.EqualTokens.{metric}(depth: 1), margin: 0.01)",
                model: "Layers = Depth"));

    [Theory]
    [InlineData("The jitter is proportional to one over the square root of the batch size", "0.4, 0.6", "LB8031")]
    [InlineData("The jitter is proportional to one over the square root of the batch size", "-0.6, -0.4")]
    [InlineData("The jitter times one over the square root of the batch size grows", "0.4, 0.6")]
    public void An_inverse_power_has_a_negative_exponent(string text, string interval, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            text,
            "/// <summary>Sequences per step.</summary>\n[Axis<int>(8, 16, 32)]\npublic int Batch { get; init; } = 16;",
            $"r.EqualTokens.LossJitter(batch: [8, 16, 32]).Exponent().IsBetween({interval})",
            batch: "Batch",
            rate: "RateScaling.SquareRoot(3e-3, fromBatch: 16, toBatch: Batch)"));

    private static IEnumerable<string> Ids(
        string text,
        string axis,
        string claim,
        string model = "TieWordEmbeddings = true",
        string schedule = "Schedule.Cosine(warmup: 0.05)",
        string batch = "16",
        string rate = "3e-3",
        string decay = "0.1") =>
        Compiled.Of($$"""
            namespace Study;

            public enum Attention
            {
                Full,
                FullWidth,
                Grouped,
                NarrowGrouped,
                Single,
            }

            /// <summary>What a setting does.</summary>
            [Experiment("What does the setting do?", Seeds = 8)]
            [Measure<ValidationLoss>, Measure<Accuracy>, Measure<LossJitter>, Measure<SpikeRate>]
            [Measure<RandomSharpness>(EveryTokens = 256_000)]
            public sealed partial record Setting : LlamaExperiment
            {
                {{axis}}

                public override LlamaConfig Model => LlamaConfig.Nano with { {{model}} };

                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

                public override Training Training => new() { BatchSize = {{batch}}, Tokens = 1_024_000, Schedule = {{schedule}} };

                public override AdamW Optimizer => new() { LearningRate = {{rate}}, Beta2 = 0.98, WeightDecay = {{decay}} };

                public override Validation Validation => new() { Windows = 256 };

                public override Probe Probe => new() { SharpnessSequences = 256, Perturbations = 8 };

                [Claim("{{text}}")]
                private static Verdict Decided(Results r) => {{claim}};
            }
            """).Problems.Select(problem => problem.Split(' ')[0])
        .Where(id => id == "LB8031" || id.StartsWith("CS", StringComparison.Ordinal));
}
