namespace LlamaBatch.Data;

/// <summary>The size of a text: training tokens, validation windows and repeated documents.</summary>
/// <param name="TrainingTokens">Tokens in the training text; <see cref="long.MaxValue"/> for an endless source.</param>
/// <param name="ValidationWindows">Windows in the held-out text; <see cref="long.MaxValue"/> for an endless source.</param>
/// <param name="RepeatedDocuments">Documents that equal an earlier one.</param>
public readonly record struct CorpusFacts(long TrainingTokens, long ValidationWindows, int RepeatedDocuments)
{
    /// <summary>The facts of an endless source.</summary>
    public static CorpusFacts Endless { get; } = new(long.MaxValue, long.MaxValue, 0);
}
