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
    /// <summary>The most training text to use, in bytes; 0 for all of it. The held-out text stays the same.</summary>
    /// <inheritdoc cref="TextFiles.TrainingLimit" path="/remarks"/>
    public long TrainingLimit { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems() => base.Problems()
        .Concat(SettingProblem.Outside(nameof(TrainingLimit), TrainingLimit, ValueRange.AtLeast(0)));

    /// <inheritdoc/>
    public override string Name => "DotNetDocs";

    /// <inheritdoc/>
    // All of the text is not listed, so that trials from before there was a limit keep their identity.
    public override IEnumerable<Setting> Settings() =>
        TrainingLimit == 0 ? Array.Empty<Setting>() : [new Setting(nameof(TrainingLimit), TrainingLimit)];
}
