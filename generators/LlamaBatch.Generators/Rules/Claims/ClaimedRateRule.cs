using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports an axis of learning rates that is not tuned, if all claims compare batch sizes at its baseline. The other rates are then trained
/// for nothing, and the one rate cannot suit all batch sizes.
/// </summary>
internal static class ClaimedRateRule
{
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, IReadOnlyList<ClaimCall> calls, SweepEvaluation? evaluation)
    {
        if (evaluation is not { Points: [var point, ..] } || experiment.Axes.Any(axis => axis.TunedPer is not null)
            || AxisOf("Optimizer.LearningRate") is not { Fault: AxisFault.None, Levels.Count: > 2 } rate
            || AxisOf("Training.BatchSize") is not { Fault: AxisFault.None } batch || rate == batch)
        {
            yield break;
        }

        var sides = calls.SelectMany(call => call.Rights.Append(call.Left)).OfType<ClaimSide>().ToList();
        var arms = sides.SelectMany(side => side.Arms ?? []).ToList();
        bool comparesBatches = calls.Any(call => call.Left is { Arms: { } lefts, Accessor: { ReturnType.Name: "Samples" } accessor }
            && experiment.Metrics.Any(metric => metric.Type.Name == accessor.Name && metric.Kind != MetricKind.Cost)
            && lefts.Concat(call.Rights.SelectMany(side => side.Arms ?? [])).Select(arm => arm.Levels[batch]).Distinct().Count() > 1);
        // A level that a claim computes may be any rate.
        if (comparesBatches && sides.TrueForAll(side => side.Arms is not null) && calls.All(call => call.Curves.Count == 0)
            && arms.Select(arm => arm.Levels[rate]).Distinct().Count() == 1)
        {
            yield return Diagnostic.Create(
                Descriptors.TunedPerLeavesOut,
                LevelSyntax.Of(rate.Attribute, rate.Property),
                Remedy.Of((Remedy.Axis, batch.Property.Name)),
                rate.Property.Name,
                batch.Property.Name,
                batch.Property.Name,
                $"nameof({batch.Property.Name})");
        }

        AxisDeclaration? AxisOf(string setting) => point.Assignments.TryGetValue(setting, out ExpressionSyntax? written)
            ? SettingPlace.AxisOf(experiment, written)
            : null;
    }
}
