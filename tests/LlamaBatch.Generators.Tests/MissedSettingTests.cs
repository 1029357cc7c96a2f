namespace LlamaBatch.Generators.Tests;

/// <summary>An axis reaches the setting that has its name, and a base reads its own members.</summary>
public class MissedSettingTests
{
    private const string Training = "new() { BatchSize = BatchSize, Tokens = 4_000_000, Schedule = Schedule.Cosine(warmup: 0.05) }";

    [Theory]
    [InlineData("BatchSize = BatchSize, Tokens", "BatchSize = 64, Tokens", "LB2027 '64'",
        "Axis 'BatchSize' does not reach Training.BatchSize, which is 64 at all its levels. Write BatchSize here.")]
    [InlineData("BatchSize = BatchSize, Tokens", "Tokens", "LB2027 'BatchSize'",
        "which is 32 at all its levels. Write 'BatchSize = BatchSize' in Training.")]
    [InlineData(Training, $"new Training() {{ BatchSize = BatchSize, Tokens = 4_000_000 }} with {{ BatchSize = 64 }}", "LB2027 '64'",
        "Write BatchSize here.")]
    [InlineData("BatchSize = BatchSize, Tokens", "BatchSize = Math.Max(256, BatchSize), Tokens", "LB2027 'Math.Max(256, BatchSize)'",
        "which is 256 at all its levels")]
    [InlineData("LearningRate = LearningRate, Beta2", "LearningRate = 3e-3, Beta1 = 0.9 - LearningRate, Beta2", "LB2027 '3e-3'",
        "Axis 'LearningRate' does not reach Optimizer.LearningRate, which is 0.003 at all its levels.")]
    [InlineData("BatchSize = BatchSize, Tokens", "BatchSize = LearningRate > 2e-3 ? 64 : 32, Tokens", "LB2027 '32'",
        "which does not change at all its levels")]
    public void An_axis_that_misses_its_setting_is_reported(string right, string wrong, string problem, string sentence)
    {
        Compiled compiled = Compiled.Of(Sample.With(right, wrong));

        Assert.Equal([problem], compiled.Problems.Where(one => !one.StartsWith("LB2013", StringComparison.Ordinal)));
        Assert.Contains(compiled.Sentences, one => one.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BatchSize = BatchSize, Tokens", "BatchSize = 2 * BatchSize, Tokens", "LB0035 'BatchSize'")]
    [InlineData("BatchSize = BatchSize, Tokens", "BatchSize = LearningRate > 2e-3 ? BatchSize : 32, Tokens")]
    [InlineData("BatchSize = BatchSize, Tokens", "BatchSize = 256, NoiseBatchSize = BatchSize, Tokens")]
    public void An_axis_that_reaches_its_setting_at_some_levels_is_right(string right, string other, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(Sample.With(right, other)).Problems);

    /// <summary>The axis may name a choice, which is no value of the setting.</summary>
    [Fact]
    public void A_choice_may_have_the_name_of_a_setting() => Assert.Empty(Compiled.Of(Sample.With(
        "    public override LlamaConfig Model",
        """
            public enum Decay { None, Cosine }

            [Axis<Decay>(Decay.None, Decay.Cosine)]
            public Decay Schedule { get; init; } = Decay.Cosine;

            public override LlamaConfig Model
        """)
        .Replace("BatchSize, Tokens", "BatchSize, GradientClip = Schedule == Decay.None ? 1 : 2, Tokens", StringComparison.Ordinal)
        .Replace("Schedule.Cosine(", "LlamaBatch.Schedule.Cosine(", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData(Training, "new() { BatchSize = 64 + (0 * BatchSize), Tokens = 4_000_000 }",
        "Axis 'BatchSize' is read, but changes no setting: Training.BatchSize is always 64; all its levels train the same model. "
            + "Check the code that sets Training.BatchSize, or remove the axis.")]
    [InlineData(Training, "new() { Tokens = 4_000_000 }",
        "Axis 'BatchSize' is not read by any setting; all its levels train the same model. Write 'BatchSize = BatchSize' in Training.")]
    public void An_axis_that_changes_nothing_is_said_with_its_setting(string right, string wrong, string sentence) => Assert.Contains(
        sentence,
        Compiled.Of(Sample.With(right, wrong).Replace("128, BatchSize", "128, 128", StringComparison.Ordinal)).Sentences);

    private const string Base = """
        namespace Study;

        public abstract record Base : LlamaExperiment
        {
            BASE
            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = Budget };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec : Base
        {
            RECORD
        }
        """;

    [Theory]
    [InlineData("protected long Budget => 3_300_000;", "private new long Budget => 6_600_000;",
        "'Budget' hides 'Base.Budget', so trials ignore it. Make 'Base.Budget' virtual and override it.")]
    [InlineData("protected virtual long Budget => 3_300_000;", "private new long Budget => 6_600_000;",
        "'Budget' hides 'Base.Budget', so trials ignore it. Write 'override'.")]
    [InlineData("protected const long Budget = 3_300_000;", "private new const long Budget = 6_600_000;",
        "'Budget' hides 'Base.Budget', so trials ignore it. Make 'Base.Budget' a virtual property and override it.")]
    [InlineData("protected virtual long Budget => 3_300_000;", "protected override long Budget => 6_600_000;")]
    [InlineData("private static long Budget => 3_300_000;", "private static long Budget => 6_600_000;")]
    [InlineData("protected static long Budget => 3_300_000;",
        "private static new long Budget => 6_600_000; public override Training Training => base.Training with { Tokens = Budget };")]
    public void A_hidden_part_of_a_base_is_reported(string part, string member, params string[] sentences) => Assert.Equal(
        sentences,
        Compiled.Of(Base.Replace("BASE", part, StringComparison.Ordinal)
            .Replace("RECORD", $"[Axis<int>(2, 3)] public int Depth {{ get; init; }} = 2; {member} "
                + "public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Depth };", StringComparison.Ordinal)).Sentences);

    [Fact]
    public void An_axis_over_a_setting_of_a_base_needs_an_override() => Assert.Equal(
        ["Axis 'BatchSize' is not read by any setting; all its levels train the same model. "
            + "Override Training with 'base.Training with { BatchSize = BatchSize }'."],
        Compiled.Of(Base.Replace("BASE", "private static long Budget => 3_300_000;", StringComparison.Ordinal)
            .Replace("RECORD", "[Axis<int>(16, 32)] public int BatchSize { get; init; } = 16;", StringComparison.Ordinal)).Sentences);
}
