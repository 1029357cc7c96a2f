namespace LlamaBatch.Generators.Tests;

/// <summary>Texts that were copied from another experiment, or that no longer say what the code does.</summary>
public class CopiedTextTests
{
    private const string Layers = "[Axis<int>(1, 2, 3)] public int Layers { get; init; } = 1;";

    private const string Depths = "public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };";

    private const string Batches = "[Axis<int>(8, 64)] public int BatchSize { get; init; } = 8;";

    private const string OfBatch = "public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };";

    private const string SquareRoot = """
        public override AdamW Optimizer => new() { LearningRate = RateScaling.SquareRoot(3e-3, fromBatch: 8, toBatch: BatchSize) };
        """;

    [Theory]
    [InlineData("The rates are chosen on four tuning seeds.", "LB3009 '2'")]
    [InlineData("The rate is tuned on 3 other seeds, and the claims are decided on six others.", "LB3009 '2'")]
    [InlineData("The rates are chosen on two tuning seeds.")]
    [InlineData("Claims are decided on eight other seeds.", "LB3009 '6'")]
    [InlineData("There are five seeds per configuration.", "LB3009 '6'")]
    [InlineData("There are six seeds per configuration, and 2 tuning seeds.")]
    [InlineData("More than four tuning seeds would change little.")]
    [InlineData("Goyal et al. use five seeds for each level.")]
    public void Seeds_are_those_of_the_remarks(string remarks, params string[] problems) => Assert.Equal(problems, Lab.Compile(
        Record($"S.</summary>\n/// <remarks>{remarks}</remarks>\n/// <summary>", "Q?", "T", """
            [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            [Axis<double>(3e-3, 6e-3, 1.2e-2), TunedPer(nameof(Layers))] public double Rate { get; init; } = 6e-3;
            """, Depths + " public override AdamW Optimizer => new() { LearningRate = Rate };", "layers: 2", "layers: 1")
            .Replace("Seeds = 6", "Seeds = 6, TuningSeeds = 2", StringComparison.Ordinal)
            .Replace("\n/// <summary></summary>", "", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("Is a batch of 64 ahead of 8 after four hundred steps?", "LB3009 '500'")]
    [InlineData("Is a batch of 64 ahead of 8 after five hundred steps?")]
    [InlineData("Is a batch of 64 ahead of 8 after a few hundred steps?")]
    public void Steps_are_those_of_the_question(string question, params string[] problems) => Assert.Equal(problems, Of(
        Batches, SquareRoot + " public override Training Training => new() { BatchSize = BatchSize, Steps = 500 };",
        "batchSize: 64", "batchSize: 8", question: question, budget: "EqualSteps"));

    [Theory]
    [InlineData("Both batch sizes are trained at the same learning rate, 3e-3.", SquareRoot, "LB2036")]
    [InlineData("All runs share a single learning rate.", SquareRoot, "LB2036")]
    [InlineData("Both batch sizes are trained at the same learning rate schedule.", SquareRoot)]
    [InlineData("Both batch sizes are trained at the same learning rate per sequence.", SquareRoot)]
    [InlineData("Large batches cannot be trained at the same learning rate.", SquareRoot)]
    [InlineData("Two batch sizes with the same weight decay.", SquareRoot)]
    public void What_is_the_same_does_not_change(string summary, string settings, params string[] ids) => Assert.Equal(ids, Of(
        Batches, OfBatch + settings, "batchSize: 64", "batchSize: 8", summary).Select(Id));

    [Theory]
    [InlineData("Does a longer warm-up end at a lower loss?", "LB0035")]
    [InlineData("Which floor is best after a short warm-up?")]
    [InlineData("Which floor is best with a warm-up of a tenth?")]
    [InlineData("At one batch size, which floor is best?")]
    [InlineData("Which floor is best for a given weight decay?")]
    [InlineData("Which weight decay is best at one floor?", "LB0035")]
    [InlineData("How low may the learning rate end?")]
    public void A_question_about_the_warm_up_varies_it(string question, params string[] ids) => Assert.Equal(ids, Of(
        "[Axis<double>(0, 0.1)] public double Floor { get; init; } = 0.1;",
        "public override Training Training => new() "
            + "{ BatchSize = 16, Tokens = 819_200, Schedule = Schedule.Cosine(warmup: 0.1, floor: Floor) };",
        "floor: 0", "floor: 0.1", question: question).Select(Id));

    [Theory]
    [InlineData("Varies the number of decoder layers and keeps everything else.", "LB0035 'S'")]
    [InlineData("Compares widths.", "LB0035 'S'")]
    [InlineData("Varies the batch size.")]
    [InlineData("Unlike its sibling, which varies the depth, this is about the batch.")]
    [InlineData("Models of two layers.")]
    [InlineData("Not a study that varies the depth.")]
    public void A_summary_names_what_varies(string summary, params string[] problems) => Assert.Equal(problems, Of(
        Batches, OfBatch + SquareRoot, "batchSize: 64", "batchSize: 8", summary));

    [Theory]
    [InlineData("WeightDecay", "0, 0.1", "Decay of the running mean of squared gradients.", "LB0035")]
    [InlineData("WeightDecay", "0, 0.1", "The base of the rotary frequencies.", "LB0035")]
    [InlineData("WeightDecay", "0, 0.1", "Weight decay of AdamW.")]
    [InlineData("Beta2", "0.95, 0.99", "Decay of the running mean of squared gradients.")]
    public void A_summary_is_about_its_axis(string name, string levels, string summary, params string[] ids) => Assert.Equal(ids, Of(
        $"/// <summary>{summary}</summary>\n    [Axis<double>({levels})] public double {name} {{ get; init; }} = {levels.Split(',')[0]};",
        $"public override AdamW Optimizer => new() {{ LearningRate = 6e-3, {name} = {name} }};",
        $"{char.ToLowerInvariant(name[0])}{name[1..]}: {levels.Split(", ")[1]}", $"{char.ToLowerInvariant(name[0])}{name[1..]}: "
            + levels.Split(", ")[0]).Select(Id));

    [Theory]
    [InlineData("Length of the warm-up, in steps.", "LB0035 'Warmup'")]
    [InlineData("Number of steps.", "LB0035 'Warmup'")]
    [InlineData("Length of the warm-up, as a share of the run.")]
    [InlineData("Length of the warm-up, in millions of tokens.")]
    [InlineData("Length of the warm-up; the number of steps follows.")]
    public void A_share_is_no_count(string summary, params string[] problems) => Assert.Equal(problems, Of(
        $"/// <summary>{summary}</summary>\n    [Axis<double>(0.05, 0.2)] public double Warmup {{ get; init; }} = 0.05;",
        "public override Training Training => new() { BatchSize = 16, Tokens = 819_200, Schedule = Schedule.Cosine(Warmup) };",
        "warmup: 0.2", "warmup: 0.05"));

    [Theory]
    [InlineData("The model is LlamaConfig.Micro.", "LB1010 'LlamaConfig.Nano'")]
    [InlineData("All models have four layers.", "LB1010 'LlamaConfig.Nano'")]
    [InlineData("A model with 4 decoder layers.", "LB1010 'LlamaConfig.Nano'")]
    [InlineData("The model is LlamaConfig.Nano, with two decoder layers.")]
    [InlineData("A model with two layers instead of four layers.")]
    [InlineData("Smaller than LlamaConfig.Micro.")]
    [InlineData("Models with two or four layers.")]
    [InlineData("Llama 7B has a model with 32 layers.")]
    public void The_model_is_that_of_the_summary(string summary, params string[] problems) => Assert.Equal(problems, Of(
        Batches, OfBatch + SquareRoot + " public override LlamaConfig Model => LlamaConfig.Nano;", "batchSize: 64", "batchSize: 8",
        summary));

    [Theory]
    [InlineData("Half a cosine, down to zero.", "0.1", "LB3009")]
    [InlineData("Half a cosine, down to a tenth of the peak.", "0", "LB3009")]
    [InlineData("Half a cosine, down to a tenth of the peak.", "0.1")]
    [InlineData("Half a cosine, down to zero.", "0")]
    [InlineData("Half a cosine.", "0.1")]
    public void A_level_ends_where_its_summary_says(string summary, string floor, params string[] ids) => Assert.Equal(ids, Lab.Compile(
        Record("S.", "Q?", "T", "[Axis<Form>(Form.Flat, Form.Wave)] public Form Form { get; init; }", $$"""
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Form == Form.Wave ? Schedule.Cosine(warmup: 0.1, floor: {{floor}}) : Schedule.Constant(warmup: 0.1),
            };
            """, "form: Form.Wave", "form: Form.Flat"),
        $$"""
        namespace Study;

        public enum Form
        {
            Flat,

            /// <summary>{{summary}}</summary>
            Wave,
        }
        """).Problems.Select(Id));

    [Theory]
    [InlineData("Three layers at least double the time of one", "0.3")]
    [InlineData("Three layers: their step at least doubles the time of one", "0.3", "LB8031 '0.3'")]
    [InlineData("Three layers: their step at least doubles the time of one", "1.1", "LB8031 '1.1'")]
    [InlineData("Three layers: their step at least doubles the time of one", "0.69")]
    [InlineData("Three layers: their step at least triples the time of one", "1.1")]
    [InlineData("Three layers: their step takes at least 10 % longer than that of one", "0.05", "LB8031 '0.05'")]
    [InlineData("Three layers: their step takes at least 10 % longer than that of one", "0.095")]
    public void A_factor_is_its_logarithm(string claim, string margin, params string[] problems) => Assert.Equal(
        problems, OfTime(claim, margin, ""));

    [Theory]
    [InlineData("// The margin of 1.1 is ln 2.", "1.1", "LB8031 '1.1'")]
    [InlineData("// The margin of 1.1 is ln 3.", "1.1")]
    [InlineData("// The margin of 0.05 is 5 %; 0.7 is ln 2.", "0.05")]
    [InlineData("// ln 2 would be too much.", "0.05")]
    [InlineData("// A margin of 0.05 is ln 2 / 14.", "0.05")]
    [InlineData("// A margin of 0.3 is log 2.", "0.3")]
    public void A_comment_names_the_logarithm(string comment, string margin, params string[] problems) => Assert.Equal(
        problems, OfTime("T", margin, comment));

    [Theory]
    [InlineData("The rate follows the linear rule of Goyal et al. 2017.", "LB0035")]
    [InlineData("The rate grows in proportion to the batch size.", "LB0035")]
    [InlineData("The rate follows the linear rule of SGD, and with AdamW the root of the batch.")]
    [InlineData("The rate does not follow the linear rule.")]
    [InlineData("The noise is proportional to the batch size.")]
    public void The_rule_of_the_text_is_called(string summary, params string[] ids) => Assert.Equal(ids, Of(
        Batches, OfBatch + SquareRoot, "batchSize: 64", "batchSize: 8", summary).Select(Id));

    [Theory]
    [InlineData("Is a depth of 1 or 4 as good as one of 3?", "LB0035")]
    [InlineData("Is a depth of 1, 2 or 4 best?", "LB0035")]
    [InlineData("Is a depth of 1 or 2 as good as one of 3?")]
    [InlineData("Is a depth of 1 or 4 best?")]
    [InlineData("Does a depth of 1, 2 or 3 predict the loss of a depth of 4?")]
    [InlineData("Is a loss of 1, 2 or 4 reached?")]
    public void A_question_names_levels(string question, params string[] ids) => Assert.Equal(ids, Of(
        Layers, Depths, "layers: 2", "layers: 1", question: question).Select(Id));

    [Theory]
    [InlineData("1, 16", "LB7002 '1'")]
    [InlineData("2, 16")]
    public void Sequences_are_compared_in_a_batch_of_two(string levels, params string[] problems) => Assert.Equal(problems, Lab.Compile(
        Record("S.", "Q?", "T", $"[Axis<int>({levels})] public int BatchSize {{ get; init; }} = 16;", OfBatch + SquareRoot,
            "batchSize: 16", $"batchSize: {levels.Split(',')[0]}")
            .Replace("[Measure<ValidationLoss>]", "[Measure<ValidationLoss>, Measure<GainSquare>]", StringComparison.Ordinal))
        .Problems.Where(problem => problem.StartsWith("LB7002", StringComparison.Ordinal)));

    private static string Id(string problem) => problem.Split(' ')[0];

    private static IEnumerable<string> OfTime(string claim, string margin, string comment) => Lab.Compile(
        Record("S.", "Q?", claim, Layers, Depths, "layers: 3", "layers: 1")
            .Replace("ValidationLoss>", "StepTime>", StringComparison.Ordinal)
            .Replace("r.EqualTokens.ValidationLoss", "r.StepTime", StringComparison.Ordinal)
            .Replace("IsBelow", "IsAbove", StringComparison.Ordinal)
            .Replace("margin: 0.01", $"margin: {margin}", StringComparison.Ordinal)
            .Replace("    [Claim", $"    {comment}\n    [Claim", StringComparison.Ordinal)).Problems;

    private static IEnumerable<string> Of(
        string axis, string settings, string first, string second, string summary = "S.", string question = "Q?",
        string budget = "EqualTokens") =>
        Lab.Compile(Record(summary, question, "T", axis, settings, first, second)
            .Replace("EqualTokens", budget, StringComparison.Ordinal)).Problems;

    private static string Record(
        string summary, string question, string claim, string axis, string settings, string first, string second) => $$"""
        namespace Study;

        /// <summary>{{summary}}</summary>
        [Experiment("{{question}}", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            {{axis}}
            {{settings}}

            [Claim("{{claim}}")]
            private static Verdict Holds(Results r) =>
                r.EqualTokens.ValidationLoss({{first}}).IsBelow(r.EqualTokens.ValidationLoss({{second}}), margin: 0.01);
        }
        """;
}
