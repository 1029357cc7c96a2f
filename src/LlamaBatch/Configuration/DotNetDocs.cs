namespace LlamaBatch;

/// <summary>
/// The English prose of .NET's API documentation, as 7.1 MB of bytes. NuGet restores the source with the solution, pinned by
/// version and hash.
/// </summary>
/// <remarks>
/// References become short names, markup is removed, and inline code is kept. Lists of processor instructions and repeated
/// texts are left out. A document is one declaring type. One in ten is held out, by a hash of the type's name, so that
/// <c>Task</c> and <c>Task&lt;T&gt;</c> are on the same side.
/// </remarks>
public sealed partial record DotNetDocs : Corpus
{
    /// <inheritdoc/>
    public override string Name => "DotNetDocs";

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => [];
}
