namespace LlamaBatch.Generators.Tests;

/// <summary>Learning rates by batch size, and levels with the shape of a published model, as texts state them.</summary>
public class StatedRateTests
{
    [Theory]
    [InlineData("The rate follows the batch by the linear rule.", "0.5", "LB0035")]
    [InlineData("The rate follows the batch by the linear rule.", "1")]
    [InlineData("The rate follows the square root of the batch.", "1", "LB0035")]
    [InlineData("The rate follows the square root of the batch.", "0.5")]
    [InlineData("The rate does not follow the linear rule.", "0.5")]
    [InlineData("The linear rule is compared with the square root.", "0.5")]
    [InlineData("Peak rates are proportional to the batch size; in a run, the rate follows it with an exponent of 0.5.", "0.5")]
    public void A_batch_schedule_has_the_exponent_of_the_text(string summary, string exponent, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            $$"""
            [Axis<bool>(false, true)] public bool Follows { get; init; } = true;
            public override Training Training => new()
            {
                BatchSize = 64,
                Tokens = 819_200,
                BatchSchedule = Follows ? Ramp with { RateExponent = {{exponent}}, RateBatch = 16 } : Ramp,
            };
            private static StagedBatch Ramp => BatchSchedule.Staged(16, until: 0.5);
            """,
            "LB0035",
            summary));

    /// <summary>An exponent that is no number stops no other rule.</summary>
    [Theory]
    [InlineData("default")]
    [InlineData("\"half\"")]
    public void An_exponent_may_be_no_number(string exponent) => Assert.DoesNotContain("AD0001", Lab.Compile($$"""
        namespace Study;

        /// <summary>The rate follows the linear rule.</summary>
        [Experiment("What helps?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            public override Training Training => new()
            {
                BatchSize = 64,
                Tokens = 819_200,
                BatchSchedule = BatchSchedule.Staged(16, until: 0.5) with { RateExponent = {{exponent}} },
            };
        }
        """).Problems.Select(problem => problem.Split(' ')[0]));

    /// <summary>By the square-root rule, 3e-3 at 16 is 6e-3 at 64 and 1.2e-2 at 256.</summary>
    [Theory]
    [InlineData("The rate follows the square-root rule.", "2.4e-2", "LB2037")]
    [InlineData("The rate follows the square-root rule.", "1.2e-2")]
    [InlineData("The rate follows the square-root rule.", "1.25e-2")]
    [InlineData("Rates by batch size.", "2.4e-2")]
    [InlineData("The square-root rule against the linear rule.", "2.4e-2")]
    [InlineData("Rates follow the square-root rule up to 64; above it they stay at 6e-3.", "6e-3")]
    [InlineData("The rate is proportional to the square root of the batch.", "2.4e-2", "LB2037")]
    public void A_table_of_rates_follows_the_rule_of_the_text(string summary, string rate, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        [Axis<int>(16, 64, 256)] public int Batch { get; init; } = 16;
        public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };
        public override Optimizer Optimizer => new AdamW { LearningRate = Batch switch { 16 => 3e-3, 64 => 6e-3, _ => {{rate}} } };
        """,
        "LB2037",
        summary));

    /// <summary>Only a table from which the learning rate comes follows the rule.</summary>
    [Theory]
    [InlineData("LearningRate = Rate, WeightDecay = Batch switch { 16 => 0.05, 64 => 0.1, _ => 0.1 }", "1.2e-2")]
    [InlineData("LearningRate = Rate", "2.4e-2", "LB2037")]
    public void A_table_of_another_setting_follows_no_rule(string settings, string rate, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        [Axis<int>(16, 64, 256)] public int Batch { get; init; } = 16;
        public override Training Training => new() { BatchSize = Batch, Tokens = 819_200 };
        public override Optimizer Optimizer => new AdamW { {{settings}} };
        private double Rate => Batch switch { 16 => 3e-3, 64 => 6e-3, _ => {{rate}} };
        """,
        "LB2037",
        "The rate follows the square-root rule."));

    [Fact]
    public void A_level_that_is_an_array_stops_no_rule() => Assert.DoesNotContain("AD0001", Lab.Compile("""
        namespace Study;

        /// <summary>The rate follows the square-root rule.</summary>
        [Experiment("Is a size of 1, 2 or 3 good?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<object>(1, new[] { 2 })] public object Size { get; init; } = 1;
            public override Optimizer Optimizer => new AdamW { LearningRate = Size switch { 1 => 3e-3, 2 => 6e-3, _ => 1e-2 } };
        }
        """).Problems.Select(problem => problem.Split(' ')[0]));

    [Theory]
    [InlineData("64 sequences at 8e-3.", "LB2037")]
    [InlineData("64 sequences at 6e-3.")]
    [InlineData("64 sequences, with 8e-3 instead of 6e-3.")]
    [InlineData("A rate of 8e-3.", "LB2037")]
    [InlineData("8e-3 at 64 sequences.", "LB2037")]
    [InlineData("Twice the rate of 3e-3, at 64 sequences.")]
    [InlineData("Cosine with a floor of 6e-5.")]
    [InlineData("AdamW with eps = 1e-15.")]
    [InlineData("With z-loss, coefficient 1e-4.")]
    [InlineData("Weights drawn with a deviation of 2e-2.")]
    [InlineData("Steps that are clipped to 1e-3.")]
    [InlineData("Gradients of 4 batches of 16 sequences are added up.")]
    [InlineData("The root: 64 sequences at 8e-3.")]
    [InlineData("32 sequences at 6e-3.", "LB2037")]
    [InlineData("The batch grows to 32 sequences.")]
    public void A_level_has_the_rate_and_batch_of_its_summary(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        """
        [Axis<Recipe>(Recipe.Base, Recipe.Root)] public Recipe Recipe { get; init; } = Recipe.Base;
        public override Training Training => new() { BatchSize = Recipe == Recipe.Root ? 64 : 16, Tokens = 819_200 };
        public override Optimizer Optimizer => new AdamW { LearningRate = Recipe == Recipe.Root ? 6e-3 : 3e-3 };
        """,
        "LB2037",
        "Recipes.",
        $$"""
        namespace Study;

        public enum Recipe
        {
            /// <summary>16 sequences at 3e-3.</summary>
            Base,

            /// <summary>{{summary}}</summary>
            Root,
        }
        """));

    [Fact]
    public void A_level_may_be_above_all_signed_numbers() => Assert.DoesNotContain("AD0001", Lab.Compile(
        """
        namespace Study;

        /// <summary>Recipes.</summary>
        [Experiment("What helps?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<Recipe>(Recipe.Base, Recipe.All)] public Recipe Recipe { get; init; } = Recipe.Base;
            public override Optimizer Optimizer => new AdamW { LearningRate = Recipe == Recipe.All ? 6e-3 : 3e-3 };
        }
        """,
        """
        namespace Study;

        public enum Recipe : ulong
        {
            /// <summary>A rate of 3e-3.</summary>
            Base,

            /// <summary>A rate of 6e-3.</summary>
            All = ulong.MaxValue,
        }
        """).Problems.Select(problem => problem.Split(' ')[0]));

    /// <summary>Llama 13B has 40 layers of width 5,120.</summary>
    [Theory]
    [InlineData("Thirteen", "Llama 13B.", 5_120, 60, "LB1010")]
    [InlineData("Llama13B", "The larger one.", 5_120, 60, "LB1010")]
    [InlineData("Thirteen", "Llama 2 13B.", 5_120, 40)]
    [InlineData("Thirteen", "The shape of Llama 13B, narrow.", 640, 60)]
    [InlineData("Thirteen", "Deeper than Llama 7B and Llama 13B.", 5_120, 60)]
    [InlineData("Thirteen", "Llama 13B with half as many layers again.", 5_120, 60)]
    [InlineData("Thirteen", "Llama 13B, 60 layers deep.", 5_120, 60)]
    public void A_level_has_the_shape_of_the_model_that_it_names(
        string member, string summary, int width, int layers, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        [Axis<Release>(Release.Seven, Release.{{member}})] public Release Shape { get; init; } = Release.Seven;
        public override LlamaConfig Model => Shape == Release.Seven ? LlamaConfig.Llama7B : LlamaConfig.Llama7B with
        {
            HiddenSize = {{width}}, IntermediateSize = 13_824, Layers = {{layers}}, Heads = 40, KeyValueHeads = 40,
        };
        """,
        "LB1010",
        "Published models.",
        $$"""
        namespace Study;

        public enum Release
        {
            /// <summary>Llama 7B.</summary>
            Seven,

            /// <summary>{{summary}}</summary>
            {{member}},
        }
        """,
        measured: ""));

    /// <summary>Llama 13B has 40 layers of width 5,120.</summary>
    [Theory]
    [InlineData("The arithmetic of Llama 2 13B, with 40 layers of width 5,120.", 60, "LB1010")]
    [InlineData("The arithmetic of Llama 2 13B, with 40 layers of width 5,120.", 40)]
    [InlineData("The arithmetic of Llama 2 13B with 60 layers.", 60)]
    [InlineData("The arithmetic at the width of Llama 2 13B.", 60)]
    [InlineData("The arithmetic of Llama 2 13B, two layers of it.", 2)]
    [InlineData("The arithmetic of a model that is shallower than Llama 2 13B.", 60)]
    [InlineData("The arithmetic between Llama 2 7B and Llama 2 13B.", 60)]
    public void The_models_have_the_shape_that_the_summary_names(string summary, int layers, params string[] ids) => Assert.Equal(
        ids,
        Ids(
            $$"""
            [Axis<int>(100, 1_024)] public int BatchSize { get; init; } = 100;
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };
            public override LlamaConfig Model => LlamaConfig.Llama7B with
            {
                HiddenSize = 5_120, IntermediateSize = 13_824, Layers = {{layers}}, Heads = 40, KeyValueHeads = 40,
            };
            """,
            "LB1010",
            summary,
            measured: ""));

    private static IEnumerable<string> Ids(
        string members,
        string about,
        string summary,
        string types = "namespace Study;",
        string measured = "[Measure<ValidationLoss>]") => Lab.Compile(
        $$"""
        namespace Study;

        /// <summary>{{summary}}</summary>
        [Experiment("What helps?", Seeds = 6)]
        {{measured}}
        public sealed partial record S : Lab
        {
            {{members}}
        }
        """,
        types).Problems.Select(problem => problem.Split(' ')[0])
        .Where(id => id == about || id.StartsWith("CS", StringComparison.Ordinal));
}
