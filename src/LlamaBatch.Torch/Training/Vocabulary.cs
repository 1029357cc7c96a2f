using LlamaBatch.Data;

namespace LlamaBatch.Torch;

/// <summary>Checks that tokens are in the vocabulary.</summary>
/// <remarks>
/// Tokens index the rows of the embedding. A token outside of the vocabulary would read unrelated memory, or cause an error that is hard to
/// understand.
/// </remarks>
internal static class Vocabulary
{
    /// <summary>Throws if a token is outside of the vocabulary.</summary>
    /// <exception cref="CorpusException">A token is outside of the vocabulary.</exception>
    public static void Check(ReadOnlySpan<int> tokens, LlamaConfig model)
    {
        foreach (int token in tokens)
        {
            if ((uint)token >= (uint)model.VocabSize)
            {
                throw new CorpusException(
                    $"The text has token {token}, but VocabSize is {model.VocabSize}. "
                    + (token < 0 ? "Tokens are numbered from 0; correct the corpus." : $"Set VocabSize to at least {token + 1L}."));
            }
        }
    }
}
