using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports Pareto claims that cannot be decided, such as those of one metric.</summary>
internal static class ParetoRule
{
    public static Diagnostic? Check(ParetoFront front, ExperimentDeclaration experiment)
    {
        if (front.Metrics is not { Count: > 0 } metrics)
        {
            return null;
        }

        string method = front.Call.TargetMethod.Name;
        Location place = front.Call.Syntax.GetLocation();
        if (metrics.OfType<ClaimSide>().Select(side => experiment.Metrics.FirstOrDefault(one => one.Type.Name == side.Accessor.Name))
            .FirstOrDefault(metric => metric is not null && !MetricRange.Ranks(metric.Type)) is { } unranked)
        {
            return Diagnostic.Create(Descriptors.MetricDoesNotRank, place, method, unranked.Type.Name);
        }

        string? problem =
            metrics.All(metric => metric is not null) && metrics.Select(metric => metric!.Name).Distinct().ToList() is [var only]
                ? $"it compares one metric, {only}. Add another metric, or use IsBestOf."
            : front.Judged is { Arms.Count: > 1 } several ? $"it judges {several.Arms.Count} configurations. Name one of them first."
            : front.Judged is not { Arms: [var judged] } ? null
            : metrics.FirstOrDefault(metric => metric?.Arms is { } arms && !arms.Contains(judged)) is { } lacking
                ? $"{lacking.Name} is not read at the judged configuration, {judged.Name}. Name its level in each metric too."
            : metrics[0]?.Arms is { Count: > 0 } compared && compared.All(arm => arm.Equals(judged))
                ? $"no other configuration is compared with {judged.Name}. Name several levels in each metric."
            : null;
        return problem is null ? null : Diagnostic.Create(Descriptors.TrendNeedsLevels, place, method, problem);
    }
}
