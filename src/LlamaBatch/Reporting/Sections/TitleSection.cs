using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Sections;

/// <summary>
/// The title of a report and the summary of the experiment. The section also states whether the run is unfinished or at a smaller scale.
/// </summary>
internal static class TitleSection
{
    /// <summary>Writes the section.</summary>
    /// <param name="document">The report.</param>
    /// <param name="input">The input of the report.</param>
    /// <param name="question">The question in the report's language.</param>
    /// <param name="summary">The summary of the experiment's record; may be empty.</param>
    public static void Write<TPoint>(ReportDocument document, ReportInput<TPoint> input, string question, string summary)
        where TPoint : LlamaExperiment
    {
        document.Heading(1, Prose.Literal(question));
        document.Quote(Prose.Literal(summary));
        document.Paragraph(KindOf(input));
        IReadOnlyList<Fact> equal = input.Sweep.Metrics.Count == 0 ? [] : EqualPointsAnalysis.Of(
            [.. from point in input.Results.Points where point.Identity is not null select (point.Levels, point.Identity!.Value)],
            input.Sweep.Metrics);
        document.Paragraph(equal.Count > 0 ? [new EqualPointsSummary(equal)] : Array.Empty<Fact>());
    }

    /// <summary>
    /// Facts about an experiment that was never run, is unfinished, or ran at a smaller scale. Empty for a finished run at full scale.
    /// </summary>
    private static Fact[] KindOf<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        var tokens = input.Results.Points.Select(point => point.Plan.TokensTrained).DefaultIfEmpty(0).ToList();
        var design = new Design(
            input.Planned.ComparedPoints.Count,
            input.Results.Seeds.Count,
            (tokens.Min(), tokens.Max()),
            input.Planned.CostBlocks);
        return input.Sweep.Metrics.Count == 0 ? [new ArithmeticOnly()]
            : input.IsNotRun && FailedTrials.Of(input) is { Count: > 0 } failed
            ? [new NothingFinished(design, failed.Count, input.Command("run"))]
            : input.IsNotRun ? [new NothingRun(design, input.Command("run"))]
            : input.Scale != Scale.Smoke && input.IsUnfinished ? [new Unfinished(design)]
            : input.Scale != Scale.Full ? [new SmallerRun(design, input.Scale)]
            : [];
    }
}
