using LlamaBatch.Data;

namespace LlamaBatch.Torch;

/// <summary>The check that tokens are in the vocabulary.</summary>
/// <remarks>Tokens index the embedding: one too large would read other memory, or fail with an error that names nothing.</remarks>
internal static class Vocabulary
{
    /// <summary>Refuses tokens outside of the vocabulary.</summary>
    /// <exception cref="CorpusException">There are some.</exception>
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
