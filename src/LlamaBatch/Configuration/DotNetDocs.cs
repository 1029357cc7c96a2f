namespace LlamaBatch;

/// <summary>
/// The English prose of .NET's API documentation: 7.1 MB, with bytes as tokens. The documentation files come from a NuGet package; the
/// version of the package and the hash of the text are pinned.
/// </summary>
/// <remarks>
/// Cross-references become short names, markup is removed, and inline code is kept. Repeated texts and lists of processor instructions are
/// left out. A document is the text of one type and its members. A hash of the type's name selects one document in ten, which is held out
/// for validation. <c>Task</c> and <c>Task&lt;T&gt;</c> have the same hash, so both are trained on or both are held out.
/// </remarks>
public sealed partial record DotNetDocs : Corpus
{
    /// <summary>The largest amount of training text to use, in bytes. If it is 0, all of the text is used. The held-out text stays the
    /// same.</summary>
    /// <inheritdoc cref="TextFiles.TrainingLimit" path="/remarks"/>
    public long TrainingLimit { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems() => base.Problems()
        .Concat(SettingProblem.Outside(nameof(TrainingLimit), TrainingLimit, ValueRange.AtLeast(0)));

    /// <inheritdoc/>
    public override string Name => "DotNetDocs";

    /// <inheritdoc/>
    // A limit of 0 is omitted, so that trials from before this setting existed keep their identity, which is a hash of the settings.
    public override IEnumerable<Setting> Settings() =>
        TrainingLimit == 0 ? Array.Empty<Setting>() : [new Setting(nameof(TrainingLimit), TrainingLimit)];
}
