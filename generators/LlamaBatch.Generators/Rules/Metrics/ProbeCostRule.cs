using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports gradients and sharpness that are measured so often that measuring takes much longer than training.</summary>
internal static class ProbeCostRule
{
    /// <summary>The largest plausible ratio of the time for measuring to the time for training between two measurements.</summary>
    internal const double MostTimes = 3;

    /// <summary>
    /// The fewest gradients of a <c>TopEigenvalue</c>. A product with the Hessian takes two gradients, and the iteration ends after three
    /// products at the earliest.
    /// </summary>
    private const double FewestGradients = 6;

    /// <summary>The evaluations of the loss on the path of a <c>LossBarrier</c>, both ends included.</summary>
    private const double PointsOfPath = 11;

    public static Diagnostic? Check(MetricDeclaration metric, ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        ProbeKinds kind = SweepEvaluation.ProbesOf(metric);
        var (times, tokens) = evaluation.Points.Where(point => point is { Probe: not null, Trainable: not null })
            .Select(point => (Tokens: TokensOf(kind, point.Probe!, point.Trainable!), Plan: point.Trainable!))
            .Select(one => (Times: one.Tokens / Math.Max(metric.EveryTokens, one.Plan.TokensPerStep), one.Tokens))
            .DefaultIfEmpty().Max();
        if (times <= MostTimes)
        {
            return null;
        }

        double unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(tokens)) - 1));
        return Diagnostic.Create(
            Descriptors.ValidationTooOften,
            LevelSyntax.Of(metric.Attribute, "EveryTokens", experiment.Record),
            Remedy.Of((Remedy.EveryTokens, CSharpLiteral.Grouped((long)(Math.Ceiling(tokens / unit) * unit)))),
            FormattableString.Invariant($"EveryTokens is {metric.EveryTokens:N0}"),
            $" and one {metric.Type.Name} takes as long as training on {Number.Exact(Math.Round(tokens))} tokens or longer, so "
                + $"measuring takes at least {Number.TwoDigits(times)} times as long as training. Raise EveryTokens.");
    }

    /// <summary>
    /// The tokens on which a trial could train in the time of one measurement; 0 for a metric of the author, whose probes are not known. An
    /// evaluation of the loss takes a third of the time of a gradient. The numbers are those of the metrics' documentation.
    /// </summary>
    private static double TokensOf(ProbeKinds kind, Probe probe, TrialPlan plan)
    {
        double sharpness = (double)probe.SharpnessSequences.Count * plan.SequenceLength;
        return kind switch
        {
            ProbeKinds.Gradients => plan.SequenceLength * (double)probe.SequencesFor(kind, plan.Training.BatchSize),
            ProbeKinds.Curvature => FewestGradients * sharpness,
            ProbeKinds.Ascent => (1 + (2 / 3.0)) * sharpness,
            ProbeKinds.Perturbation => (1 + (2.0 * probe.Perturbations)) / 3 * sharpness,
            ProbeKinds.Path => PointsOfPath / 3 * sharpness,
            _ => 0,
        };
    }
}
