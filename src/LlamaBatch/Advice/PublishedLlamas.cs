namespace LlamaBatch.Advice;

/// <summary>The shapes (layers, widths and heads) of published Llama models.</summary>
internal static class PublishedLlamas
{
    /// <summary>
    /// The maximum relative difference between a given number of parameters and that of a published model. A difference is allowed because
    /// model names contain rounded numbers.
    /// </summary>
    private const double Tolerance = 0.1;

    private static readonly LlamaConfig _llama3 = LlamaConfig.Llama8B;

    /// <summary>
    /// The shapes by name, the smallest first. Sources: the models' config.json on Hugging Face; Nano and Micro are shapes of LlamaBatch.
    /// </summary>
    public static IReadOnlyList<(string Name, LlamaConfig Shape)> All { get; } =
    [
        ("LlamaConfig.Nano", LlamaConfig.Nano),
        ("LlamaConfig.Micro", LlamaConfig.Micro),
        ("Llama 3.2 1B", _llama3 with {
            HiddenSize = 2_048, IntermediateSize = 8_192, Layers = 16, TieWordEmbeddings = true }),
        ("Llama 3.2 3B", _llama3 with {
            HiddenSize = 3_072, IntermediateSize = 8_192, Layers = 28, Heads = 24, TieWordEmbeddings = true }),
        ("Llama 2 7B", LlamaConfig.Llama7B),
        ("Llama 3.1 8B", LlamaConfig.Llama8B),
        ("Llama 2 13B", LlamaConfig.Llama7B with { HiddenSize = 5_120, IntermediateSize = 13_824, Layers = 40, Heads = 40 }),
        ("Llama 33B", LlamaConfig.Llama7B with { HiddenSize = 6_656, IntermediateSize = 17_920, Layers = 60, Heads = 52 }),
        ("Llama 65B", LlamaConfig.Llama7B with { HiddenSize = 8_192, IntermediateSize = 22_016, Layers = 80, Heads = 64 }),
        ("Llama 2 70B", LlamaConfig.Llama7B with {
            HiddenSize = 8_192, IntermediateSize = 28_672, Layers = 80, Heads = 64, KeyValueHeads = 8 }),
        ("Llama 3.1 70B", _llama3 with { HiddenSize = 8_192, IntermediateSize = 28_672, Layers = 80, Heads = 64 }),
        ("Llama 3.1 405B", _llama3 with { HiddenSize = 16_384, IntermediateSize = 53_248, Layers = 126, Heads = 128 }),
    ];

    /// <summary>The shape with the nearest number of parameters, or null if this number differs by more than 10 %.</summary>
    /// <param name="parameters">The number of parameters.</param>
    public static (string Name, LlamaConfig Shape)? NearestTo(double parameters)
    {
        double DistanceOf((string Name, LlamaConfig Shape) one) => Math.Abs(Math.Log(one.Shape.Weights / parameters));
        var nearest = All.MinBy(DistanceOf);
        return DistanceOf(nearest) <= Math.Log(1 + Tolerance) ? nearest : null;
    }
}
