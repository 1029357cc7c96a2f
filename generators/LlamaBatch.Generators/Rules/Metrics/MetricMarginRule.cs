using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports user-defined metrics with a margin that no difference reaches, such as 5 where the margin is a logarithm.</summary>
internal static class MetricMarginRule
{
    /// <summary>
    /// The largest plausible margin, as a natural logarithm, of a metric that is compared by ratios. It means a factor of about 20.
    /// </summary>
    internal const double LargestLogRatio = 3;

    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol metric, CancellationToken cancellation)
    {
        if (!metric.AllInterfaces.Any(one => one.Is(KnownNames.Metric)) || MetricRange.IsOurs(metric)
            || MetricRange.NumberOf(metric, "Margin") is not { } margin
            || metric.Implementing("Margin").FirstOrDefault()?.Declaration(cancellation) is not { } property
            || MemberSyntax.Body(property) is not { } body)
        {
            yield break;
        }

        if (ProblemOf(metric, margin) is { } problem)
        {
            yield return Diagnostic.Create(Descriptors.ImpossibleNumber, body.GetLocation(), problem);
        }
    }

    /// <summary>The problem of a margin that is no logarithm of a ratio, or that is wider than a user-defined metric's range, or null.</summary>
    public static string? ProblemOf(ITypeSymbol metric, double margin) =>
        MetricRange.IsRatio(metric) ? ProblemOfRatio(metric.Name, margin)
        : !MetricRange.IsOurs(metric)
            && MetricRange.Of(metric) is { Least: > double.NegativeInfinity, Most: < double.PositiveInfinity } range
            && margin >= range.Most - range.Least
            ? $"The margin of {metric.Name} is {LevelName.Of(margin, null)}, but its values are from {LevelName.Of(range.Least, null)} "
                + $"to {LevelName.Of(range.Most, null)}, so no difference is larger. Use a smaller margin."
        : null;

    /// <summary>The problem of a margin that is probably no logarithm of a ratio, or null.</summary>
    public static string? ProblemOfRatio(string quantity, double margin) =>
        margin > LargestLogRatio || (margin >= 1 && Math.Floor(margin).Equals(margin))
            ? $"The margin of {quantity} is {LevelName.Of(margin, null)}; it is the logarithm of a ratio, so 0.05 is 5 %. "
                + "Use a smaller margin."
            : null;
}
