namespace LlamaBatch;

/// <summary>Published numbers with their sources, for claims about common practice.</summary>
/// <remarks>
/// Add your own with <c>new Quantities("sequences per step", [new Quantity("Llama", 2048, "the source")])</c>.
/// </remarks>
public static class Published
{
    /// <summary>
    /// The number of tokens per optimizer step in the pre-training of large language models. If the batch size grew during pre-training,
    /// the number at the end is given.
    /// </summary>
    public static Quantities TokensPerStep { get; } = new("tokens per step",
    [
        new("GPT-3 175B", 3.2e6, "Brown et al. 2020, arXiv:2005.14165, table 2.1"),
        new("PaLM 540B", 4e6, "Chowdhery et al. 2022, arXiv:2204.02311, section 5"),
        new("Llama", 4e6, "Touvron et al. 2023, arXiv:2302.13971, table 2"),
        new("Llama 3 405B", 16e6, "Grattafiori et al. 2024, arXiv:2407.21783, section 3.4.1"),
    ]);
}
