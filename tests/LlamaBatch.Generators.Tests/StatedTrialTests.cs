namespace LlamaBatch.Generators.Tests;

/// <summary>Texts that state other shares, lengths, counts and levels than the trials have.</summary>
public class StatedTrialTests
{
    private const string Batches = "[Axis<int>(8, 64)] public int BatchSize { get; init; } = 8;";

    private const string OfBatch = "public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };";

    private const string Claim =
        "r.EqualTokens.ValidationLoss(batchSize: 64).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 8), margin: 0.01)";

    private const string Ends = """
        [Axis<bool>(false, true)] public bool Decays { get; init; }
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Decays ? Schedule.Cosine(warmup: 0.1) : Schedule.Constant(warmup: 0.02),
            };
        """;

    private const string Decaying =
        "r.EqualTokens.ValidationLoss(decays: true).IsBelow(r.EqualTokens.ValidationLoss(decays: false), margin: 0.01)";

    [Theory]
    [InlineData("The warm-up takes a tenth of the run in both.", "LB3009")]
    [InlineData("Every rate warms up over the first 10 % of the text.", "LB3009")]
    [InlineData("In all trials, 1/10 of the run is warm-up.", "LB3009")]
    [InlineData("With a decay, the warm-up takes a tenth of the run.")]
    [InlineData("In all trials with a decay, the warm-up takes a tenth of the run.")]
    [InlineData("The warm-up takes a tenth of the run in both papers.")]
    [InlineData("The warm-up could take a tenth of the run in both.")]
    public void A_warm_up_is_that_of_all_trials(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Ends, Decaying, "LB3009", summary));

    [Theory]
    [InlineData("0.25 % of the run is warm-up.", "0.0025")]
    [InlineData("12.25 % of the run is warm-up.", "0.1225")]
    [InlineData("12.25 % of the run is warm-up.", "0.25", "LB3009")]
    public void A_share_may_have_decimals(string summary, string warmup, params string[] ids) => Assert.Equal(ids, Ids(
        Batches + $$"""
            public override Training Training => new()
            {
                BatchSize = BatchSize, Tokens = 819_200, Schedule = Schedule.Cosine(warmup: {{warmup}}),
            };
        """,
        Claim,
        "LB3009",
        summary));

    [Fact]
    public void A_warm_up_may_be_compared_with_none() => Assert.Empty(Ids(
        Ends.Replace("0.02", "0", StringComparison.Ordinal),
        Decaying,
        "LB3009",
        "Each loss is read twice, once with a warm-up of a tenth of the run."));

    [Theory]
    [InlineData("The weights at the moment at which the decay begins are saved.", "LB3009")]
    [InlineData("We save the weights at the end of the plateau.", "LB3009")]
    [InlineData("The line from the start of the decay to the end of the run.", "LB3009")]
    [InlineData("The line from the weights at half of the run to the last.")]
    [InlineData("Smith et al. (2020) save the weights when the decay begins.")]
    [InlineData("The barrier is low; the loss falls from the moment at which the decay begins.")]
    public void A_barrier_begins_at_the_decay(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        Batches + """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 819_200,
                Schedule = Schedule.WarmupStableDecay(warmup: 0.1, decay: 0.3),
            };
            public override Probe Probe => new() { BarrierFrom = 0.5 };
        """,
        "r.EqualTokens.LossBarrier(batchSize: 64).IsAbove(r.EqualTokens.LossBarrier(batchSize: 8), margin: 0.01)",
        "LB3009",
        summary,
        metrics: ", Measure<LossBarrier>"));

    [Theory]
    [InlineData("An average of the weights has a half-life of a 64th of the run.", "LB3009")]
    [InlineData("An average of the weights has a half-life of 12,800 tokens.", "LB3009")]
    [InlineData("The averaged weights have a half-life of 25 steps.", "LB3009")]
    [InlineData("The averaged weights have a half-life of a hundredth of the run.", "LB3009")]
    [InlineData("The averaged weights have a half-life of 1/32 of the run.")]
    [InlineData("The averaged weights have a half-life of 3 % of the run.")]
    [InlineData("The averaged weights have a half-life of 50 steps.")]
    [InlineData("The averaged weights do not need a half-life of a 64th of the run.")]
    [InlineData("Averaging weights helps. For β₂, a half-life of a 64th of the run is enough.")]
    [InlineData("The rate falls with a half-life of a tenth of the run; we average the weights.")]
    public void An_average_has_the_stated_half_life(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        """
        [Axis<bool>(false, true)] public bool Averages { get; init; }
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                AveragingHalfLife = Averages ? 25_600 : 0,
            };
        """,
        "r.EqualTokens.ValidationLoss(averages: true).IsBelow(r.EqualTokens.ValidationLoss(averages: false), margin: 0.01)",
        "LB3009",
        summary));

    [Theory]
    [InlineData("8, 16 and 32 sequences, the same number of steps with each.", "LB3009")]
    [InlineData("8, 16 and 32 sequences, and each batch size gets equally many steps.", "LB3009")]
    [InlineData("8, 16 and 32 sequences, the same amount of text with each.", "LB3009")]
    [InlineData("8 and 16 sequences, the same amount of text with each, then 32 until the end.")]
    [InlineData("8, 16 and 32 sequences, not the same amount of text with each.")]
    [InlineData("8, 16 and 32 sequences.")]
    public void Stages_are_as_long_as_the_level_says(string summary, params string[] ids) =>
        Assert.Equal(ids, Staged("0.1", "0.2", summary));

    [Theory]
    [InlineData("8 and 16, each for a tenth of the text, then 32.", "LB3009")]
    [InlineData("8 and 16 sequences for a tenth of the run each, then 32.", "LB3009")]
    [InlineData("8, 16 and 32, each for a third of the text.", "LB3009")]
    [InlineData("8 for 20 % of the text, then 16.", "LB3009")]
    [InlineData("8 for a tenth of the text, then 16.")]
    [InlineData("8 for a tenth of the text, then 16 for a fifth.")]
    [InlineData("8 and 16, each for a tenth of the steps, then 32.")]
    [InlineData("64 and 128, each for a third of the text.")]
    [InlineData("8 and 16, but not each for a third of the text.")]
    [InlineData("8 and 16 would be too small if each were used for a third of the text.")]
    [InlineData("Loss with 8 and 16, each for a third of the text.")]
    public void Stages_in_a_list_have_its_lengths(string summary, params string[] ids) =>
        Assert.Equal(ids, Staged("0.1", "0.3", summary));

    [Theory]
    [InlineData("A batch that grows: 8 and 16 for a tenth of the text each, then 32.", "0.1", "0.2")]
    [InlineData("A batch that grows: 8 and 16 for a tenth of the text each, then 32.", "0.1", "0.3", "LB3009")]
    public void Stages_in_a_list_of_the_record_have_its_lengths(string summary, string first, string second, params string[] ids) =>
        Assert.Equal(ids, Ids(
            $$"""
            [Axis<bool>(false, true)] public bool Grows { get; init; }
                public override Training Training => new()
                {
                    BatchSize = 32,
                    BatchSchedule = Grows
                        ? BatchSchedule.Staged(8, until: {{first}}).Then(16, until: {{second}})
                        : BatchSchedule.Constant(),
                    Tokens = 819_200,
                };
            """,
            "r.EqualTokens.ValidationLoss(grows: true).IsBelow(r.EqualTokens.ValidationLoss(grows: false), margin: 0.01)",
            "LB3009",
            summary));

    [Theory]
    [InlineData("The recipes read the same amount of text for each batch size.")]
    [InlineData("Each stage reads the same amount of text.", "LB3009")]
    public void Stages_are_as_long_as_the_summary_of_the_record_says(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        """
        [Axis<bool>(false, true)] public bool Ramps { get; init; }
            public override Training Training => new()
            {
                BatchSize = 32,
                BatchSchedule = Ramps ? BatchSchedule.Staged(8, until: 0.1).Then(16, until: 0.2) : BatchSchedule.Constant(),
                Tokens = 819_200,
            };
        """,
        "r.EqualTokens.ValidationLoss(ramps: true).IsBelow(r.EqualTokens.ValidationLoss(ramps: false), margin: 0.01)",
        "LB3009",
        summary));

    [Theory]
    [InlineData("8, 16 and 32 sequences, the same number of steps with each.", "1.0 / 7", "3.0 / 7")]
    [InlineData("8, 16 and 32 sequences, the same amount of text with each.", "1.0 / 3", "2.0 / 3")]
    public void Equal_stages_are_right(string summary, string first, string second) => Assert.Empty(Staged(first, second, summary));

    [Theory]
    [InlineData("The largest batch makes 800 steps.", "LB3009")]
    [InlineData("8 sequences make 1,600 optimizer steps.", "LB3009")]
    [InlineData("A batch of 8 takes 1,600 optimizer steps.", "LB3009")]
    [InlineData("There are 800 steps at the largest batch.", "LB3009")]
    [InlineData("The largest batch makes 800 steps, of which a tenth is read twice.", "LB3009")]
    [InlineData("The largest batch makes 400 steps, and 8 sequences 3,200.")]
    [InlineData("Every run has 1,280 steps at a constant rate, and 320 in which it falls.")]
    [InlineData("Every run has 1,280 steps with a constant rate.")]
    [InlineData("Every run has 1,280 steps, and 320 in which the rate falls.")]
    [InlineData("The largest batch makes 800 steps of equal length.")]
    [InlineData("The largest batch would make 800 steps.")]
    [InlineData("The largest batch makes 40 steps until it is validated.")]
    [InlineData("A branch with the largest batch makes 40 steps.")]
    public void A_batch_makes_the_stated_steps(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches + OfBatch, Claim, "LB3009", summary));

    [Fact]
    public void Steps_of_a_stage_are_no_run() => Assert.Empty(Ids(
        Batches + """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                BatchSchedule = BatchSchedule.Staged(8, until: 0.5),
                Tokens = 819_200,
            };
        """,
        Claim,
        "LB3009",
        "Half of the text is left, so the largest batch makes 200 steps."));

    [Theory]
    [InlineData("After 3.3 million tokens, we compare two batch sizes.", "LB3009")]
    [InlineData("Two batch sizes; all trials read 1,638,400 tokens.", "LB3009")]
    [InlineData("After 3.3 million tokens with a rate of 6e-3, we compare two batch sizes.", "LB3009")]
    [InlineData("We compare two batch sizes after 0.8 million tokens.")]
    [InlineData("After 100,000 tokens, the small batch is best; at the end, the large one is.")]
    [InlineData("After 3.3 million tokens, the rate would begin to fall.")]
    [InlineData("Smith et al. (2020) compare them after 3.3 million tokens.")]
    [InlineData("All trials read 4,096 tokens of held-out text.")]
    [InlineData("All trials read 4,096 tokens per step.")]
    [InlineData("All models see 512 tokens at a time.")]
    [InlineData("All models see 512 tokens as a context.")]
    [InlineData("All models see 512 tokens with each window.")]
    [InlineData("All models see 512 tokens between two validations.")]
    [InlineData("We compare the losses after 400,000 tokens and at the end.")]
    [InlineData("We compare the losses halfway, after 400,000 tokens.")]
    [InlineData("We compare the losses after 400,000 tokens, and after twice as many.")]
    public void Trials_read_the_stated_tokens(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches + OfBatch, Claim, "LB3009", summary));

    [Theory]
    [InlineData("Is a large batch good at 20 tokens per parameter?", "S.", 40, "LB3009")]
    [InlineData("Is a large batch good?", "The model is trained on 20 tokens per parameter.", 40, "LB3009")]
    [InlineData("Is a large batch good at 20 tokens per parameter?", "S.", 20)]
    [InlineData("Is a large batch good beyond 20 tokens per parameter?", "S.", 40)]
    [InlineData("Is a large batch good?", "Hoffmann et al. (2022) train on 20 tokens per parameter.", 40)]
    [InlineData("Is a large batch better than a small one, at 20 tokens per parameter?", "S.", 40, "LB3009")]
    [InlineData("At 20 tokens per parameter, is a large batch better than a small one?", "S.", 40, "LB3009")]
    [InlineData("At 40 tokens per parameter, is a large batch better than a small one?", "S.", 40)]
    [InlineData("Is a large batch better than a small one at 20 tokens per parameter?", "S.", 40)]
    [InlineData("Is a large batch good at 40 tokens per parameter, and better than at 20 tokens per parameter?", "S.", 40)]
    [InlineData("Q?", "A model of 0.1 million parameters is trained on 20 tokens per parameter.", 40, "LB3009")]
    [InlineData(
        "Q?", "The model is trained on 20 tokens per parameter, as Hoffmann et al. (2022) advise for a budget.", 40, "LB3009")]
    [InlineData("Q?", "A model of 70 billion parameters is trained on 20 tokens per parameter.", 40)]
    [InlineData("Q?", "A model is trained on 20 tokens per parameter if arithmetic is scarce.", 40)]
    public void Tokens_per_parameter_are_those_of_the_text(string question, string summary, int tokens, params string[] ids) =>
        Assert.Equal(ids, Ids(
            Batches + $" public override Training Training => new() {{ BatchSize = BatchSize, Tokens = {tokens} * Model.Parameters }};",
            Claim,
            "LB3009",
            summary,
            question));

    [Theory]
    [InlineData("Each run is validated forty times.", "LB3009")]
    [InlineData("Each run is validated 16 times.", "LB3009")]
    [InlineData("The loss is validated every 20,480 tokens.", "LB3009")]
    [InlineData("Each run is validated every fortieth of the run.", "LB3009")]
    [InlineData("Each run is validated eight times.")]
    [InlineData("Each run is validated every 102,400 tokens.")]
    [InlineData("Each run is validated after every eighth of the text.")]
    [InlineData("Each run should be validated forty times.")]
    [InlineData("Each checkpoint is evaluated four times.")]
    [InlineData("Each run is evaluated forty times on held-out texts.")]
    public void Runs_are_validated_as_often_as_the_summary_says(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        Batches + OfBatch, Claim, "LB3009", summary, metrics: "(EveryTokens = 102_400)"));

    [Theory]
    [InlineData("We take 4,096 sequences and cut them into batches of 8 or 64.", "LB3009")]
    [InlineData("Training and the probe see the same 4,096 sequences.")]
    [InlineData("All batch sizes see the same 4,096 sequences.", "LB3009")]
    [InlineData("Each gradient is compared with that of 2,048 other sequences.", "LB3009")]
    [InlineData("We take 2,048 sequences, cut them into batches of 8 or 64, and compare each gradient with that of 4,096 other sequences.")]
    [InlineData("Smith et al. take 4,096 sequences and cut them into batches.")]
    [InlineData("All trials see the same 25,600 sequences in the same order.")]
    [InlineData("The corpus of 10,000 sequences is split into batches of 64.")]
    [InlineData("The gradients of all trials see the same 25,600 sequences.", "LB3009")]
    public void A_probe_reads_the_stated_sequences(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        """
        [Axis<int>(8, 64)] public int Measured { get; init; } = 8;
            public override Probe Probe => new() { BatchSize = Measured, Batches = 2_048 / Measured, Reference = 4_096 };
        """,
        "r.EqualTokens.GradientCosine(measured: 64).IsAbove(r.EqualTokens.GradientCosine(measured: 8), margin: 0.01)",
        "LB3009",
        summary,
        metrics: ", Measure<GradientCosine>"));

    [Theory]
    [InlineData("Rates are a factor of two apart.", "S.", "LB2037")]
    [InlineData("Each rate is twice the one before.", "S.", "LB2037")]
    [InlineData("S.", "Peak learning rate, in steps of a factor of 2.", "LB2037")]
    [InlineData("The levels of the learning rate are spaced by a factor of four.", "S.", "LB2037")]
    [InlineData("Widths are a factor of two apart.", "S.")]
    [InlineData("Rates are at least a factor of two apart.", "S.")]
    [InlineData("By the rule, the rates of 8 and 64 are a factor of two apart.", "S.")]
    [InlineData("The best rates are a factor of two apart.", "S.")]
    [InlineData("S.", "Peak learning rate; it doubles each time the batch quadruples.")]
    [InlineData("S.", "Peak learning rate, spaced by three.")]
    public void Levels_are_as_far_apart_as_the_text_says(string summary, string ofAxis, params string[] ids) =>
        Assert.Equal(ids, Rates("1e-3, 2e-3, 4e-3, 8e-3, 3.2e-2", summary, ofAxis));

    [Theory]
    [InlineData("Rates are a factor of two apart.", "1e-3, 2e-3, 5e-3, 1e-2")]
    [InlineData("Rates are three times apart.", "1e-3, 3e-3, 1e-2, 3e-2")]
    [InlineData("Rates are a factor of √2 apart.", "1e-3, 1.4e-3, 2e-3")]
    [InlineData("Rates are spaced by a factor of 2 between neighbors.", "1e-3, 2e-3, 4e-3")]
    [InlineData("Rates are spaced by a factor of 2 to cover the range.", "1e-3, 2e-3, 4e-3")]
    public void Rounded_levels_are_apart_as_stated(string summary, string levels) => Assert.Empty(Rates(levels, summary, "S."));

    /// <summary>LB2030 reports the level, and another diagnostic would report it twice.</summary>
    [Fact]
    public void A_level_out_of_order_is_one_mistake() =>
        Assert.Empty(Rates("1.5e-3, 3e-3, 6e-2, 1.2e-2, 2.4e-2", "Each rate is twice the one before.", "S."));

    /// <summary>Layers that are spaced by two are two more each.</summary>
    [Fact]
    public void A_difference_is_no_factor() => Assert.Empty(Ids(
        """
        /// <summary>Number of layers, spaced by two.</summary>
            [Axis<int>(2, 4, 6, 8)] public int Layers { get; init; } = 2;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
        """,
        "r.EqualTokens.ValidationLoss(layers: 8).IsBelow(r.EqualTokens.ValidationLoss(layers: 2), margin: 0.01)",
        "LB2037"));

    /// <summary>The float 1e-3 is 0.00100000004749745.</summary>
    [Fact]
    public void A_message_shows_a_float_as_it_was_written() => Assert.Contains(
        Lab.Compile("""
        namespace Study;

        /// <summary>Rates are a factor of two apart.</summary>
        [Experiment("What helps?", Seeds = 6)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            /// <summary>Peak learning rate.</summary>
            [Axis<float>(1e-3f, 4e-3f, 8e-3f)] public float LearningRate { get; init; } = 1e-3f;
            public override AdamW Optimizer => new() { LearningRate = LearningRate };
        }
        """).Sentences,
        sentence => sentence.Contains("1e-3 and 4e-3", StringComparison.Ordinal));

    [Theory]
    [InlineData("How often the text is read.", 51_200, "LB3009")]
    [InlineData("Epochs.", 51_200, "LB3009")]
    [InlineData("How often the text is read.", 25_600)]
    [InlineData("How hard the text is.", 51_200)]
    [InlineData("How often the text is repeated.", 51_200)]
    public void A_level_reads_the_text_as_often_as_it_says(string summary, int limit, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        /// <summary>{{summary}}</summary>
            [Axis<int>(1, 4, 32)] public int Times { get; init; } = 1;
            public override Corpus Corpus => Corpora.DotNetDocs with
            {
                SequenceLength = 32,
                TrainingLimit = Times switch { 1 => 0, 4 => 204_800, _ => {{limit}} },
            };
        """,
        "r.EqualTokens.ValidationLoss(times: 4).IsBelow(r.EqualTokens.ValidationLoss(times: 32), margin: 0.01)",
        "LB3009"));

    [Theory]
    [InlineData("What does a batch of 128 sequences cost against 8 and 32, on the same text?", "LB0035")]
    [InlineData("Is a batch of 128 as good as 8 or 32?", "LB0035")]
    [InlineData("What does a batch of 64 sequences cost against 8 and 32, on the same text?")]
    [InlineData("Is a batch of 32 as good as 8 with 4 threads?")]
    [InlineData("Is a batch of 128 as good as predicted from 8 and 32?")]
    public void A_question_names_levels(string question, params string[] ids) => Assert.Equal(ids, Ids(
        Batches.Replace("8, 64", "8, 32, 64", StringComparison.Ordinal) + OfBatch, Claim, "LB0035", question: question));

    [Theory]
    [InlineData("The half-life of β₂ is that of 0.96 at 64 sequences, as Marek et al. (2025, arXiv:2507.07101) recommend.", "LB2037")]
    [InlineData("As Smith and Jones suggest, β₂ is that of 0.96 at 64 sequences.", "LB2037")]
    [InlineData("The half-life of β₂ is that of 0.96 at 8 sequences, as Marek et al. (2025, arXiv:2507.07101) recommend.")]
    [InlineData("Marek et al. (2025, arXiv:2507.07101) recommend the half-life of 0.96 at 64 sequences.")]
    public void What_others_recommend_is_done(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        Batches + OfBatch + """

            public override AdamW Optimizer => new()
            {
                LearningRate = 6e-3,
                Beta2 = HalfLife.Rescale(beta: 0.96, fromBatch: 8, toBatch: BatchSize),
            };
        """,
        Claim,
        "LB2037",
        summary));

    private static IEnumerable<string> Staged(string first, string second, string summary) => Ids(
        $$"""
        [Axis<Ramp>(Ramp.None, Ramp.Stages)] public Ramp Ramp { get; init; }
            public override Training Training => new()
            {
                BatchSize = 32,
                BatchSchedule = Ramp == Ramp.Stages
                    ? BatchSchedule.Staged(8, until: {{first}}).Then(16, until: {{second}})
                    : BatchSchedule.Constant(),
                Tokens = 819_200,
            };
        """,
        "r.EqualTokens.ValidationLoss(ramp: Ramp.Stages).IsBelow(r.EqualTokens.ValidationLoss(ramp: Ramp.None), margin: 0.01)",
        "LB3009",
        types: $$"""
        namespace Study;

        public enum Ramp
        {
            None,

            /// <summary>{{summary}}</summary>
            Stages,
        }
        """);

    private static IEnumerable<string> Rates(string levels, string summary, string ofAxis) => Ids(
        $$"""
        /// <summary>{{ofAxis}}</summary>
            [Axis<double>({{levels}})] public double LearningRate { get; init; } = 2e-3;
            public override AdamW Optimizer => new() { LearningRate = LearningRate };
        """,
        "r.EqualTokens.ValidationLoss(learningRate: 2e-3).IsBelow(r.EqualTokens.ValidationLoss(learningRate: 1e-3), margin: 0.01)",
        "LB2037",
        summary);

    private static IEnumerable<string> Ids(
        string members,
        string verdict,
        string about,
        string summary = "S.",
        string question = "Q?",
        string metrics = "",
        string types = "namespace Study;") => Lab.Compile(
            $$"""
            namespace Study;

            /// <summary>{{summary}}</summary>
            [Experiment("{{question}}", Seeds = 6)]
            [Measure<ValidationLoss>{{metrics}}]
            public sealed partial record S : Lab
            {
                {{members}}

                [Claim("The first is better")]
                private static Verdict Holds(Results r) => {{verdict}};
            }
            """,
            types).Problems.Select(problem => problem.Split(' ')[0])
            .Where(id => id == about || id.StartsWith("CS", StringComparison.Ordinal));
}
