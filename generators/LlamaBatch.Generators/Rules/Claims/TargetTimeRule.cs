using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports claims about the time to a target if the batch size changes, because cost trials time only the largest steps.</summary>
internal static class TargetTimeRule
{
    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation) =>
        evaluation is not null && call.Left is { Accessor.Name: "Time" } left
        && left.Budget.StartsWith("ToTarget", StringComparison.Ordinal)
        && call.Rights.Append(left).SelectMany(side => side.Arms ?? [])
            .FirstOrDefault(arm => evaluation.PointOf(arm)?.Training is { IsBatchScheduled: true }) is { } scheduled
            ? Diagnostic.Create(
                Descriptors.NoSuchResult,
                call.Place,
                $"The time to a target is unknown at {scheduled.Name}, because the batch size changes and only the largest steps are "
                    + "timed. Compare Steps, Tokens or Flops.")
            : null;
}
