namespace LlamaBatch.Files;

/// <summary>The names of the files that LlamaBatch writes beside an experiment's source.</summary>
internal static class ExperimentFiles
{
    /// <summary>The file of the results, which is committed.</summary>
    public const string Results = "results.jsonl";

    /// <summary>The file of the report, which is committed.</summary>
    public const string Report = "REPORT.md";

    /// <summary>The folder of the report's figures, which is committed.</summary>
    public const string Figures = "figures";

    /// <summary>The folder of attempt files, checkpoints and locks, which is not committed.</summary>
    public const string Runs = "runs";
}
