using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports comparisons of the jitter of runs of different lengths, if it is measured at the default interval, a twentieth of the run. Jitter
/// depends on the tokens between two evaluations.
/// </summary>
internal static class JitterSpacingRule
{
    private static readonly HashSet<string> _ofEvaluations = ["ValidationJitter", "AccuracyJitter"];

    private static readonly HashSet<string> _comparisons =
        ["IsBelow", "IsAbove", "IsEquivalentTo", "IsNoWorseThan", "IsIncreasing", "IsDecreasing", "IsBestOf"];

    public static Diagnostic? Check(ClaimCall call, ExperimentDeclaration experiment, SweepEvaluation? evaluation)
    {
        if (evaluation is null || !_comparisons.Contains(call.Method) || call.Left is not { Arms: { Count: > 0 } arms } left
            || !_ofEvaluations.Contains(left.Accessor.Name) || call.Rights.Any(right => right.Arms is null)
            || experiment.Metrics.FirstOrDefault(metric => metric.Type.Name == left.Accessor.Name) is not { EveryTokens: 0 } jitter
            || !MetricRange.IsOurs(jitter.Type))
        {
            return null;
        }

        List<ClaimArm> all = [.. arms, .. call.Rights.SelectMany(right => right.Arms!)];
        var tokens = call.Rights.Append(left).SelectMany(side => side.PointsIn(evaluation)).Select(point => point.Trainable?.TokensTrained)
            .ToList();
        string[] differing = [.. arms[0].Levels.Keys.Where(axis => all.Exists(arm => !Equals(arm.Levels[axis], arms[0].Levels[axis])))
            .Select(axis => axis.Property.Name)];
        // A remainder of less than a step makes no difference.
        return differing.Length == 0 || tokens.Count == 0 || tokens.Contains(null)
            || tokens.Max() <= tokens.Min() * (1 + ClaimConditionRule.Rounding) ? null
            : Diagnostic.Create(
                Descriptors.TwoCauses,
                call.Place,
                $"{Sentence.AllOf(differing)} and in the tokens between two measurements of {left.Accessor.Name}, by default a twentieth "
                    + "of a run",
                $"Set EveryTokens in [Measure<{left.Accessor.Name}>].");
    }
}
