using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Runs;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A fact about runs that were trained elsewhere.</summary>
internal abstract record ImportedFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that a report judges runs that were not trained by its experiment.</summary>
/// <param name="Runs">The number of runs.</param>
/// <param name="Points">The number of configurations with at least one run.</param>
internal sealed record TrainedElsewhere(int Runs, int Points) : ImportedFact;

/// <summary>The axes along which imported runs are compared.</summary>
/// <param name="Axes">The compared axes with their levels.</param>
internal sealed record ImportedAxes(IReadOnlyList<AxisLevels> Axes) : ImportedFact;

/// <summary>Whether runs of different configurations are paired, and by which column of the table.</summary>
/// <param name="Pair">The name of the column: runs with the same value in this column are paired. Null if runs are independent.</param>
internal sealed record RunPairing(string? Pair) : ImportedFact;

/// <summary>Combinations of levels for which there is no run.</summary>
/// <param name="Points">The combinations of levels.</param>
/// <param name="All">The number of all combinations, with and without runs.</param>
internal sealed record PointsWithoutRun(IReadOnlyList<IReadOnlyList<Trials.AxisLevel>> Points, int All) : ImportedFact;

/// <summary>The fact that some runs have an unknown number of training tokens.</summary>
internal sealed record UnknownTokens : ImportedFact;

/// <summary>Runs that diverged.</summary>
/// <param name="Runs">The diverged runs.</param>
/// <param name="All">The number of all runs.</param>
internal sealed record DivergedRuns(IReadOnlyList<NamedRun> Runs, int All) : ImportedFact;

/// <summary>The name of a run in the table, with its levels.</summary>
/// <param name="Name">The name of the run.</param>
/// <param name="Point">The levels of the run.</param>
internal sealed record NamedRun(string Name, IReadOnlyList<Trials.AxisLevel> Point);

/// <summary>Runs with curves that end earlier than other runs of the same configuration.</summary>
/// <param name="Runs">The runs, each with its length as a share of the longest run's length.</param>
internal sealed record RunsThatEndEarly(IReadOnlyList<(NamedRun Run, double Share)> Runs) : ImportedFact;

/// <summary>Runs with identical values at identical progress, which are probably copies of one run.</summary>
/// <param name="Groups">The groups of identical runs.</param>
internal sealed record EqualRuns(IReadOnlyList<IReadOnlyList<NamedRun>> Groups) : ImportedFact;

/// <summary>The fact that tuned levels are chosen on the same runs that are compared, which makes intervals too narrow.</summary>
/// <param name="Axes">The tuned axes.</param>
internal sealed record TunedOnComparedRuns(IReadOnlyList<string> Axes) : ImportedFact;

/// <summary>The fact that each run reached a target at an unknown time between two evaluations.</summary>
/// <param name="Metric">The metric that reached the target.</param>
/// <param name="Value">The target.</param>
/// <param name="Least">The shortest distance between two successive evaluations, as a share of the progress at the later one.</param>
/// <param name="Most">The longest distance between two successive evaluations, as a share of the progress at the later one.</param>
internal sealed record IntervalCensored(MetricDefinition Metric, double Value, double Least, double Most) : ImportedFact;

/// <summary>A caveat that the experiment's author wants every report to print.</summary>
/// <param name="Text">The sentence.</param>
internal sealed record AuthorsCaveat(string Text) : ImportedFact;

/// <summary>The origin of the runs, in the words of the experiment's author.</summary>
/// <param name="Text">The sentence; empty if the experiment's author gives none.</param>
internal sealed record RunsSource(string Text) : ImportedFact;

/// <summary>The files that were read, and the rows that were not used.</summary>
/// <param name="Notes">The counts of files and rows.</param>
internal sealed record TableRead(RunTableNotes Notes) : ImportedFact;

/// <summary>How the cost of reaching a target was obtained from the table of runs.</summary>
/// <param name="FromColumn">Whether a column of the table contains the cost. Otherwise, the cost is read from the curves.</param>
internal sealed record ImportedTargetReading(bool FromColumn) : ImportedFact;

/// <summary>The note that the values of a table are means over runs.</summary>
/// <param name="Runs">The number of runs per configuration; null if this number differs between configurations.</param>
internal sealed record MeansOverRuns(int? Runs) : ImportedFact;

/// <summary>How claims about independent runs are decided.</summary>
/// <param name="Claims">The number of claims that are decided from runs.</param>
/// <param name="Error">The family-wise error rate.</param>
/// <param name="RatioMargin">The largest margin of a ratio, as a difference of logarithms; null if no claim has such a margin.</param>
/// <param name="IsByWelch">Whether Welch's test decides at least one claim.</param>
internal sealed record UnpairedRule(int Claims, double Error, double? RatioMargin, bool IsByWelch) : ImportedFact;

/// <summary>The sentence before the command that writes the report again.</summary>
internal sealed record HowToReportAgain : ImportedFact;
