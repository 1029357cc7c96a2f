using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Runs;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>
/// Everything that determines a report on runs that were trained elsewhere. The clock and the machine have no effect on the report.
/// </summary>
/// <param name="Design">The axes, metrics and targets of the experiment.</param>
/// <param name="Table">The table of runs, as declared in the experiment's record.</param>
/// <param name="Read">The runs that were read from the table.</param>
public sealed record ImportedInput<TPoint>(Design<TPoint> Design, RunTable Table, ImportedRuns Read)
    where TPoint : ImportedExperiment
{
    /// <summary>The runs, grouped by configuration.</summary>
    public ImportedResults Results { get; } = ImportedResults.Of(Design, Read.Runs);

    /// <summary>Returns the verdicts of the other experiments, for links to reports with opposite verdicts.</summary>
    public Func<IReadOnlyList<OtherVerdict>> Others { get; init; } = () => [];

    /// <summary>The folder of the experiment's record.</summary>
    internal string Folder { get; init; } = "";

    /// <summary>The language of the report.</summary>
    internal Language Language { get; init; } = KnownLanguages.English;

    /// <summary>Called with the claims and their verdicts as soon as they are decided.</summary>
    internal Action<IReadOnlyList<DecidedClaim>>? Decided { get; init; }

    /// <summary>The command that writes the report again.</summary>
    internal string Command => CommandText.Of($"report {Design.Name}");
}
