using System.Collections.Concurrent;
using System.Globalization;
using LlamaBatch.Generators.Tests;

namespace LlamaBatch.CodeFixes.Tests;

/// <summary>
/// Whatever an experiment looks like, a fix neither fails nor breaks the syntax, and its diagnostic is gone. A thousand draws by hand:
/// <c>LLAMABATCH_DRAWS=1000 dotnet test --filter DrawnFixTests</c>.
/// </summary>
public class DrawnFixTests
{
    private const int Few = 40;

    /// <summary>Parts of the record, each with what a mistake makes of it.</summary>
    private static readonly (string Part, string Wrong)[] _mistakes =
    [
        ("(16, 100, 256)", "(16, 100, 100, 256, 256)"),
        ("(16, 100, 256)", "(16, 256)"),
        ("(16, 100, 256)", "(100)"),
        ("(16, 100, 256)", "([16, 100, 256])"),
        ("(16, 100, 256)", "(16, 100, 256, Quick = [16, 32], Smoke = [16, 17])"),
        ("(16, 100, 256)", "(16, 100, 256, Quick = [100])"),
        ("Axis<int>", "Axis<double>"),
        ("= 100;", "= 99;"),
        ("int BatchSize { get; init; } = 100;", "int BatchSize { get; init; }"),
        ("int BatchSize { get; init; } = 100;", "int BatchSize { get; }"),
        ("int BatchSize { get; init; } = 100;", "int BatchSize => 100;"),
        ("public int BatchSize", "public required int BatchSize"),
        ("(1.5e-3, 3e-3, 6e-3)", "(1.5e-3, 3e-3, 0.003)"),
        ("(1.5e-3, 3e-3, 6e-3)", "(3e-3)"),
        ("TunedPer(nameof(BatchSize))", "TunedPer(\"Size\")"),
        ("TunedPer(nameof(BatchSize))", "TunedPer(nameof(BatchSize), nameof(BatchSize))"),
        ("TunedPer(nameof(BatchSize))", "TunedPer(nameof(BatchSize), For = 2.2)"),
        ("LearningRate = LearningRate, ", ""),
        ("BatchSize = BatchSize, ", ""),
        ("TieWordEmbeddings = true", "Heads = 7"),
        ("TieWordEmbeddings = true", "KeyValueHeads = 3"),
        ("SequenceLength = 32", "SequenceLength = 100"),
        ("Tokens = 4_000_000", "Tokens = 400_000"),
        ("Tokens = 4_000_000", "Tokens = 4_000"),
        ("Tokens = 4_000_000", "Tokens = 4_000_000, Precision = Precision.BFloat16"),
        ("warmup: 0.05", "0.001"),
        ("[Measure<TrainLoss>, Measure<TokensPerSecond>]", "[Target<ValidationLoss>(2), Target<ValidationLoss>(2.0)]"),
        ("[Measure<TrainLoss>, Measure<TokensPerSecond>]", "[Target<BitsPerByte>(2), Target<Accuracy>(0.5)]"),
        ("[Measure<TrainLoss>, Measure<TokensPerSecond>]", "[Measure<ValidationLoss>, Measure<StepTime>(EveryTokens = 9)]"),
        ("[Measure<TrainLoss>, Measure<TokensPerSecond>]", "[Scaled(Scale.Quick, Tokens = 5), Scaled(Scale.Quick)]"),
        ("(EveryTokens = 200_000)", "(EveryTokens = 10)"),
        ("[Measure<ValidationLoss>(EveryTokens = 200_000)]", ""),
        ("Seeds = 5", "Seeds = 2"),
        ("TuningSeeds = 2", "TuningSeeds = 2, Article = \"a\", CostBlocks = 3"),
        ("[Experiment(\"Is a batch of 100 balanced?\", Seeds = 5, TuningSeeds = 2)]", ""),
        ("public sealed partial", "public abstract partial"),
        ("public sealed partial", "file sealed partial"),
        ("public sealed partial", "public sealed"),
        (" : LlamaExperiment", ""),
        ("AdamW Optimizer => new()", "Optimizer Optimizer => new Sgd()"),
        ("public override Corpus", "public new Corpus"),
        ("[256]", "[256, 256, 512]"),
        ("batchSize: 16", "batchSize: 17"),
        ("batchSize: 16", "size: 16"),
        ("private static Verdict UpdatesMoreOften", "private Verdict UpdatesMoreOften"),
        (".IsAbove(p.UpdatesPerMillionTokens(batchSize: 16))", ".IsBetween(9, 1)"),
        ("\"A larger batch updates the parameters more often\"", "\"A batch of 100 generalizes better than one of 256\""),
    ];

    private static int Draws { get; } = int.TryParse(
        Environment.GetEnvironmentVariable("LLAMABATCH_DRAWS"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out int asked) ? asked : Few;

    [Fact]
    public Task Every_action_removes_its_diagnostic_from_a_drawn_definition() =>
        Check(number => new DrawnDefinition(number).Source);

    [Fact]
    public Task Every_action_removes_its_diagnostic_beside_other_mistakes() => Check(Mistaken);

    /// <summary>The experiment that most tests start from, with one to three mistakes that the number says.</summary>
    internal static string Mistaken(int number)
    {
        var random = new Random(number);
        string source = Study.Right;
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            (string part, string wrong) = _mistakes[random.Next(_mistakes.Length)];
            source = source.Replace(part, wrong, StringComparison.Ordinal);
        }

        // On what is no experiment at all, one annotation after the other is reported.
        bool isExperiment = source.Contains("[Experiment", StringComparison.Ordinal)
            || source.Contains(" : LlamaExperiment", StringComparison.Ordinal);
        return isExperiment ? source : Study.Right;
    }

    private static async Task Check(Func<int, string> sourceOf)
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Draws), async (number, _) =>
        {
            foreach (string problem in await Editor.Problems(sourceOf(number), CoverageTests.Fixes))
            {
                wrong.Add($"draw {number}:\n{problem}");
            }
        });

        Assert.True(wrong.IsEmpty, string.Join("\n\n", wrong.Take(10)) + $"\n{wrong.Count} problems in {Draws} draws");
    }
}
