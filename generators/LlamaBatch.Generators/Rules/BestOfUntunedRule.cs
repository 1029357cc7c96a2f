using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports claims that name the best of several optimizers of which each has one learning rate that nothing tunes.</summary>
internal static class BestOfUntunedRule
{
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, IReadOnlyList<ClaimCall> calls, SweepEvaluation? evaluation)
    {
        if (evaluation is not { HasAllPoints: true } || evaluation.Points.Any(point => point.Optimizer is null)
            || experiment.Axes.Any(axis => TuningRules.Varies(axis, evaluation.Points, point => point.Optimizer!.LearningRate)
                && !TuningRules.Varies(axis, evaluation.Points, KindOf)))
        {
            yield break;                                    // an axis changes the rate of each optimizer
        }

        foreach (ClaimCall call in calls.Where(call => call.Method == "IsBestOf" && call.Left?.Arms is not null))
        {
            var points = call.Rights.SelectMany(side => side.Arms ?? []).Concat(call.Left!.Arms!).Select(evaluation.PointOf)
                .OfType<PointEvaluation>().ToList();
            // One rate for all optimizers has its own diagnostic.
            if (points.Select(KindOf).Distinct().Count() > 1 && points.Select(point => point.Optimizer!.LearningRate).Distinct().Count() > 1
                && experiment.Axes.FirstOrDefault(axis => TuningRules.Varies(axis, evaluation.Points, KindOf)) is { } rule)
            {
                yield return Diagnostic.Create(Descriptors.BestOfUntuned, call.Place, Naming.Escaped(rule.Property.Name));
            }
        }
    }

    private static object? KindOf(PointEvaluation point) => point.Optimizer?.Name;
}
