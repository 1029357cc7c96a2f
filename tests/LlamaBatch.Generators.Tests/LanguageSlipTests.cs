namespace LlamaBatch.Generators.Tests;

/// <summary>Operators of other languages that mean something else in C#.</summary>
public class LanguageSlipTests
{
    private const string Study = """
        namespace Study;

        [Experiment("Does the first level of layers and batch learn better?", Seeds = 5)]
        [Measure<ValidationLoss>]
        public sealed partial record Powers : LlamaExperiment
        {
            private const int Two = 2;

            private const int Mask = 2;

            [Axis<int>(3, 4)]
            public int LogWidth { get; init; } = 3;

            [Axis<int>(48, 96)]
            public int Width { get; init; } = 48;

            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = LogWidth - 2, HiddenSize = Width };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 819_200 };
            public override Optimizer Optimizer => new AdamW { LearningRate = 6e-3 };

            [Claim("Three is better")]
            private static Verdict IsBetter(Results r) => r.EqualTokens.ValidationLoss(logWidth: 3, width: 48)
                .IsBelow(r.EqualTokens.ValidationLoss(logWidth: 4, width: 48), margin: 0.01);
        }
        """;

    [Theory]
    [InlineData("BatchSize = 16", "BatchSize = 2 ^ 4", "'2 ^ 4' is an exclusive or, so it is 6, not 16. Write '1 << 4'.")]
    [InlineData("BatchSize = 16", "BatchSize = 2 ^ LogWidth", "'2 ^ LogWidth' is an exclusive or, not a power. Write '1 << LogWidth'.")]
    [InlineData("BatchSize = 16", "BatchSize = Two ^ LogWidth", "Write '1 << LogWidth'.")]
    [InlineData("BatchSize = 16", "BatchSize = 2 ^ LogWidth * 2", "Write '(1 << LogWidth) * 2'.")]
    [InlineData("819_200", "2 ^ 20", "so it is 22, not 1,048,576. Write '1 << 20'.")]
    [InlineData("819_200", "2 ^ 40", "Write '1L << 40'.")]
    [InlineData("819_200", "10 ^ 6", "so it is 12, not 1,000,000. Write '1_000_000'.")]
    [InlineData("LearningRate = 6e-3", "LearningRate = 6 * 10 ^ -3", "Write '6 * 1e-3'.")]
    [InlineData("margin: 0.01", "margin: 10 ^ -2", "Write '1e-2'.")]
    [InlineData("Seeds = 5", "Seeds = 2 ^ 3", "so it is 1, not 8. Write '1 << 3'.")]
    [InlineData("[Axis<int>(48, 96)]", "[Axis<int>(48, 2 ^ 6)]", "so it is 4, not 64. Write '1 << 6'.")]
    public void An_exclusive_or_is_no_power(string right, string wrong, string sentence)
    {
        Compiled compiled = Compiled.Of(Study.Replace(right, wrong, StringComparison.Ordinal));

        Assert.StartsWith("LB0038", compiled.Problems.Single(), StringComparison.Ordinal);
        Assert.Contains(sentence, compiled.Sentences.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BatchSize = 16", "BatchSize = 1 << LogWidth")]
    [InlineData("BatchSize = 16", "BatchSize = 18 ^ 2")]
    [InlineData("BatchSize = 16", "BatchSize = Mask ^ 18")]
    [InlineData("BatchSize = 16", "BatchSize = (LogWidth & 16) | 16")]
    [InlineData("Layers = LogWidth - 2", "Layers = LogWidth - 2, TieWordEmbeddings = LogWidth > 3 ^ Width > 48")]
    public void Bits_may_be_combined(string text, string other) =>
        Assert.Empty(Compiled.Of(Study.Replace(text, other, StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("8 * Width // 3", "8 * Width", "To divide, write '8 * Width / 3'.")]
    [InlineData("8 * Width //3,", "8 * Width", "To divide, write '8 * Width / 3'.")]
    [InlineData("8 * Width // LogWidth", "8 * Width", "To divide, write '8 * Width / LogWidth'.")]
    [InlineData("(8 * Width) // 3", "(8 * Width)", "To divide, write '(8 * Width) / 3'.")]
    public void A_comment_divides_nothing(string code, string dividend, string sentence)
    {
        Compiled compiled = Compiled.Of(WithInner(code));

        Assert.Equal([$"LB0039 '{dividend}'"], compiled.Problems);
        Assert.Contains(sentence, compiled.Sentences.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8 * Width / 3 // 3 layers")]
    [InlineData("8 * Width / 3, // 3")]
    [InlineData("2 * Width // 96")]
    [InlineData("2 * Width // wide")]
    [InlineData("2 * Width // Width")]
    [InlineData("128 // 3")]
    public void Other_comments_are_no_divisors(string code) => Assert.Empty(Compiled.Of(WithInner(code)).Problems);

    private static string WithInner(string code) => Study.Replace(
        "HiddenSize = Width }",
        $"HiddenSize = Width, IntermediateSize = {code}\n}}",
        StringComparison.Ordinal);
}
