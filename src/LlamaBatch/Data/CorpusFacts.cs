namespace LlamaBatch.Data;

/// <summary>The size of a text: training tokens, validation windows (held-out sequences) and repeated documents.</summary>
/// <param name="TrainingTokens">The number of tokens in the training text; <see cref="long.MaxValue"/> for an endless source.</param>
/// <param name="ValidationWindows">The number of sequences in the held-out text; <see cref="long.MaxValue"/> for an endless source.</param>
/// <param name="RepeatedDocuments">The number of documents that are identical to an earlier document.</param>
public readonly record struct CorpusFacts(long TrainingTokens, long ValidationWindows, int RepeatedDocuments)
{
    /// <summary>The size of an endless source.</summary>
    public static CorpusFacts Endless { get; } = new(long.MaxValue, long.MaxValue, 0);
}
