namespace LlamaBatch;

/// <summary>
/// Your own UTF-8 text, as bytes. <paramref name="Path"/> is a file, or a folder whose files are read in ordinal order of their relative paths; each
/// file is a document, and documents are split into training and validation by a hash of that relative path. A single file is one
/// document, so it is cut into paragraphs at blank lines, and these are split instead. A byte order mark is dropped, and lines end with <c>\n</c>.
/// Equal documents are on one side of the split.
/// </summary>
/// <param name="Path">
/// A file or folder; a relative path starts at the experiment's folder and may lead out of it with <c>..</c>. Folders in a folder are read as well,
/// links are followed; hidden files and folders, what LlamaBatch writes beside experiments, and <c>bin</c> and <c>obj</c> of a project are passed over.
/// </param>
public sealed partial record TextFiles(string Path) : Corpus
{
    /// <summary>Which files of a folder are read: a file-name pattern with <c>*</c> and <c>?</c>, upper and lower case being different.</summary>
    public string Pattern { get; init; } = "*.txt";

    /// <summary>The share held out for validation, between 0 and 1: of the documents, or of each document's length.</summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Whether whole documents are held out, or the end of each.</summary>
    /// <remarks>Losses of the two are not comparable: text next to a held-out paragraph makes it easier to predict.</remarks>
    public Split Split { get; init; } = Split.ByDocument;

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems()
    {
        foreach (SettingProblem problem in base.Problems().Concat(SettingProblem.Outside(nameof(ValidationShare), ValidationShare, new(0, 1, ExcludesLeast: true, ExcludesMost: true))))
        {
            yield return problem;
        }

        if (string.IsNullOrWhiteSpace(Path))
        {
            yield return new(nameof(Path), "Path is empty; it must name a file or a folder.");
        }

        if (string.IsNullOrWhiteSpace(Pattern))
        {
            yield return new(nameof(Pattern), "Pattern is empty; it must be a file-name pattern such as *.txt.");
        }
    }

    /// <inheritdoc/>
    public override string Name => "TextFiles";

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() =>
    [
        new(nameof(Path), Path),
        new(nameof(Pattern), Pattern),
        new(nameof(ValidationShare), ValidationShare),
        // The usual split is not listed: trials from before there was a choice keep their identity.
        .. Split == Split.ByDocument ? Array.Empty<Setting>() : [new Setting(nameof(Split), Split.ToString())],
    ];
}
