using LlamaBatch.Data;

namespace LlamaBatch;

public sealed partial record DotNetDocs
{
    /// <inheritdoc/>
    public override TokenSource Open(string folder) => throw new CorpusException("Not written yet.");
}
