namespace LlamaBatch.Generators.Tests;

/// <summary>Texts that state another model than the code has, or that describe an axis by a quantity that it does not change.</summary>
public class StatedModelTests
{
    private const string Tied = "public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };";

    private const string Untied = "public override LlamaConfig Model => LlamaConfig.Nano;";

    [Theory]
    [InlineData("The number of decoder layers.", "IntermediateSize = Inner", "LB0035")]
    [InlineData("The number of decoder layers.", "Layers = Inner / 64", "LB0035")]
    [InlineData("The number of decoder layers, in parts of 64.", "Layers = Inner / 64")]
    [InlineData("Hidden size.", "IntermediateSize = 64 + Inner")]
    [InlineData("Attention heads of the model.", "IntermediateSize = Inner", "LB0035")]
    [InlineData("Sequences per optimizer step, computed one by one.", "IntermediateSize = Inner", "LB0035")]
    [InlineData("Width of the feed-forward layer.", "IntermediateSize = Inner")]
    [InlineData("Width of the feed-forward layer.", "RopeTheta = 100.0 * Inner", "LB0035")]
    [InlineData("Inner width, for each of the layers.", "IntermediateSize = Inner")]
    [InlineData("Layers have this inner width.", "IntermediateSize = Inner")]
    [InlineData("Layers' inner width.", "IntermediateSize = Inner")]
    [InlineData("Depth.", "IntermediateSize = Inner")]
    public void An_axis_changes_the_quantity_of_its_summary(string summary, string setting, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        /// <summary>{{summary}}</summary>
            [Axis<int>(64, 128)] public int Inner { get; init; } = 64;
            public override LlamaConfig Model => LlamaConfig.Nano with { {{setting}} };
        """,
        "inner",
        "LB0035"));

    /// <summary>The levels are the values of the setting that the summary names.</summary>
    [Theory]
    [InlineData("Sequences per optimizer step.", "4 * Batch", "", "LB0035")]
    [InlineData("The global batch: sequences per optimizer step, over all parts.", "4 * Batch", "", "LB0035")]
    [InlineData("Sequences per optimizer step.", "Batch", "")]
    [InlineData("Sequences per optimizer step and device.", "4 * Batch", "")]
    [InlineData("Sequences per optimizer step, a quarter of the global batch.", "4 * Batch", "")]
    [InlineData("Sequences per optimizer step, in units of 4.", "4 * Batch", "")]
    [InlineData("Sequences per optimizer step, in dozens.", "4 * Batch", "")]
    [InlineData("Sequences per optimizer step.", "4 * Batch", "BatchSchedule = BatchSchedule.Staged(Batch, until: 0.5),")]
    public void The_levels_are_what_the_summary_says(string summary, string batch, string schedule, params string[] ids) =>
        Assert.Equal(ids, Ids(
            $$"""
            /// <summary>{{summary}}</summary>
                [Axis<int>(8, 64)] public int Batch { get; init; } = 8;
                public override Training Training => new() { BatchSize = {{batch}}, {{schedule}} Tokens = 3_276_800 };
            """,
            "batch",
            "LB0035"));

    [Theory]
    [InlineData("Batches for a model of 0.9 million parameters.", "LB1010")]
    [InlineData("Batches for a model with 2M parameters.", "LB1010")]
    [InlineData("Batches for a model of 0.1 million parameters.")]
    [InlineData("Does the batch matter for a model with about a million parameters?", "LB1010")]
    [InlineData("Does the batch matter for a model with about 0.1 million parameters?")]
    [InlineData("Would the batch matter for a model with a million parameters?")]
    [InlineData("How much of this carries over to a model of 7 billion parameters?")]
    [InlineData("Batches for a model of about 150,000 parameters.")]
    [InlineData("Goyal et al. have a model of 25 million parameters.")]
    [InlineData("The rule predicts 0.1 for a model of 25 million parameters.")]
    [InlineData("Smaller than a model of 25 million parameters.")]
    [InlineData("A model of 25 million parameters would be too slow.")]
    [InlineData("A model with 20 parameters of training.")]
    public void A_model_has_the_stated_number_of_parameters(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches(Untied), "batchSize", "LB1010", summary));

    /// <summary>Nano has 2 layers, 4 heads of 16 dimensions and is 64 wide.</summary>
    [Theory]
    [InlineData("A Llama of 2 layers and 8 heads of 8 dimensions each, so it is 64 wide.", "LB1010")]
    [InlineData("A Llama of 2 layers, 64 wide, with eight heads.", "LB1010")]
    [InlineData("A Llama of 2 layers and 4 heads, 128 wide.", "LB1010")]
    [InlineData("A Llama of 2 layers and 4 heads of 16 dimensions each, so it is 64 wide.")]
    [InlineData("A Llama of 2 layers and 4 heads, each 16 wide.")]
    [InlineData("Llama 7B has 32 layers and 32 heads of 128 dimensions.")]
    [InlineData("A Llama of 2 layers, 64 wide, and not with eight heads.")]
    [InlineData("2 layers with 64 wide streams and eight heads are compared with 4 heads.")]
    [InlineData("A Llama of 2 layers, 64 wide, with 2 key-value heads.")]
    public void A_model_has_the_stated_heads_and_widths(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches(Untied), "batchSize", "LB1010", summary));

    [Theory]
    [InlineData("Batches with multi-query attention.", 4, "LB1010")]
    [InlineData("All query heads share one key-value head.", 2, "LB1010")]
    [InlineData("Batches with multi-query attention.", 1)]
    [InlineData("Batches with multi-query attention instead of multi-head attention.", 4)]
    public void Multi_query_attention_has_one_head_for_keys(string summary, int heads, params string[] ids) => Assert.Equal(ids, Ids(
        Batches($"public override LlamaConfig Model => LlamaConfig.Nano with {{ Heads = 4, KeyValueHeads = {heads} }};"),
        "batchSize",
        "LB1010",
        summary));

    /// <summary>A question may name one level of an axis of tokens.</summary>
    [Theory]
    [InlineData("Does a step of 1,024 tokens lose against 256?", "PerStep / 32")]
    public void A_number_of_tokens_may_be_a_level(string question, string batch, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        [Axis<int>(256, 1_024)] public int PerStep { get; init; } = 256;
            public override Training Training => new() { BatchSize = {{batch}}, Tokens = 819_200 };
        """,
        "perStep",
        "LB3009",
        question: question));

    [Theory]
    [InlineData("Do heads that are wider than the residual stream help?", "HeadDim = 16 * Inner / 64")]
    [InlineData("Do wider models help?", "RopeTheta = 100.0 * Inner", "LB0035")]
    public void Wide_heads_are_a_width(string question, string setting, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        [Axis<int>(64, 128)] public int Inner { get; init; } = 64;
            public override LlamaConfig Model => LlamaConfig.Nano with { {{setting}} };
        """,
        "inner",
        "LB0035",
        question: question));

    [Theory]
    [InlineData("The model has separate matrices for its input embedding and its output head.", Tied, "LB1010")]
    [InlineData("The model has separate matrices for its input embedding and its output head.", Untied)]
    [InlineData("The embeddings are untied.", Tied, "LB1010")]
    [InlineData("The embeddings are tied.", Untied, "LB1010")]
    [InlineData("The model shares the weights of the embedding and the output head.", Untied, "LB1010")]
    [InlineData("The model shares the weights of the embedding and the output head.", Tied)]
    [InlineData("All models have tied embeddings.", Untied, "LB1010")]
    [InlineData("All models have tied embeddings.", Tied)]
    [InlineData("Llama 7B has untied embeddings in the paper.", Tied)]
    [InlineData("Untied embeddings would double the vocabulary.", Tied)]
    [InlineData("Untied embeddings have more parameters.", Tied)]
    [InlineData("The embeddings are not tied.", Untied)]
    [InlineData("Tied embeddings are compared elsewhere.", Untied)]
    public void Embeddings_are_tied_as_the_summary_says(string summary, string model, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches(model), "batchSize", "LB1010", summary));

    [Theory]
    [InlineData("Both forms have the same number of weights in their layers, to 2 %.", 4, "LB1010")]
    [InlineData("Both forms have the same number of weights in their layers, to 2 %.", 8)]
    [InlineData("Both forms have the same number of parameters.", 2, "LB1010")]
    [InlineData("Both forms have the same number of parameters per layer.", 2)]
    [InlineData("Both forms have equally many parameters, so only the form differs.", 2, "LB1010")]
    [InlineData("The form differs, so the number of parameters stays the same.", 2, "LB1010")]
    [InlineData("With two, four or eight heads, the number of parameters stays the same.", 2, "LB1010")]
    [InlineData("With two or more heads, the number of parameters stays the same.", 2)]
    [InlineData("The form matters little when the number of parameters is fixed.", 2)]
    [InlineData("Both forms have nearly the same number of parameters.", 4)]
    [InlineData("The forms do not have the same number of parameters.", 2)]
    [InlineData("Both forms read the same number of tokens.", 2)]
    public void Models_have_equally_many_parameters(string summary, int layers, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        [Axis<bool>(false, true)] public bool Deep { get; init; }
            public override LlamaConfig Model => Deep
                ? LlamaConfig.Nano with { HiddenSize = 64, IntermediateSize = 176, Layers = {{layers}} }
                : LlamaConfig.Nano with { HiddenSize = 128, IntermediateSize = 352, Layers = 2 };
        """,
        "deep",
        "LB1010",
        summary));

    private static string Batches(string model) => $$"""
        [Axis<int>(8, 64)] public int BatchSize { get; init; } = 8;
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };
            {{model}}
        """;

    private static IEnumerable<string> Ids(
        string members, string axis, string about, string summary = "S.", string question = "Q?") => Lab.Compile($$"""
        namespace Study;

        /// <summary>{{summary}}</summary>
        [Experiment("{{question}}", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            {{members}}

            [Claim("The second is better")]
            private static Verdict Holds(Results r) => r.EqualTokens.ValidationLoss({{axis}}: {{(axis == "deep" ? "true" : "64")}})
                .IsBelow(r.EqualTokens.ValidationLoss({{axis}}: {{Other(axis)}}), margin: 0.01);
        }
        """).Problems.Select(problem => problem.Split(' ')[0])
        .Where(id => id == about || id.StartsWith("CS", StringComparison.Ordinal));

    private static string Other(string axis) => axis switch
    {
        "deep" => "false",
        "inner" => "128",
        _ => "8",
    };
}
