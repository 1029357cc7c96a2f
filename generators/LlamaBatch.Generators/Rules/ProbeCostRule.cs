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

    /// <summary>The evaluations of the loss between the two ends of the path of a <c>LossBarrier</c>, with both ends.</summary>
    private const double PointsOfPath = 11;

    public static Diagnostic? Check(MetricDeclaration metric, ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        double times = 0;
        double tokens = 0;
        foreach (PointEvaluation point in evaluation.Points)
        {
            if (point is { Probe: { } probe, Trainable: { } plan }
                && TokensOf(metric.Type.Name, probe, plan) is var measured
                && measured / Math.Max(metric.EveryTokens, plan.TokensPerStep) is var ratio && ratio > times)
            {
                (times, tokens) = (ratio, measured);
            }
        }

        double unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, tokens))) - 1));
        return !metric.NeedsProbe || times <= MostTimes ? null : Diagnostic.Create(
            Descriptors.ValidationTooOften,
            LevelSyntax.Of(metric.Attribute, "EveryTokens", experiment.Record),
            Remedy.Of((Remedy.EveryTokens, CSharpLiteral.Grouped((long)(Math.Ceiling(tokens / unit) * unit)))),
            FormattableString.Invariant($"{metric.EveryTokens:N0}"),
            $" and one {metric.Type.Name} takes as long as training on {Number.Exact(Math.Round(tokens))} tokens or longer, so "
                + $"measuring takes {Number.TwoDigits(times)} times as long as training. Raise EveryTokens.");
    }

    /// <summary>
    /// The tokens on which a trial could train in the time of one measurement. An evaluation of the loss takes a third of the time of a
    /// gradient. Each number is that of the metric's documentation.
    /// </summary>
    private static double TokensOf(string metric, Probe probe, TrialPlan plan)
    {
        double sharpness = (double)probe.SharpnessSequences.Count * plan.SequenceLength;
        return metric switch
        {
            "TopEigenvalue" => FewestGradients * sharpness,
            "SamSharpness" => (1 + (2 / 3.0)) * sharpness,
            "RandomSharpness" => (1 + (2.0 * probe.Perturbations)) / 3 * sharpness,
            "LossBarrier" => PointsOfPath / 3 * sharpness,
            "GradientBias" or "GradientCosine" or "SignalToNoise" => plan.SequenceLength
                * (double)probe.SequencesFor(ProbeKinds.Gradients, plan.Training.BatchSize),
            _ => 0,                                                                 // a metric of the user
        };
    }
}
