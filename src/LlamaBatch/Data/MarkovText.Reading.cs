using LlamaBatch.Data;

namespace LlamaBatch;

public sealed partial record MarkovText
{
    /// <inheritdoc/>
    public override TokenSource Open(string folder) => throw new CorpusException("Not written yet.");
}
