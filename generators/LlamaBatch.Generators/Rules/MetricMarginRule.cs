using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports user-defined metrics with a margin that no difference reaches, such as 5 where the margin is a logarithm.</summary>
internal static class MetricMarginRule
{
    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol metric, CancellationToken cancellation)
    {
        if (!metric.AllInterfaces.Any(one => one.Is(KnownNames.Metric)) || MetricRange.IsOurs(metric)
            || MetricRange.NumberOf(metric, "Margin") is not { } margin
            || metric.GetMembers("Margin").FirstOrDefault()?.Declaration(cancellation) is not { } property
            || MemberSyntax.Body(property) is not { } body)
        {
            yield break;
        }

        ValueRange range = MetricRange.Of(metric);
        if (MetricRange.IsRatio(metric)
            && (margin > ClaimDesignRules.LargestLogRatio || (margin >= 1 && Math.Floor(margin).Equals(margin))))
        {
            yield return Diagnostic.Create(
                Descriptors.ImpossibleNumber,
                body.GetLocation(),
                $"The margin of {metric.Name} is {LevelName.Of(margin, null)}; it is the logarithm of a ratio, so 0.05 is 5 %. "
                    + "Use a smaller margin.");
        }
        else if (!MetricRange.IsRatio(metric) && range is { Least: > double.NegativeInfinity, Most: < double.PositiveInfinity }
            && margin >= range.Most - range.Least)
        {
            yield return Diagnostic.Create(
                Descriptors.ImpossibleNumber,
                body.GetLocation(),
                $"The margin of {metric.Name} is {LevelName.Of(margin, null)}, but its values are from {LevelName.Of(range.Least, null)} "
                    + $"to {LevelName.Of(range.Most, null)}, so no difference is larger. Use a smaller margin.");
        }
    }
}
