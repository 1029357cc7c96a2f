using LlamaBatch.Data;

namespace LlamaBatch;

public sealed partial record DotNetDocs
{
    /// <inheritdoc/>
    public override string TokenIs => ByteTokenizer.TokenIs;

    /// <inheritdoc/>
    public override CorpusFacts? KnownFacts =>
        SequenceLength < 1 || TrainingLimit > 0
            ? null
            : new CorpusFacts(ReferencePack.TrainingTokens, (ReferencePack.ValidationTokens - 1) / SequenceLength, RepeatedDocuments: 0);

    /// <inheritdoc/>
    /// <remarks>The text is read from the program's folder; <paramref name="folder"/> is ignored.</remarks>
    public override TokenSource Open(string folder)
        => new TextTokens(ReferencePack.Read(ReferencePack.Folder, TextCache.OfUser()).LimitedTo(TrainingLimit), this);

    /// <inheritdoc/>
    public override string TextKey => CorpusShelf.KeyOf(this with { TrainingLimit = 0 });
}
