namespace LlamaBatch.Generators.Tests;

/// <summary>The experiment that most tests start from, with places to change.</summary>
internal static class Sample
{
    public const string BatchSize = """
    namespace Study;

    /// <summary>What the batch size does to a small Llama.</summary>
    [Experiment("Is a batch of 100 balanced?", Seeds = 5, TuningSeeds = 2)]
    [Measure<ValidationLoss>(EveryTokens = 200_000)]
    [Measure<TrainLoss>, Measure<TokensPerSecond>]
    public sealed partial record BatchStudy : LlamaExperiment
    {
        /// <summary>Sequences per optimizer step.</summary>
        [Axis<int>(16, 100, 256)]
        public int BatchSize { get; init; } = 100;

        /// <summary>Peak learning rate.</summary>
        [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
        public double LearningRate { get; init; } = 3e-3;

        public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

        public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

        public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000, Schedule = Schedule.Cosine(warmup: 0.05) };

        public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) };

        [Claim("A batch of 100 generalizes better than one of 256", Source = "§3.2")]
        private static Verdict GeneralizesBetter(Results r) =>
            r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01);

        [Claim("A larger batch updates the parameters more often", Source = "§3.1")]
        private static Verdict UpdatesMoreOften(Plan p) =>
            p.UpdatesPerMillionTokens(batchSize: 100).IsAbove(p.UpdatesPerMillionTokens(batchSize: 16));
    }
    """;

    /// <summary>The sample with one thing changed, which must be there.</summary>
    public static string With(string part, string replacement) =>
        BatchSize.Contains(part, StringComparison.Ordinal)
            ? BatchSize.Replace(part, replacement, StringComparison.Ordinal)
            : throw new ArgumentException($"The sample has no '{part}'.", nameof(part));

    /// <summary>The sample over key/value heads instead of batch sizes.</summary>
    /// <param name="axis">The attribute of the axis.</param>
    /// <param name="model">What the model sets.</param>
    public static string OverKeyValueHeads(string axis, string model) => With("[Axis<int>(16, 100, 256)]", axis)
        .Replace("= 100;", "= 4;", StringComparison.Ordinal)
        .Replace("TieWordEmbeddings = true", model, StringComparison.Ordinal)
        .Replace("new() { BatchSize = BatchSize,", "new() {", StringComparison.Ordinal)
        .Replace("128, BatchSize", "128, 128", StringComparison.Ordinal)
        .Replace("batchSize: 100", "batchSize: 4", StringComparison.Ordinal)
        .Replace("batchSize: [256]", "batchSize: [1]", StringComparison.Ordinal)
        .Replace("batchSize: 16", "batchSize: 1", StringComparison.Ordinal);
}
