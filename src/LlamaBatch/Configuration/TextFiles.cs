namespace LlamaBatch;

/// <summary>
/// Your own UTF-8 text, with bytes as tokens: one file, or all files of a folder.
/// </summary>
/// <remarks>
/// The files of a folder are read in ordinal order of their relative paths. Each file is a document, and a hash of the file's path
/// determines whether it is held out for validation. If the path names one file, each paragraph is a document; blank lines separate
/// paragraphs. With <c>Split.ByPosition</c>, the whole file is one document. Identical documents are either all trained on or all held out.
/// A byte order mark is dropped, and line ends become <c>\n</c>.
/// </remarks>
/// <param name="Path">
/// A file or folder. Relative paths are resolved against the experiment's folder. Subfolders are read and links are followed; hidden
/// files, outputs of LlamaBatch, and <c>bin</c> and <c>obj</c> are skipped.
/// </param>
public sealed partial record TextFiles(string Path) : Corpus
{
    /// <summary>The case-sensitive pattern, with <c>*</c> and <c>?</c>, of the files to read from a folder.</summary>
    public string Pattern { get; init; } = "*.txt";

    /// <summary>
    /// The fraction held out for validation, between 0 and 1. <see cref="Split"/> determines whether it is a fraction of the documents or
    /// of each document's length.
    /// </summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>The largest amount of training text to use, in bytes. If it is 0, all of the text is used. The held-out text stays the
    /// same.</summary>
    /// <remarks>
    /// The paragraphs used are spread evenly over the training text. The last chosen paragraph is cut at the limit. A higher limit keeps
    /// these paragraphs and adds others. If the text has fewer tokens than <see cref="Training.Tokens"/>, a trial reads it in several
    /// epochs, each in a different order.
    /// </remarks>
    public long TrainingLimit { get; init; }

    /// <summary>The method by which validation text is held out: whole documents, or the end of each document.</summary>
    /// <remarks>
    /// Compare losses only between runs with the same method, because training on text beside a held-out paragraph makes the paragraph
    /// easier to predict.
    /// </remarks>
    public Split Split { get; init; } = Split.ByDocument;

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems()
    {
        foreach (SettingProblem problem in base.Problems()
            .Concat(SettingProblem.Outside(nameof(ValidationShare), ValidationShare, new(0, 1, ExcludesLeast: true, ExcludesMost: true)))
            .Concat(SettingProblem.Outside(nameof(TrainingLimit), TrainingLimit, ValueRange.AtLeast(0))))
        {
            yield return problem;
        }

        if (string.IsNullOrWhiteSpace(Path))
        {
            yield return new(nameof(Path), "Path is empty; it must name a file or a folder.");
        }
        else if (Path[0] == '~')
        {
            yield return new(nameof(Path), "Path begins with ~, which only a shell expands. Write the whole path.");
        }
        else if (Path.IndexOf("://", StringComparison.Ordinal) > 0)
        {
            yield return new(nameof(Path), "Path is a URL; it must name a file or a folder of this machine. Download the text first.");
        }
        else if (Path.IndexOfAny(['*', '?']) is >= 0 and var wildcard)
        {
            int name = Path.LastIndexOf('/') + 1;
            yield return new(nameof(Path), name > 1 && name <= wildcard
                ? $"Path has a wildcard; it must name a file or a folder. Write TextFiles(\"{Path.Substring(0, name - 1)}\") with "
                    + $"{{ Pattern = \"{Path.Substring(name)}\" }}."
                : "Path has a wildcard; it must name a file or a folder. Name a folder in Path, and the files in Pattern.");
        }

        if (string.IsNullOrWhiteSpace(Pattern))
        {
            yield return new(nameof(Pattern), "Pattern is empty; it must be a file-name pattern such as *.txt.");
        }
        else if (Pattern.Split(';', '|', ',').Count(part => part.Contains('*')) > 1)
        {
            yield return new(nameof(Pattern), $"Pattern is {Pattern}; it must be one pattern, such as *.txt.");
        }
        else if (Pattern.IndexOfAny(['{', '}']) >= 0)
        {
            yield return new(nameof(Pattern), $"Pattern is {Pattern}, and braces match nothing. Use * and ?, as in *.txt.");
        }
        else if (Pattern[0] == '.' && Pattern.IndexOfAny(['*', '?']) < 0)
        {
            yield return new(nameof(Pattern), $"Pattern is {Pattern}, which is one hidden file, and those are skipped. Write *{Pattern}.");
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
        // Defaults are omitted, so that trials from before these settings existed keep their identity, which is a hash of the settings.
        .. Split == Split.ByDocument ? Array.Empty<Setting>() : [new Setting(nameof(Split), Split.ToString())],
        .. TrainingLimit == 0 ? Array.Empty<Setting>() : [new Setting(nameof(TrainingLimit), TrainingLimit)],
    ];
}
