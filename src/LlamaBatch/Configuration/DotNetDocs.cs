namespace LlamaBatch;

/// <summary>
/// The English prose of .NET's API documentation, as bytes: about 9 MB that NuGet restores with the solution, pinned by version and hash.
/// A document is one declaring type; documents are split into training and validation by a hash of the type's name.
/// </summary>
public sealed partial record DotNetDocs : Corpus
{
    /// <inheritdoc/>
    public override string Name => "DotNetDocs";

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => [];
}
