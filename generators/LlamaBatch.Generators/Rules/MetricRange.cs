using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The possible values of built-in metrics. A target or threshold outside of them is a mistake.</summary>
internal static class MetricRange
{
    private static readonly HashSet<string> _withoutDirection =
        ["GradientNorm", "GradientVariance", "GradientSquare", "GainVariance", "GainSquare"];

    /// <summary>The range of a metric; all finite numbers for an author's metric.</summary>
    public static ValueRange Of(ITypeSymbol metric) => IsOurs(metric) ? Of(metric.Name) : ValueRange.Finite;

    /// <summary>Whether the metric is a share of a whole, so that its margin is a share too.</summary>
    public static bool IsShare(ITypeSymbol metric) => IsOurs(metric) && metric.Name == "Accuracy";

    /// <summary>Whether a metric has a better direction. For an author's metric, only the start of a run shows this.</summary>
    public static bool Ranks(ITypeSymbol metric) => !IsOurs(metric) || !_withoutDirection.Contains(metric.Name);

    private static ValueRange Of(string metric) => metric switch
    {
        "Accuracy" => new(0, 1),
        "ValidationLoss" or "TrainLoss" or "BitsPerByte" or "PeakMemory" or "StepTime" or "TokensPerSecond" => ValueRange.Positive,
        "GradientNorm" or "LossJitter" or "ModelFlopsUtilization" => ValueRange.AtLeast(0),
        _ => ValueRange.Finite,
    };

    private static bool IsOurs(ITypeSymbol metric)
        => metric.ContainingNamespace?.ToDisplayString() == "LlamaBatch" && metric.ContainingAssembly?.Name == "LlamaBatch";
}
