namespace LlamaBatch.Generators.Tests;

/// <summary>Texts that state another course of training than the code has: seeds, stages, schedules, ranges and references.</summary>
public class StatedRunTests
{
    private const string Batches = "[Axis<int>(8, 64)] public int BatchSize { get; init; } = 8;";

    private const string OfBatch = "public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200 };";

    private const string Cosine = """
        public override Training Training => new() { BatchSize = BatchSize, Tokens = 819_200, Schedule = Schedule.Cosine(warmup: 0.1) };
        """;

    private const string Decay = """
        public override Training Training => new()
        {
            BatchSize = BatchSize,
            Tokens = 819_200,
            Schedule = Schedule.WarmupStableDecay(warmup: 0.1, decay: 0.2),
        };
        """;

    private const string Claim =
        "r.EqualTokens.ValidationLoss(batchSize: 64).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 8), margin: 0.01)";

    [Theory]
    [InlineData("Both variants are trained on ten seeds with the same text.", "LB3009")]
    [InlineData("Every number is the mean over 4 seeds.", "LB3009")]
    [InlineData("Four seeds each.", "LB3009")]
    [InlineData("Each batch size has five seeds.", "LB3009")]
    [InlineData("Each batch size has two seeds of tuning.")]
    [InlineData("Both variants are trained on six seeds with the same text.")]
    [InlineData("Every number is the mean over 6 seeds.")]
    [InlineData("The mean over two seeds would be too noisy.")]
    [InlineData("The corpus is averaged over four seeds of the chain.")]
    [InlineData("At the quick scale, both are run on two seeds.")]
    [InlineData("The paper's models are trained on ten seeds.")]
    [InlineData("The rate was tuned on three seeds each.")]
    public void Seeds_are_those_of_a_sentence(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches + OfBatch, Claim, "LB3009", summary));

    [Theory]
    [InlineData("From 16 to 64 sequences after a third of the text.", "LB3009")]
    [InlineData("From 16 to 64 sequences after two thirds of the run.", "LB3009")]
    [InlineData("16 sequences in a batch until half of the text.", "LB3009")]
    [InlineData("16 sequences in the first half of the text, then 64.", "LB3009")]
    [InlineData("16 sequences in the first quarter of the text, then 64.")]
    [InlineData("16 sequences, then 64; the loss is measured in the first half of the run.")]
    [InlineData("From 16 to 64 sequences after a quarter of the text.")]
    [InlineData("From 16 to 64 sequences after 25 % of the tokens.")]
    [InlineData("After a third of the text, the loss of a batch of 64 is compared.")]
    [InlineData("Unlike the paper, it does not grow the batch after a third of the text.")]
    [InlineData("From 16 to 64 sequences, and warm-up until a tenth of the run.")]
    public void A_stage_begins_where_the_level_says(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        """
        [Axis<Turn>(Turn.Never, Turn.Early)] public Turn Turn { get; init; }
            public override Training Training => new()
            {
                BatchSize = 64,
                BatchSchedule = Turn == Turn.Early ? BatchSchedule.Staged(16, until: 0.25) : BatchSchedule.Constant(),
                Tokens = 819_200,
            };
        """,
        "r.EqualTokens.ValidationLoss(turn: Turn.Early).IsBelow(r.EqualTokens.ValidationLoss(turn: Turn.Never), margin: 0.01)",
        "LB3009",
        types: $$"""
        namespace Study;

        public enum Turn
        {
            Never,

            /// <summary>{{summary}}</summary>
            Early,
        }
        """));

    [Theory]
    [InlineData("The batch grows until half of the run.", "LB3009")]
    [InlineData("The batch grows in the first quarter of the run.")]
    public void A_batch_grows_as_long_as_the_summary_says(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        """
        [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new()
            {
                BatchSize = 64,
                BatchSchedule = BatchSchedule.Warmup(from: 8, until: 0.25, by: 8),
                Tokens = 819_200,
            };
        """,
        "r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)",
        "LB3009",
        summary));

    [Theory]
    [InlineData("The rate is 6e-3 at 64 sequences.", "LB2037")]
    [InlineData("The rate is 6e-3 at 16 sequences.")]
    [InlineData("The rate is 6e-3.")]
    public void A_stage_has_the_rate_of_the_summary(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        """
        [Axis<int>(1, 2)] public int Layers { get; init; } = 1;
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            public override Training Training => new()
            {
                BatchSize = 64,
                BatchSchedule = BatchSchedule.Staged(16, until: 0.25) with { RateExponent = 0.5, RateBatch = 16 },
                Tokens = 819_200,
            };
        """,
        "r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)",
        "LB2037",
        summary));

    [Theory]
    [InlineData("The rate is constant until half of the run.", "LB3009")]
    [InlineData("The rate falls after 60 % of the run.", "LB3009")]
    [InlineData("The rate is constant until four fifths of the run.")]
    [InlineData("The rate is constant after a tenth of the run.")]
    [InlineData("The loss is read after half of the run.")]
    [InlineData("The rate falls to half after 90 % of the run.")]
    public void A_decay_begins_where_the_summary_says(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches + Decay, Claim, "LB3009", summary));

    [Theory]
    [InlineData("From a quarter of the run on, 64 crosses a higher barrier than 8", "S.", "LB3009")]
    [InlineData("From half of the run on, 64 crosses a higher barrier than 8", "S.")]
    [InlineData("64 crosses a higher barrier than 8", "The line from the weights after a tenth of the run to the last.", "LB3009")]
    [InlineData("64 crosses a higher barrier than 8", "The line from the weights in the middle of training to the last.")]
    [InlineData("64 crosses a higher barrier than 8", "The line from the weights halfway to the last.")]
    [InlineData("64 crosses a higher barrier than 8", "From a quarter of the run on, the rate falls along a line.")]
    [InlineData("64 crosses a higher barrier than 8", "Frankle et al. (2020) take the line from the weights after a tenth of the run.")]
    [InlineData("Not from a quarter of the run on, 64 crosses a higher barrier than 8", "S.")]
    public void A_barrier_begins_where_the_text_says(string claim, string summary, params string[] ids) => Assert.Equal(ids, Ids(
        Batches + OfBatch + " public override Probe Probe => new() { BarrierFrom = 0.5 };",
        "r.EqualTokens.LossBarrier(batchSize: 64).IsAbove(r.EqualTokens.LossBarrier(batchSize: 8), margin: 0.01)",
        "LB3009",
        summary,
        claim: claim,
        metrics: ", Measure<LossBarrier>"));

    [Theory]
    [InlineData("β₂ is that of 0.96 at 64 sequences.", "LB2037")]
    [InlineData("β₂ is that of 0.96 at a batch size of 64.", "LB2037")]
    [InlineData("β₂ is that of 0.96 at 8 sequences.")]
    [InlineData("β₂ is 0.96 at 8 and lower at 64.")]
    [InlineData("In the paper, β₂ is 0.96 at 64 sequences.")]
    [InlineData("β₂ is 0.96 at 64 layers.")]
    [InlineData("β₂ is 0.95 at 64 sequences.")]
    public void A_value_is_rescaled_from_the_stated_batch(string summary, params string[] ids) => Assert.Equal(ids, Ids(
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

    [Theory]
    [InlineData("How does the loss fall from 50 to 3,200 steps?", "LB3009")]
    [InlineData("How does the loss fall from 200 to 6,400 steps?", "LB3009")]
    [InlineData("How does the loss fall between 102,400 and 3,276,800 tokens?", "LB3009")]
    [InlineData("How does the loss fall from 200 to 3,200 steps?")]
    [InlineData("How does the loss fall between 0.1 and 1.6 million tokens?")]
    [InlineData("How does the loss fall from 20 to 3,000,000 steps?")]
    [InlineData("Does the loss predict that from 200 to 6,400 steps?")]
    [InlineData("Does a warm-up from 50 to 3,200 steps help?")]
    public void A_range_has_the_ends_of_the_trials(string question, params string[] ids) => Assert.Equal(ids, Ids(
        """
        [Axis<int>(102_400, 1_638_400)] public int Moment { get; init; } = 102_400;
            public override Training Training => new() { BatchSize = 16, Tokens = Moment };
        """,
        "r.EqualTokens.ValidationLoss(moment: 1_638_400).AcrossTokenBudgets()"
            + ".IsBelow(r.EqualTokens.ValidationLoss(moment: 102_400), margin: 0.01)",
        "LB3009",
        question: question));

    [Theory]
    [InlineData("How does the loss fall from 50 to 3,200 steps?")]
    public void A_range_may_be_a_part_of_trials_of_equal_tokens(string question, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches + OfBatch, Claim, "LB3009", question: question));

    [Theory]
    [InlineData("After the warm-up, the learning rate falls along a straight line.", "LB0035")]
    [InlineData("The learning rate decays linearly.", "LB0035")]
    [InlineData("Linear decay of the learning rate.", "LB0035")]
    [InlineData("The learning rate stays constant after the warm-up.", "LB0035")]
    [InlineData("The learning rate follows a cosine.")]
    [InlineData("The learning rate is constant.")]
    [InlineData("The best rate falls along a line in a logarithmic plot.")]
    [InlineData("The best rate falls linearly with the batch size.")]
    [InlineData("The rate of spikes decreases linearly as the batch grows.")]
    [InlineData("The paper's learning rate decays linearly.")]
    [InlineData("The learning rate does not fall linearly.")]
    [InlineData("The weight decay and the rate fall linearly.")]
    public void A_schedule_has_the_shape_of_the_summary(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches + Cosine, Claim, "LB0035", summary));

    [Theory]
    [InlineData("The learning rate follows a cosine.", "LB0035")]
    [InlineData("The learning rate stays constant after the warm-up.")]
    [InlineData("At its end, the learning rate falls linearly.")]
    public void A_decay_at_the_end_is_a_line(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches + Decay, Claim, "LB0035", summary));

    [Theory]
    [InlineData("A straight line to zero.", "Cosine", "LB0035")]
    [InlineData("The rate falls along half a cosine.", "Linear", "LB0035")]
    [InlineData("A straight line to zero.", "Linear")]
    [InlineData("The rate falls along half a cosine.", "Cosine")]
    public void A_level_has_the_shape_of_its_summary(string summary, string schedule, params string[] ids) => Assert.Equal(ids, Ids(
        $$"""
        [Axis<Tail>(Tail.Flat, Tail.Down)] public Tail Tail { get; init; }
            public override Training Training => new()
            {
                BatchSize = 16,
                Tokens = 819_200,
                Schedule = Tail == Tail.Down ? Schedule.{{schedule}}(warmup: 0.1, floor: 0) : Schedule.Constant(warmup: 0.1),
            };
        """,
        "r.EqualTokens.ValidationLoss(tail: Tail.Down).IsBelow(r.EqualTokens.ValidationLoss(tail: Tail.Flat), margin: 0.01)",
        "LB0035",
        types: $$"""
        namespace Study;

        public enum Tail
        {
            Flat,

            /// <summary>{{summary}}</summary>
            Down,
        }
        """));

    [Theory]
    [InlineData("At 0.95, a squared gradient has lost half of its weight after 20 steps.", "LB3009")]
    [InlineData("A β₂ of 0.99 has a half-life of 100 steps.", "LB3009")]
    [InlineData("At 0.95, a squared gradient has lost half of its weight after 13.5 steps.")]
    [InlineData("A β₂ of 0.99 has a half-life of 69 steps.")]
    [InlineData("A β₂ of 0.99 is a mean over 100 steps.")]
    [InlineData("A β₂ of 0.99 does not have a half-life of 100 steps.")]
    public void A_half_life_is_no_mean_window(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches + OfBatch, Claim, "LB3009", summary));

    [Theory]
    [InlineData("The optimizer adds λ times a weight to its gradient.", "new AdamW { LearningRate = 6e-3 }", "LB0035")]
    [InlineData("Training adds the squared weights to the loss.", "new AdamW { LearningRate = 6e-3 }", "LB0035")]
    [InlineData("The optimizer adds λ times a weight to its gradient.", "new Sgd { LearningRate = 0.1 }")]
    [InlineData("Unlike SGD, it never adds λ times a weight to its gradient.", "new AdamW { LearningRate = 6e-3 }")]
    [InlineData("Weight decay multiplies each matrix.", "new AdamW { LearningRate = 6e-3 }")]
    public void Weight_decay_is_decoupled(string summary, string optimizer, params string[] ids) => Assert.Equal(ids, Ids(
        Batches + OfBatch + $" public override Optimizer Optimizer => {optimizer};", Claim, "LB0035", summary));

    [Theory]
    [InlineData("Sequences per optimizer step, computed at once.", "", "LB3009")]
    [InlineData("Sequences per optimizer step, all computed at once.", "", "LB3009")]
    [InlineData("Sequences per optimizer step, computed at once.", ", MicroBatch = BatchSize")]
    [InlineData("Sequences per optimizer step, not computed at once.", "")]
    [InlineData("Sequences per optimizer step.", "")]
    public void A_batch_is_computed_at_once(string summary, string setting, params string[] ids) => Assert.Equal(ids, Ids(
        $"/// <summary>{summary}</summary>\n    {Batches}"
            + $" public override Training Training => new() {{ BatchSize = BatchSize, Tokens = 819_200{setting} }};",
        "r.PeakMemory(batchSize: 64).IsAbove(r.PeakMemory(batchSize: 8), margin: 0.01)",
        "LB3009",
        metrics: ", Measure<PeakMemory>"));

    [Theory]
    [InlineData(
        "For each batch size, the rate is the one with the lowest loss over evaluation seeds 1 to 6. The claims are decided on the same "
            + "six seeds.",
        "LB8044")]
    [InlineData("The rates were chosen on the seeds that decide the claims.", "LB8044")]
    [InlineData("The rates were not chosen on the seeds that decide the claims.")]
    [InlineData("The rates were chosen on tuning seeds. The claims are decided on the same six seeds.")]
    [InlineData("The rates were chosen on three seeds. The claims are decided on six other seeds.")]
    [InlineData("The rates were chosen on three seeds. The claims are decided on the same seeds for all levels.")]
    [InlineData("The lowest loss over all seeds is reported. The claims are decided on the same seeds.")]
    public void Seeds_do_not_choose_and_judge(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches + OfBatch, Claim, "LB8044", summary));

    [Theory]
    [InlineData("A batch of 64 reads four times the text of 8.", "LB3009")]
    [InlineData("A batch of 64 reads eight times the text of 8.")]
    [InlineData("A batch of 64 makes twice the steps of 8.", "LB3009")]
    [InlineData("A batch of 64 would read four times the text of 8.")]
    [InlineData("A batch of 64 reads four times the text of 16.")]
    public void A_multiple_of_the_text_is_that_of_the_trials(string summary, params string[] ids) => Assert.Equal(ids, Ids(
        Batches + " public override Training Training => new() { BatchSize = BatchSize, Steps = 1_000 };",
        Claim.Replace("EqualTokens", "EqualSteps", StringComparison.Ordinal),
        "LB3009",
        summary));

    [Theory]
    [InlineData("This study trains with three values.", "LB3009")]
    [InlineData("It compares four levels on six seeds each.", "LB3009")]
    [InlineData("This study trains with two values.")]
    [InlineData("This study does not train with three values.")]
    [InlineData("Smith et al. (2020) train with three values.")]
    [InlineData("It first tries a coarse grid and then compares three values.")]
    public void An_axis_has_the_stated_number_of_values(string summary, params string[] ids) =>
        Assert.Equal(ids, Ids(Batches + OfBatch, Claim, "LB3009", summary));

    [Theory]
    [InlineData("8 sequences for a tenth of the text, 16 for another fifth, then 32.", "LB3009")]
    [InlineData("8 sequences for a tenth of the text, 16 for another tenth, then 32.")]
    [InlineData("8 sequences for a tenth of the text, 16 for a fifth, then 32.")]
    [InlineData("8 sequences for a fifth of the text, 16 for another tenth, then 32.", "LB3009")]
    [InlineData("Smith et al. (2020) have 8 sequences for a tenth of the text, 16 for another fifth, then 32.")]
    [InlineData("4 sequences for a tenth of the text, 16 for another fifth.")]
    public void Stages_have_the_stated_lengths(string summary, params string[] ids) => Assert.Equal(ids, Ids(
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

    private static IEnumerable<string> Ids(
        string members,
        string verdict,
        string about,
        string summary = "S.",
        string question = "Q?",
        string claim = "The first is better",
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

                [Claim("{{claim}}")]
                private static Verdict Holds(Results r) => {{verdict}};
            }
            """,
            types).Problems.Select(problem => problem.Split(' ')[0])
            .Where(id => id == about || id.StartsWith("CS", StringComparison.Ordinal));
}
