namespace LlamaBatch.Generators.Tests;

/// <summary>One mistake has one message: what only follows from it is not reported.</summary>
public class FollowUpTests
{
    /// <summary>Code that does not parse or bind may be what a record lacks.</summary>
    [Theory]
    [InlineData("BatchSize = BatchSize,", "BatchSize = ,", "CS1525 ','")]
    [InlineData("BatchSize = BatchSize,", "BatchSize = BatchSise,", "CS0103 'BatchSise'")]
    [InlineData("Is a batch of 100 balanced?\"", "Is a batch of 100 balanced?")]
    [InlineData("[Measure<ValidationLoss>(EveryTokens = 200_000)]", "[Measure<ValidationLos>]")]
    public void Half_typed_code_has_the_errors_of_the_compiler_alone(string part, string replacement, params string[] first)
    {
        Compiled compiled = Compiled.Of(Sample.With(part, replacement));

        Assert.NotEmpty(compiled.Problems);
        Assert.All(compiled.Problems, problem => Assert.StartsWith("CS", problem, StringComparison.Ordinal));
        Assert.Equal(first, compiled.Problems.Take(first.Length));
    }

    [Theory]
    [InlineData("LearningRate = LearningRate,", "LearningRate = LearningRate * 0,", "LB0010 'LearningRate * 0'")]
    [InlineData("Tokens = 4_000_000", "Tokens = 4_000_000 / (BatchSize - 100)", "LB0010 '4_000_000 / (BatchSize - 100)'")]
    [InlineData("margin: 0.01", "margin: double.PositiveInfinity", "LB8017 'double.PositiveInfinity'")]
    [InlineData("margin: 0.01", "margin: double.NaN", "LB8017 'double.NaN'")]
    [InlineData("Tokens = 4_000_000", "Tokens = 300_000", "LB3001 '256'")]
    public void An_illegal_number_is_said_once(string part, string replacement, string problem)
    {
        Compiled compiled = Compiled.Of(Sample.With(part, replacement));

        Assert.Equal([problem], compiled.Problems);
        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Id == "LB0005");
    }

    /// <summary>A value is wrong where it is written, not where it is chosen.</summary>
    [Theory]
    [InlineData("BatchSize > 100 ? 0 : 2", "LB1001 '0'")]
    [InlineData("BatchSize switch { 16 => 2, 100 => 0, _ => 3 }", "LB1001 '0'")]
    [InlineData("BatchSize < 100 ? 2 : BatchSize < 200 ? 2 : -1", "LB1001 '-1'")]
    public void A_wrong_branch_is_said_at_the_branch(string layers, string problem) =>
        Assert.Equal([problem], Compiled.Of(Sample.With("TieWordEmbeddings = true", $"Layers = {layers}")).Problems);

    /// <summary>The text of an expression does not show the level at which its value is wrong.</summary>
    [Theory]
    [InlineData("Heads = 4, KeyValueHeads = BatchSize > 100 ? 3 : 2", "KeyValueHeads is 3 (at level 256 of 'BatchSize'); it must divide")]
    [InlineData("Layers = BatchSize / 100", "Layers is 0 (at level 16 of 'BatchSize'); it must be")]
    [InlineData("Heads = 7, KeyValueHeads = 7", "Heads is 7; HiddenSize / Heads")]
    [InlineData("MaxPositionEmbeddings = BatchSize + 4", "SequenceLength is 32 (at level 16 of 'BatchSize'); it must be at most")]
    public void An_illegal_model_is_said_with_its_level(string model, string message)
    {
        Compiled compiled = Compiled.Of(Sample.With("TieWordEmbeddings = true", model));

        Assert.Contains(message, Assert.Single(compiled.Sentences), StringComparison.Ordinal);
    }

    /// <summary>The sample's batch sizes are 16, 100 and 256.</summary>
    [Theory]
    [InlineData("BatchSize switch { 16 => 1, 64 => 2, _ => 3 }", "LB2025 '64'")]
    [InlineData("BatchSize switch { < 16 => 1, < 200 => 2, _ => 3 }", "LB2025 '< 16'")]
    [InlineData("BatchSize switch { var b when b > 300 => 1, 16 => 2, _ => 3 }", "LB2025 'var b when b > 300'")]
    [InlineData("BatchSize switch { var b when b > 64 => 1, var b => 1 + (b / 16) }")]
    [InlineData("BatchSize switch { var b when b > 64 && b < 128 => 1, int b when b < 100 => 2, _ => 3 }")]
    [InlineData("BatchSize switch { 16 => 1, 100 => 2, 256 => 3, _ => 4 }")]
    [InlineData("BatchSize switch { <= 16 => 1, > 16 and < 1_000 => 2, >= 1_000 => throw new NotSupportedException() }")]
    [InlineData("(BatchSize > 16) switch { true => 1, false => 2 }")]
    public void An_arm_that_no_level_reaches_is_reported(string layers, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(Sample.With("TieWordEmbeddings = true", $"Layers = {layers}")).Problems);

    [Fact]
    public void An_arm_with_a_condition_is_evaluated() => Assert.Equal(
        ["LB1001 '-1'"],
        Compiled.Of(Sample.With("TieWordEmbeddings = true", "Layers = BatchSize switch { var b when b > 100 => -1, _ => 2 }")).Problems);

    [Fact]
    public void A_wrong_argument_is_said_at_the_branch() => Assert.Equal(
        ["LB0010 '7'"],
        Compiled.Of(Sample.With("warmup: 0.05", "warmup: BatchSize == 16 ? 7 : 0.05")).Problems);

    [Theory]
    [InlineData("LlamaConfig.Nano with { TieWordEmbeddings = true }", "null!")]
    [InlineData("Corpora.DotNetDocs with { SequenceLength = 32 }", "null!")]
    public void A_setting_that_is_null_is_said(string part, string value) =>
        Assert.Contains("LB0010 'null!'", Compiled.Of(Sample.With(part, value)).Problems);

    /// <summary>A width without its inner width; one that the author wrote may be narrow on purpose.</summary>
    [Theory]
    [InlineData("HiddenSize = 256", "LB1005 '256'")]
    [InlineData("HiddenSize = 256, IntermediateSize = 128")]
    [InlineData("HiddenSize = 128")]
    public void A_preset_that_is_widened_needs_a_wider_inner_width(string model, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(Sample.With("TieWordEmbeddings = true", model)).Problems);

    [Fact]
    public void An_own_optimizer_remembers_a_possible_number_of_floats()
    {
        string study = Sample.With(
            "AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) }",
            "Lion Optimizer => new() { LearningRate = LearningRate }");

        Assert.Equal(["LB0010 '-1'"], Compiled.Of(study + """

            public sealed record Lion : Optimizer
            {
                public override string Name => "Lion";
                public override int FloatsPerParameter => -1;
                public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];
                public LlamaBatch.Torch.IOptimizer CreateFor(LlamaBatch.Torch.LlamaModel model) => throw new NotSupportedException();
            }
            """).Problems);
    }
}
