using LlamaBatch.Data;

namespace LlamaBatch;

public sealed partial record DotNetDocs
{
    /// <inheritdoc/>
    public override string TokenIs => ByteTokenizer.TokenIs;

    /// <inheritdoc/>
    /// <remarks>The text is read from the program's folder, not from the experiment's.</remarks>
    public override TokenSource Open(string folder) => new TextTokens(ReferencePack.Read(ReferencePack.Folder, TextCache.OfUser()), this);
}
