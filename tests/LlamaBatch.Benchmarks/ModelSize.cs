namespace LlamaBatch.Benchmarks;

/// <summary>A model that is measured, with the length of its sequences.</summary>
internal sealed record ModelSize(string Name, LlamaConfig Model, int Length, IReadOnlyList<int> Batches)
{
    public static IReadOnlyList<ModelSize> All { get; } =
    [
        new("XS", LlamaConfig.Nano, 64, [1, 4, 16, 32, 64, 100, 256]),
        new("S", LlamaConfig.Micro, 128, [1, 4, 16, 32, 64, 100, 256]),
        new("M", new LlamaConfig
        {
            VocabSize = 4096,
            HiddenSize = 320,
            IntermediateSize = 864,
            Layers = 6,
            Heads = 10,
            KeyValueHeads = 5,
            MaxPositionEmbeddings = 256,
            RmsNormEps = 1e-5,
        }, 256, [1, 4, 16]),
    ];

    /// <summary>The size of a name.</summary>
    public static ModelSize Of(string name) => All.Concat(PredictionBenchmark.Shapes).First(size => size.Name == name);

    /// <summary>Sequences that cost nothing to make.</summary>
    public TokenBatch Batch(int batch) => new(batch, Length, (row, sequence) =>
    {
        for (int i = 0; i < sequence.Length; i++)
        {
            sequence[i] = ((row * 31) + (i * i * 7) + i) % Model.VocabSize;
        }
    });

    /// <summary>The plan of a trial with a step.</summary>
    public TrialPlan Plan(int batch, StepKind step) => new(Model, new Training { BatchSize = batch, Step = step }, Length);
}
