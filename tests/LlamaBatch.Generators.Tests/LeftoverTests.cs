namespace LlamaBatch.Generators.Tests;

/// <summary>Mistakes of which the code itself is the witness: parameters that nothing reads, copied comparisons, and changed levels.</summary>
public class LeftoverTests
{
    private const string Layers = "[Axis<int>(1, 2, 3)] public int Layers { get; init; } = 1;";

    private const string Depths = "public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };";

    private const string Below =
        "=> r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01);";

    [Theory]
    [InlineData("{ var one = Loss(1); return Loss(2).IsBelow(one, margin: 0.01) & Loss(2).IsBelow(one, margin: 0.01); }",
        "LB8033 'r.EqualTokens.ValidationLoss(layers: 2).IsBelow(one, margin: 0.01)'")]
    [InlineData("{ var one = Loss(1); return Loss(2).IsBelow(one, margin: 0.01) & Loss(3).IsBelow(one, margin: 0.01); }")]
    [InlineData("{ var one = Loss(1); var verdict = Loss(3).IsBelow(one, margin: 0.01); one = Loss(2); "
        + "return verdict & Loss(3).IsBelow(one, margin: 0.01); }")]
    public void A_comparison_with_a_variable_is_made_once(string body, params string[] problems) => Assert.Equal(problems, Of(
        Layers, Depths, body.Replace("Loss(", "r.EqualTokens.ValidationLoss(layers: ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("lowest: 2", "LB8015")]
    [InlineData("highest: 2", "LB8015")]
    [InlineData("lowest: 1")]
    [InlineData("highest: 12")]
    [InlineData("lowest: 1, highest: 3")]
    public void Levels_lie_within_the_declared_ends(string ends, params string[] ids) => Assert.Equal(ids, Of(
        Layers, Depths, $"=> r.EqualTokens.ValidationLoss(layers: [1, 2, 3]).Along(nameof(Layers), {ends}).HighestWithin(0.1).IsBelow(3);")
            .Select(Id));

    [Theory]
    [InlineData("private static Samples Loss(Results r, int layers) => r.EqualTokens.ValidationLoss(layers: 2);",
        "=> Loss(r, 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01);", "LB0011 'layers'")]
    [InlineData("private static Samples Loss(Results r, int layers) => r.EqualTokens.ValidationLoss(layers: layers);",
        "=> Loss(r, 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01);")]
    [InlineData("",
        "{ return Loss(2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01);"
            + " Samples Loss(int layers) => r.EqualTokens.ValidationLoss(layers: 2); }", "LB0011 'layers'")]
    [InlineData("private static Samples Loss(Results r, int _) => r.EqualTokens.ValidationLoss(layers: 2);",
        "=> Loss(r, 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01);")]
    // A delegate asks for both parameters.
    [InlineData("private static Verdict Beats(Samples one, int other) => one.IsBelow(2.0); private static Verdict Try(Results r,"
            + " System.Func<Samples, int, Verdict> how) => how(r.EqualTokens.ValidationLoss(layers: 2), 1);",
        "=> Try(r, Beats);")]
    [InlineData("private static int[] Depths(Results r) => [1, 2];",
        "=> r.EqualTokens.ValidationLoss(layers: Depths(r)).IsBelow(r.EqualTokens.ValidationLoss(layers: 3), margin: 0.01);")]
    public void A_helper_reads_its_parameters(string members, string body, params string[] problems) => Assert.Equal(
        problems, Of(Layers, Depths + members, body).Where(problem => problem.StartsWith("LB0011", StringComparison.Ordinal)));

    [Theory]
    [InlineData("value / 16 * 16", "LB0011 '40'")]
    [InlineData("System.Math.Min(value, 48)", "LB0011 '64'")]
    [InlineData("value / 8 * 8")]
    [InlineData("System.Math.Max(value, 8)")]
    [InlineData("2 * value")]
    public void An_accessor_keeps_the_levels(string stored, params string[] problems) => Assert.Equal(problems, Of(
        $"[Axis<int>(40, 64)] public int Width {{ get; init => field = {stored}; }} = 64;",
        "public override LlamaConfig Model => LlamaConfig.Nano with { HiddenSize = Width };",
        "=> r.EqualTokens.ValidationLoss(width: 64).IsBelow(r.EqualTokens.ValidationLoss(width: 40), margin: 0.01);")
        .Where(problem => problem.StartsWith("LB0011", StringComparison.Ordinal)));

    [Theory]
    [InlineData("field / 16 * 16", 64, "LB0011 '40'")]
    [InlineData("System.Math.Min(field, 48)", 40, "LB0011 '64'")]
    [InlineData("field / 8 * 8", 64)]
    [InlineData("field == 40 ? 40 : 2 * field", 40)]
    public void An_accessor_returns_the_levels(string returned, int baseline, params string[] problems) => Assert.Equal(problems, Of(
        $"[Axis<int>(40, 64)] public int Width {{ get => {returned}; init; }} = {baseline};",
        "public override LlamaConfig Model => LlamaConfig.Nano with { HiddenSize = Width };",
        "=> r.EqualTokens.ValidationLoss(width: 64).IsBelow(r.EqualTokens.ValidationLoss(width: 40), margin: 0.01);")
        .Where(problem => problem.StartsWith("LB0011", StringComparison.Ordinal)));

    [Theory]
    [InlineData("NoDecay", "NoDecay ? 0.1 : 0", "LB2034 '0.1'")]
    [InlineData("WithoutWeightDecay", "WithoutWeightDecay ? 0.1 : 0", "LB2034 '0.1'")]
    [InlineData("DecayOff", "DecayOff ? 0.1 : 0", "LB2034 '0.1'")]
    [InlineData("WeightDecay", "WeightDecay ? 0 : 0.1", "LB2034 '0'")]
    [InlineData("NoDecay", "NoDecay ? 0 : 0.1")]
    [InlineData("Decays", "Decays ? 0.1 : 0")]
    [InlineData("NoDecay", "NoDecay ? 0.05 : 0.1")]
    // A run without a decay of the rate may have the other decay.
    [InlineData("NoRateDecay", "NoRateDecay ? 0.1 : 0")]
    public void A_negated_switch_switches_off(string name, string decay, params string[] problems) => Assert.Equal(problems, Of(
        $"[Axis<bool>(false, true)] public bool {name} {{ get; init; }}",
        $"public override AdamW Optimizer => new() {{ LearningRate = 6e-3, WeightDecay = {decay} }};",
        "=> r.EqualTokens.ValidationLoss(NAME: true).IsNoWorseThan(r.EqualTokens.ValidationLoss(NAME: false), margin: 0.01);"
            .Replace("NAME", char.ToLowerInvariant(name[0]) + name[1..], StringComparison.Ordinal)));

    [Theory]
    [InlineData("Perplexity", "LB8022 'Measure<Errors>'")]
    [InlineData("perplexity", "LB8022 'Measure<Errors>'")]
    [InlineData("Errors")]
    public void Two_metrics_have_two_names(string name, params string[] problems) => Assert.Equal(problems, Lab.Compile(
        Record("", "Q?", "T", Layers, Depths, Below, "[Measure<ValidationLoss>, Measure<Perplexity>, Measure<Errors>]"),
        $"namespace Study; {Metric("Perplexity", "Perplexity")} {Metric("Errors", name)}").Problems);

    [Theory]
    [InlineData("See arXiv:2517.07101.", "LB8048 '2517.07101'")]
    [InlineData("See https://arxiv.org/abs/2500.07101v2.", "LB8048 '2500.07101'")]
    [InlineData("See arXiv:1706.0267.", "LB8048 '1706.0267'")]
    [InlineData("See arXiv:1412.69800.", "LB8048 '1412.69800'")]
    [InlineData("See arXiv:1412.6980 and arXiv:2507.07101v1.")]
    [InlineData("See doi:10.48550/arXiv.2507.07101.")]
    [InlineData("See arXiv:hep-th/9901001 and https://example.org/2517.07101.")]
    public void An_arXiv_number_can_exist(string summary, params string[] problems) =>
        Assert.Equal(problems, Of(Layers, Depths, Below, summary: summary));

    private static string Id(string problem) => problem.Split(' ')[0];

    private static string Metric(string type, string name) => $$"""
        public sealed class {{type}} : IValidationMetric
        {
            public static string Name => "{{name}}";
            public static string Unit => "tokens";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Ratio;
            public static double Margin => 0.05;
            public static double WhenDiverged(int vocabSize) => vocabSize;
            public static double Measure(ValidationOutcome validation) => System.Math.Exp(validation.Nats / validation.Tokens);
        }
        """;

    private static IEnumerable<string> Of(
        string axis, string settings, string body, string claim = "T", string summary = "S.", string question = "Q?") =>
        Lab.Compile(Record(summary, question, claim, axis, settings, body, "[Measure<ValidationLoss>]")).Problems;

    private static string Record(
        string summary, string question, string claim, string axis, string settings, string body, string metrics) => $$"""
        namespace Study;

        /// <summary>{{summary}}</summary>
        [Experiment("{{question}}", Seeds = 6)]
        {{metrics}}
        public sealed partial record S : Lab
        {
            {{axis}}
            {{settings}}

            [Claim("{{claim}}")]
            private static Verdict Holds(Results r) {{body}}
        }
        """;
}
