using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Figures;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The section about the critical batch size for a target: estimate, fit of the law, figure and table.</summary>
internal static class CriticalBatchSection
{
    /// <summary>
    /// Writes the section. Writes nothing if there are too few batch sizes, or if a run reached the target before its first step.
    /// </summary>
    /// <param name="document">The report.</param>
    /// <param name="steps">The number of steps to the target at each batch size.</param>
    /// <param name="by">The axis of batch sizes.</param>
    /// <param name="unit">The unit of the batch sizes: sequences or tokens.</param>
    /// <param name="target">The target, which is also part of the name of the figure's file.</param>
    /// <param name="place">
    /// A number in the figure's file name, different for each combination of levels of the other axes. Null if no other axis varies.
    /// </param>
    /// <param name="isFirst">Whether this is the report's first section on a critical batch size. The first one explains the law.</param>
    /// <returns>Whether a critical batch size was estimated.</returns>
    public static bool Write(
        ReportDocument document, Samples steps, string by, ProgressUnit unit, Target target, int? place = null, bool isFirst = true)
    {
        if (CriticalBatchAnalysis.Of(steps) is not { Fit: { } fit, Interval: { } interval, IsByRun: var isByRun })
        {
            return false;
        }

        Language language = document.Language;
        document.Heading(4, language.CriticalBatchHeading);
        if (fit.Obstacle != CriticalBatchObstacle.None)
        {
            document.Paragraph(new NoCriticalBatch(fit.Obstacle));
            return false;
        }

        bool hasIntervals = fit.IsOnGrid && isByRun;
        if (isFirst)
        {
            document.Paragraph(new CriticalBatchLaw(isByRun, unit));
        }

        LawFit? law = LawOf(fit, hasIntervals);
        document.Paragraph(
            new CriticalBatchFound(
                fit.CriticalBatch,
                interval,
                hasIntervals ? fit.Interval() : null,
                unit,
                fit.MinimumSteps,
                fit.MinimumExamples,
                law is { IsRejected: true } ? fit.RangeWithoutOneArm : null),
            new CriticalBatchSides(fit.Identifiability, fit.Arms[0].Batch, fit.Arms[^1].Batch));
        document.Paragraph(
        [
            .. law is null ? Array.Empty<Fact>() : [law],
            new CriticalBatchMoves(fit.LeaveOneArmOut, hasIntervals ? fit.HalfGridOff : null, law is { IsRejected: true }),
        ]);
        Prose title = language.TradeoffTitle(steps.Metric.Origin!.From, target.Value);
        document.Figure(
            $"CriticalBatch-{target.Metric}-{target.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}-by-{by}"
                + (place is int number ? $"-{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : ""),
            title,
            new TradeoffFigure(title.ToString(), language.TradeoffNote.ToString(), fit, language).ToSvg());
        document.Paragraph(language.BeforeOverheads);
        document.Table(Overheads(language, interval, fit));
        return true;
    }

    private static LawFit? LawOf(CriticalBatchFit fit, bool hasIntervals)
    {
        if (fit.LackOfFit is not { } lack)
        {
            return null;
        }

        bool isRejected = lack.P < CriticalBatchLimits.LackOfFitError;
        return new(lack.P, lack.Curvature, isRejected, isRejected && hasIntervals ? fit.Straightest.LackOfFit?.P : null);
    }

    /// <summary>For each of several percentages, the batch size at which a run needs that much more text than the minimum.</summary>
    private static MarkdownTable Overheads(Language language, Interval interval, CriticalBatchFit fit)
    {
        var table = new MarkdownTable(new(language.OverheadColumn, IsNumber: true), new(language.UpToBatchColumn, IsNumber: true));
        foreach (OverheadThreshold threshold in fit.OverheadThresholds)
        {
            table.Add(language.Percent(threshold.Share), language.WithInterval(
                threshold.Batch,
                interval with { Low = threshold.Share * interval.Low, High = threshold.Share * interval.High }));
        }

        return table;
    }
}
