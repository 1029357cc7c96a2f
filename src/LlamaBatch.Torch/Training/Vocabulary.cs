using System.Globalization;
using LlamaBatch.Data;

namespace LlamaBatch.Torch;

/// <summary>Tokens are indexes into the embedding; native code answers one too large with an error that names nothing.</summary>
internal static class Vocabulary
{
    /// <summary>Refuses a corpus whose largest token the model has no vector for.</summary>
    /// <exception cref="CorpusException">It has none.</exception>
    public static void Check(long largestToken, LlamaConfig model)
    {
        if (largestToken >= model.VocabSize)
        {
            throw new CorpusException(string.Create(CultureInfo.InvariantCulture,
                $"The corpus has the token {largestToken}, but the model's vocabulary ends at {model.VocabSize - 1}; set VocabSize to at least {largestToken + 1}."));
        }
    }
}
