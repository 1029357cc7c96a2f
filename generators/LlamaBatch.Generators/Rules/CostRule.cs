using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports the cost of the sweep, with the same numbers as <c>plan</c>.</summary>
internal static class CostRule
{
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        Compilation compilation,
        CancellationToken cancellation)
    {
        SweepSize size = SizeOf(experiment);
        if (!experiment.IsRunnable || experiment.Axes.Any(axis => axis.Levels.Count == 0))
        {
            yield break;
        }

        Location? place = experiment.Record.Locations.FirstOrDefault();
        var problems = size.Problems().ToList();
        if (problems is [{ Property: "Axes" } tooMany])
        {
            yield return Diagnostic.Create(Descriptors.SweepTooLarge, place, tooMany.Message);
        }
        else if (problems.Count == 0 && size.Trials > 0)
        {
            yield return Diagnostic.Create(
                Descriptors.CostOfSweep,
                place,
                experiment.Record.Name,
                Number.Exact(size.Trials),
                Phases(size),
                TotalsOf(experiment, size, evaluation, compilation, cancellation));
        }
    }

    private static SweepSize SizeOf(ExperimentDeclaration experiment) =>
        new(new Repetitions(
            experiment.Attribute.Named("Seeds", 5),
            experiment.Attribute.Named("TuningSeeds", 2),
            experiment.Attribute.Named("CostBlocks", 5)))
        {
            ComparedLevels = [.. experiment.Axes.Where(axis => axis.TunedPer is null).Select(axis => axis.Levels.Count)],
            TunedLevels = [.. experiment.Axes.Where(axis => axis.TunedPer is not null).Select(axis => axis.Levels.Count)],
            Learns = experiment.Metrics.Any(metric => metric.Kind is MetricKind.Step or MetricKind.Validation),
            MeasuresCosts = experiment.Metrics.Any(metric => metric.Kind == MetricKind.Cost),
            TimesTargets = experiment.Targets.Count > 0 && experiment.Metrics.Any(metric => metric.Type.Is(KnownNames.StepTime)),
        };

    private static string Phases(SweepSize size) => Sentence.AllOf(new (double Trials, string Phase)[] {
        (size.TuningTrials, "tuning"),
        (size.EvaluationTrials, "evaluation"),
        (size.CostTrials, "cost") }
        .Where(phase => phase.Trials > 0)
        .Select(phase => $"{Number.Exact(phase.Trials)} {phase.Phase}"));

    /// <summary>The tokens, operations and memory of the sweep in words, or a statement that they are unknown.</summary>
    private static string TotalsOf(
        ExperimentDeclaration experiment,
        SweepSize size,
        SweepEvaluation evaluation,
        Compilation compilation,
        CancellationToken cancellation)
    {
        SettingReads reads = SweepEvaluation.ReadsOfCosts(experiment, compilation, cancellation);
        SweepEvaluation points = SweepEvaluation.OfCosts(experiment, experiment.Axes, reads, compilation, cancellation);
        SweepEvaluation blocks = SweepEvaluation.OfCosts(
            experiment,
            experiment.Axes.Where(axis => axis.TunedPer is null),
            reads,
            compilation,
            cancellation);
        if (!new[] { evaluation, points, blocks }.All(one => one.Points.Count > 0 && one.Points.All(point => point.Trainable is not null)))
        {
            return "tokens and operations are unknown at compile time";
        }

        double Total(
            Func<TrialPlan, double> amount) => size.Total(
                points.Points.Average(point => amount(point.Trainable!)),
                blocks.Points.Average(point => amount(point.Trainable!.ForCosts())));
        string estimated = points.IsSample || blocks.IsSample ? $", extrapolated from {points.Points.Count} points" : "";
        return $"{Number.Compact(Total(plan => plan.TokensTrained))} tokens, "
            + $"{Number.Compact(Total(plan => plan.Flops), "FLOP")}{estimated}; "
            + $"at most {Number.Bytes(evaluation.Points.Max(point => point.Trainable!.MemoryBytes))} of tensors per trial";
    }
}
