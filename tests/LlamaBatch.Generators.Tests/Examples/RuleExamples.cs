namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>The examples of all rules.</summary>
internal static class RuleExamples
{
    /// <summary>The folder that relative paths of texts start from, as the page writes it.</summary>
    private const string Folder = "experiments";

    private static readonly string _experiments = FolderWithFiles();

    /// <summary>All examples, by the id of the rule.</summary>
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        .. DeclarationExamples.All,
        .. ModelExamples.All,
        .. SweepExamples.All,
        .. BudgetExamples.All,
        .. ScheduleExamples.All,
        .. DataExamples.All,
        .. NumericsExamples.All,
        .. ClaimExamples.All,
    ];

    /// <summary>A completed fragment, compiled in a folder of experiments.</summary>
    public static Compiled Compile(string source) =>
        Compiled.With(new Dictionary<string, string> { ["build_property.LlamaBatchExperimentsFolder"] = _experiments }, source);

    /// <summary>A message without the folder of this machine.</summary>
    public static string Portable(string message) =>
        message.Replace(_experiments, Folder, StringComparison.Ordinal).Replace(Path.Combine(Folder, "x")[..^1], Folder + "/",
            StringComparison.Ordinal);

    /// <summary>
    /// A folder with a text of 2 MB, which the right example of LB5001 reads, and with tables of runs. The tables are empty, so that their
    /// columns are unknown.
    /// </summary>
    private static string FolderWithFiles()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Examples", Folder);
        string texts = Path.Combine(folder, "BatchStudy", "data", "novels");
        Directory.CreateDirectory(texts);
        using FileStream text = File.Create(Path.Combine(texts, "novel.txt"));
        text.SetLength(2_000_000);
        string runs = Path.Combine(folder, "OurRuns", "data");
        Directory.CreateDirectory(runs);
        Array.ForEach(["runs.csv", "16.csv", "64.csv"], name => File.WriteAllText(Path.Combine(runs, name), ""));
        return folder;
    }
}
