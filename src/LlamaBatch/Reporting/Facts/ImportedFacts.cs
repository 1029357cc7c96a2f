using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Runs;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A fact about runs that were trained elsewhere.</summary>
internal abstract record ImportedFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The report judges runs that its experiment did not train.</summary>
/// <param name="Runs">The number of runs.</param>
/// <param name="Points">The number of points with a run.</param>
internal sealed record TrainedElsewhere(int Runs, int Points) : ImportedFact;

/// <summary>The axes and levels that runs are compared on.</summary>
/// <param name="Axes">The compared axes with their levels.</param>
internal sealed record ImportedAxes(IReadOnlyList<AxisLevels> Axes) : ImportedFact;

/// <summary>How runs of different arms belong together.</summary>
/// <param name="Pair">The column that pairs them; null if they are independent.</param>
internal sealed record RunPairing(string? Pair) : ImportedFact;

/// <summary>Levels without a run.</summary>
/// <param name="Points">The levels.</param>
/// <param name="All">The number of points with and without runs.</param>
internal sealed record PointsWithoutRun(IReadOnlyList<IReadOnlyList<Trials.AxisLevel>> Points, int All) : ImportedFact;

/// <summary>Runs whose training tokens neither the table nor the record tells.</summary>
internal sealed record UnknownTokens : ImportedFact;

/// <summary>Runs that diverged.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="All">Of how many.</param>
internal sealed record DivergedRuns(IReadOnlyList<NamedRun> Runs, int All) : ImportedFact;

/// <summary>A run as a reader finds it in the table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Point">Its levels.</param>
internal sealed record NamedRun(string Name, IReadOnlyList<Trials.AxisLevel> Point);

/// <summary>Runs whose curves end before those of other runs of their configuration.</summary>
/// <param name="Runs">The runs, each with the share of the longest run's progress at which it ended.</param>
internal sealed record RunsThatEndEarly(IReadOnlyList<(NamedRun Run, double Share)> Runs) : ImportedFact;

/// <summary>Runs with the same values at the same progress, which are likely copies of one run.</summary>
/// <param name="Groups">The runs, in groups of equal ones.</param>
internal sealed record EqualRuns(IReadOnlyList<IReadOnlyList<NamedRun>> Groups) : ImportedFact;

/// <summary>The levels of tuned axes are chosen on the runs that are compared.</summary>
/// <param name="Axes">The tuned axes.</param>
internal sealed record TunedOnComparedRuns(IReadOnlyList<string> Axes) : ImportedFact;

/// <summary>A crossing is known only to the interval between two evaluations.</summary>
/// <param name="Metric">The metric that reached the target.</param>
/// <param name="Value">The target.</param>
/// <param name="Least">The narrowest interval, as a share of the value at its upper end.</param>
/// <param name="Most">The widest interval, as such a share.</param>
internal sealed record IntervalCensored(MetricDefinition Metric, double Value, double Least, double Most) : ImportedFact;

/// <summary>A sentence that the author wants every report to print.</summary>
/// <param name="Text">The sentence.</param>
internal sealed record AuthorsCaveat(string Text) : ImportedFact;

/// <summary>The origin of the runs, in the author's words.</summary>
/// <param name="Text">The sentence; empty if the author gave none.</param>
internal sealed record RunsSource(string Text) : ImportedFact;

/// <summary>The files that were read, and the rows that were not used.</summary>
/// <param name="Notes">The counts.</param>
internal sealed record TableRead(RunTableNotes Notes) : ImportedFact;

/// <summary>How a target was read from the table.</summary>
/// <param name="FromColumn">Whether a column holds it; otherwise it is read from the curves.</param>
internal sealed record ImportedTargetReading(bool FromColumn) : ImportedFact;

/// <summary>The values of a table are means over runs.</summary>
/// <param name="Runs">The runs that every point has; null if points differ.</param>
internal sealed record MeansOverRuns(int? Runs) : ImportedFact;

/// <summary>How claims about independent runs are decided.</summary>
/// <param name="Claims">The claims that runs decide.</param>
/// <param name="Error">The family-wise error.</param>
/// <param name="RatioMargin">The largest margin of a ratio, as a difference of logarithms; null without margins of ratios.</param>
/// <param name="IsByWelch">Whether Welch's test decides some claim.</param>
internal sealed record UnpairedRule(int Claims, double Error, double? RatioMargin, bool IsByWelch) : ImportedFact;

/// <summary>How to write the report again.</summary>
internal sealed record HowToReportAgain : ImportedFact;
