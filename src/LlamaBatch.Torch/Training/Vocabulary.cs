using System.Globalization;
using LlamaBatch.Data;

namespace LlamaBatch.Torch;

/// <summary>Tokens are indexes into the embedding; one too large would be answered by an error that names nothing, or by memory that is not the embedding's.</summary>
internal static class Vocabulary
{
    /// <summary>Refuses tokens that the model has no vector for.</summary>
    /// <exception cref="CorpusException">There are some.</exception>
    public static void Check(ReadOnlySpan<int> tokens, LlamaConfig model)
    {
        foreach (int token in tokens)
        {
            if ((uint)token >= (uint)model.VocabSize)
            {
                throw new CorpusException(string.Create(CultureInfo.InvariantCulture,
                    $"The text has the token {token}, but the model's vocabulary ends at {model.VocabSize - 1}; set VocabSize to at least {token + 1L}."));
            }
        }
    }
}
