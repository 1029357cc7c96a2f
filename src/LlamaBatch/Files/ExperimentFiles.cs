namespace LlamaBatch.Files;

/// <summary>The names of the files that LlamaBatch writes beside the source of an experiment.</summary>
internal static class ExperimentFiles
{
    /// <summary>The results, committed.</summary>
    public const string Results = "results.jsonl";

    /// <summary>The report, committed.</summary>
    public const string Report = "REPORT.md";

    /// <summary>The folder of the report's figures, committed.</summary>
    public const string Figures = "figures";

    /// <summary>The folder of attempt files, checkpoints and locks, not committed.</summary>
    public const string Runs = "runs";
}
