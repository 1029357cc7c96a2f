namespace LlamaBatch.Generators.Tests;

/// <summary>Numbers of texts are in the code, or follow from it.</summary>
public class UnknownNumberTests
{
    /// <summary>Batches of 16 and 64 sequences of 32 tokens, 819,200 tokens in all, at rates tuned from 1.5e-3 to 1.2e-2.</summary>
    [Theory]
    [InlineData("Does a batch of 64 need fewer steps than one of 16?")]
    [InlineData("Does a batch of 65 need fewer steps than one of 16?", "LB8051 '65'")]
    [InlineData("Does four times the batch need 4 times the rate?")]
    [InlineData("Does a batch of 64 bring 400 steps far enough?")]
    [InlineData("Does a batch of 64 bring 410 steps far enough?", "LB8051 '410'")]
    [InlineData("What do 0.8 million tokens teach?")]
    [InlineData("What do 819,200 tokens teach?")]
    [InlineData("What do 819,201 tokens teach?", "LB8051 '819,201'")]
    [InlineData("What do 800 KiB of text teach?")]
    [InlineData("Does it take 75 % fewer steps?")]
    [InlineData("Does it take 70 % fewer steps?", "LB8051 '70'")]
    [InlineData("Does it take about 70 % fewer steps?")]
    [InlineData("Does it hold what Kaplan et al. saw at 512?")]
    [InlineData("Was it known in 2019?")]
    [InlineData("Does GPT-3 show it?")]
    [InlineData("Is it better than the usual 384?")]
    [InlineData("Is it better than 384?", "LB8051 '384'")]
    [InlineData("Does a matrix of 16,384 weights suit?")]
    [InlineData("Does a matrix of 32,768 weights suit?", "LB8051 '32,768'")]
    [InlineData("Does the rate 1.2e-2 suit 64?")]
    [InlineData("Does the rate 1.3e-2 suit 64?", "LB8051 '1.3e-2'")]
    public void A_number_of_the_question_is_known(string question, params string[] problems) =>
        Assert.Equal(problems, Problems(question, "Two batch sizes."));

    [Theory]
    [InlineData("Two batch sizes, 16 and 48.", "LB8051 '48'")]
    [InlineData("Two batch sizes, 16 and 64.")]
    [InlineData("Two batch sizes. An earlier run found a loss of 1.337 at 48.")]
    [InlineData("Two batch sizes, on a model with 48 dimensions.", "LB8051 '48'")]
    [InlineData("Two batch sizes, on a model with 64 dimensions.")]
    public void A_number_of_the_summary_is_known(string summary, params string[] problems) =>
        Assert.Equal(problems, Problems("Is it so?", summary));

    /// <summary>An illegal model has no quantities from which numbers could follow.</summary>
    [Theory]
    [InlineData("Heads = 0")]
    [InlineData("KeyValueHeads = 0")]
    [InlineData("HiddenSize = -1")]
    public void An_illegal_model_stops_no_rule(string setting) => Assert.DoesNotContain(Lab.Compile($$"""
        namespace Study;

        [Experiment("Is it better than 384?", Seeds = 5)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            [Axis<int>(16, 64)] public int Batch { get; init; } = 16;
            public override LlamaConfig Model => LlamaConfig.Nano with { {{setting}} };
        }
        """).Diagnostics, one => one.Id == "AD0001");

    /// <summary>A number that two texts have is meant, and a constant of another file is part of the code.</summary>
    [Fact]
    public void A_number_may_be_written_elsewhere()
    {
        Assert.Empty(Problems("Is 37 better?", "Two batch sizes, for the plan of 37."));
        Assert.Empty(Problems("Is 37 better?", "Two batch sizes.", "private const int Plan = 37;", "Plan"));
    }

    private static IEnumerable<string> Problems(string question, string summary, string member = "", string margin = "0.01") =>
        Lab.Compile($$"""
            namespace Study;

            /// <summary>{{summary}}</summary>
            [Experiment("{{question}}", Seeds = 5)]
            [Measure<ValidationLoss>]
            public sealed partial record S : Lab
            {
                [Axis<int>(16, 64)] public int Batch { get; init; } = 16;
                [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(Batch))] public double Rate { get; init; } = 3e-3;
                {{member}}

                public override Training Training => new() { BatchSize = Batch, Tokens = 819_200, Schedule = Schedule.Cosine(warmup: 0.1) };
                public override AdamW Optimizer => new() { LearningRate = Rate };

                [Claim("The larger batch has a lower loss")]
                private static Verdict Lower(Results r) =>
                    r.EqualTokens.ValidationLoss(batch: 64).IsBelow(r.EqualTokens.ValidationLoss(batch: 16), margin: {{margin}});
            }
            """).Diagnostics.Where(one => one.Id == "LB8051").Select(Compiled.Describe);
}
