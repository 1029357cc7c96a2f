namespace LlamaBatch.Generators.Tests;

/// <summary>Texts about the source of a number: the entropy of a text, the model of a speed, and the run that a share is of.</summary>
public class StatedSourceTests
{
    private const string Sizes = "[Axis<int>(8, 16)] public int BatchSize { get; init; } = 8;";

    private const string OfBatch = "public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };";

    private const string Docs = "public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };";

    /// <summary>Only a Markov chain has a known entropy rate.</summary>
    [Theory]
    [InlineData("The entropy rate of the source is known exactly.", Docs, "LB0035")]
    [InlineData("A source with a known entropy, read in two batch sizes.", Docs, "LB0035")]
    [InlineData("The source is a Markov chain.", Docs, "LB0035")]
    [InlineData("The entropy rate of the source is known exactly.", "")]
    [InlineData("The entropy rate of the source is not known.", Docs)]
    [InlineData("No text of people has a known entropy.", Docs)]
    [InlineData("The entropy of the text is known only roughly.", Docs)]
    [InlineData("Unlike MarkovText with its known entropy, this text is real.", Docs)]
    [InlineData("The loss is a cross-entropy.", Docs)]
    [InlineData("A follow-up on MarkovText has a known entropy.", Docs)]
    [InlineData("The same sweep on a source with a known entropy is in MarkovScaling.", Docs)]
    public void Only_a_chain_has_a_known_entropy(string summary, string corpus, params string[] ids) =>
        Assert.Equal(ids, Ids($"{Sizes} {OfBatch} {corpus}", "batchSize: 16", "batchSize: 8", "LB0035", summary));

    [Theory]
    [InlineData("Three widths of the residual stream are trained on the same text.", "LB0035")]
    [InlineData("Three widths are compared, and no other setting changes.", "LB0035")]
    [InlineData("Two batch sizes of one model are trained.")]
    [InlineData("Three widths are compared in another study.")]
    [InlineData("Two layers are trained with two batch sizes.")]
    [InlineData("One width is trained.")]
    public void Values_that_a_summary_counts_differ(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids($"{Sizes} {OfBatch}", "batchSize: 16", "batchSize: 8", "LB0035", summary));

    [Theory]
    [InlineData("In the last tenth of the run.", "0.2", "LB3009")]
    [InlineData("In the last tenth of the run.", "0.1")]
    [InlineData("After nine tenths of the run.", "0.2", "LB3009")]
    [InlineData("After nine tenths of the run.", "0.1")]
    [InlineData("Late.", "0.2")]
    [InlineData("Not in the last tenth of the run.", "0.2")]
    [InlineData("In the last tenth of the run, the loss is averaged.", "0.2")]
    [InlineData("Shorter than in the last tenth of the run.", "0.2")]
    public void A_level_decays_as_its_summary_says(string summary, string decay, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        [Axis<Fall>(Fall.Early, Fall.Late)] public Fall Fall { get; init; }
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Schedule.WarmupStableDecay(warmup: 0.05, decay: Fall == Fall.Early ? 0.5 : {{decay}}),
            };
        """,
        "fall: Fall.Late",
        "fall: Fall.Early",
        "LB3009",
        types: $$"""
        namespace Study;

        public enum Fall
        {
            /// <summary>After the first half of the run.</summary>
            Early,

            /// <summary>{{summary}}</summary>
            Late,
        }
        """));

    /// <summary>Nano has about 0.1 million parameters.</summary>
    [Theory]
    [InlineData("16 bytes for each of the model's 6.74 billion parameters.", "LB1010")]
    [InlineData("The model has 6.74 billion parameters, each of 4 bytes.", "LB1010")]
    [InlineData("16 bytes for each of the model's 0.1 million parameters.")]
    [InlineData("16 bytes for each of the 6.74 billion parameters of Llama 7B.")]
    [InlineData("16 bytes for each of the larger model's 6.74 billion parameters.")]
    [InlineData("In the paper, the model's 6.74 billion parameters take as much.")]
    public void A_constant_is_about_the_model(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        {{Sizes}} {{OfBatch}}
            /// <summary>{{summary}}</summary>
            private const double StateBytes = 1.8e6;
            private static double Margin => StateBytes / 1.8e8;
        """,
        "batchSize: 16",
        "batchSize: 8",
        "LB1010"));

    [Theory]
    [InlineData("Tokens per second of <see cref=\"LlamaConfig.Nano\"/>, by batch size.", "Micro", "LB1010")]
    [InlineData("Measured speeds with Nano.", "Micro", "LB1010")]
    [InlineData("Tokens per second of <see cref=\"LlamaConfig.Nano\"/>, by batch size.", "Nano")]
    [InlineData("Tokens per second of <see cref=\"LlamaConfig.Micro\"/>, an eighth of those of Nano.", "Micro")]
    [InlineData("Tokens per second of this model, not of Nano.", "Micro")]
    [InlineData("Tokens per second of Peter's machine.", "Micro")]
    public void A_speed_is_that_of_the_model(string summary, string model, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        {{Sizes}}
            /// <summary>{{summary}}</summary>
            private int Speed => BatchSize switch { 16 => 20_000, _ => 18_000 };
            public override double? MeasuredSpeed => Speed;
            public override LlamaConfig Model => LlamaConfig.{{model}};
            {{OfBatch}}
        """,
        "batchSize: 16",
        "batchSize: 8",
        "LB1010"));

    /// <summary>The end of a stage is a share of the tokens of the run.</summary>
    [Theory]
    [InlineData("Trunk / (Trunk + Branch)", "Trunk + Branch / 2", "LB7011")]
    [InlineData("Trunk / (Trunk + Branch)", "600_000", "LB7011")]
    [InlineData("Trunk / (Trunk + Branch)", "Trunk + Branch")]
    [InlineData("Trunk / (Trunk + (Branch / 2))", "Trunk + Branch / 2")]
    [InlineData("Parts / (Parts + More)", "Trunk + Branch / 2")]
    [InlineData("Trunk / 819_200", "Trunk + Branch / 2")]
    public void A_stage_ends_at_a_share_of_the_run(string share, string tokens, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        /// <summary>Tokens before the branch.</summary>
            private const int Trunk = 409_600;
            private const int Branch = 409_600;
            private const int Parts = 1;
            private const int More = 2;
            {{Sizes}}
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                BatchSchedule = BatchSchedule.Staged(4, until: (double){{share}}),
                Tokens = {{tokens}},
            };
        """,
        "batchSize: 16",
        "batchSize: 8",
        "LB7011"));

    private static IEnumerable<string> Ids(
        string members, string left, string right, string about, string summary = "S.", string types = "namespace Study;") => Lab.Compile(
            $$"""
            namespace Study;

            /// <summary>{{summary}}</summary>
            [Experiment("Q?", Seeds = 6)]
            [Measure<ValidationLoss>]
            public sealed partial record S : Lab
            {
                {{members}}

                [Claim("The first is better")]
                private static Verdict Holds(Results r) =>
                    r.EqualTokens.ValidationLoss({{left}}).IsBelow(r.EqualTokens.ValidationLoss({{right}}), margin: 0.01);
            }
            """,
            types).Problems.Select(problem => problem.Split(' ')[0])
            .Where(id => id == about || id.StartsWith("CS", StringComparison.Ordinal));
}
