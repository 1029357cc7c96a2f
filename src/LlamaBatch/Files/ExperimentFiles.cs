namespace LlamaBatch.Files;

/// <summary>The names of the files that LlamaBatch writes beside an experiment's source.</summary>
internal static class ExperimentFiles
{
    /// <summary>The results file, which users commit to version control.</summary>
    public const string Results = "results.jsonl";

    /// <summary>The report, which users commit to version control.</summary>
    public const string Report = "REPORT.md";

    /// <summary>The folder of the report's figures, which users commit to version control.</summary>
    public const string Figures = "figures";

    /// <summary>The folder of temporary files: attempt files, checkpoints and locks. Users do not commit it.</summary>
    public const string Runs = "runs";
}
