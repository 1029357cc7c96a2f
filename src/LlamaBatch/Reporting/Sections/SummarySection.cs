using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The summary of a report: the results, their scope and their cost. Every number is computed from the results.</summary>
internal static class SummarySection
{
    /// <summary>
    /// The answer in the first paragraph of a report: diverged trials, and the best levels. Empty if nothing can be compared.
    /// </summary>
    /// <param name="input">The results.</param>
    public static IReadOnlyList<Fact> Lead<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment =>
        (input.Sweep.TuningMetric ?? input.Sweep.Metrics.FirstOrDefault(one => one.Better != Better.Neither)) is { } metric
            ? LeadAnalysis.ToTarget(input.Results, TunedTarget(input)) is { Count: > 0 } lead
                ? lead
                : LeadAnalysis.Of(input.Results, metric)
            : [];

    /// <summary>The target that an axis is tuned to reach; null if axes are tuned for the end of the run.</summary>
    private static Target? TunedTarget<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment =>
        input.Sweep.Axes.Select(axis => axis.TunedFor).FirstOrDefault(sought => sought is not null) is double value
            ? input.Results.Targets.First(target => target.Value.Equals(value))
            : null;

    /// <summary>The verdicts on the claims, and the scope of the results.</summary>
    /// <param name="input">The results.</param>
    /// <param name="verdicts">The verdicts on the claims.</param>
    public static IReadOnlyList<Fact> Outcome<TPoint>(ReportInput<TPoint> input, IReadOnlyList<Verdict> verdicts)
        where TPoint : LlamaExperiment =>
        [.. verdicts.Count > 0 ? [new ClaimOutcome(verdicts)] : Array.Empty<Fact>(), ScopeOf(input)];

    /// <summary>The scope of the results: the sizes of models, the corpora, the tokens and the optimizers of the study.</summary>
    private static ResultScope ScopeOf<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        var points = input.Results.Points;
        var records = points.Select(point => input.Sweep.At(point.AllLevels)).ToList();
        TrialPlan itself = input.Planned.PlanOf(input.Sweep.Baseline);
        (double Least, double Most) Range(Func<ResultPoint, double> value) => (points.Min(value), points.Max(value));
        return new ResultScope(
            Range(point => point.Plan.Parameters),
            input.Results.Seeds.Count > 0 ? Range(point => point.Plan.TokensTrained) : null,
            [.. records.Select(record => record.Corpus.Name).Distinct(StringComparer.Ordinal)],
            [.. records.Select(record => record.Optimizer.Name).Distinct(StringComparer.Ordinal)],
            MethodSection.TokenOf(records.Select(record => record.Corpus)),
            StepSize.Of(itself),
            MicroBatches.Of([itself]));
    }
}
