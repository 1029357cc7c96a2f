namespace LlamaBatch;

/// <summary>
/// The English prose of .NET's API documentation, as 7.1 MB of bytes. NuGet restores the source with the solution,
/// pinned by version and hash. References become short names, markup goes, inline code stays; processor instructions,
/// which are not prose, and repeated texts are left out. A document is one declaring type; one in ten is held out by a
/// hash of the type's name, which puts <c>Task</c> and <c>Task&lt;T&gt;</c> on one side.
/// </summary>
public sealed partial record DotNetDocs : Corpus
{
    /// <inheritdoc/>
    public override string Name => "DotNetDocs";

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => [];
}
