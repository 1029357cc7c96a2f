using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The possible values of built-in metrics. A target or threshold outside of this range is a mistake.</summary>
internal static class MetricRange
{
    private static readonly HashSet<string> _withoutDirection =
    [
        "GradientNorm", "GradientVariance", "GradientSquare", "GainVariance", "GainSquare", "GeneralizationGap", "UpdateRatio",
        "PreconditionedVariance", "PreconditionedSquare",
        "GradientCosine", "SignalToNoise", "GradientBias", "TopEigenvalue", "SamSharpness", "RandomSharpness",
        "LossBarrier",
    ];

    /// <summary>The built-in metrics that claims compare by the logarithm of a ratio.</summary>
    internal static readonly HashSet<string> Ratios =
    [
        "TokensPerSecond", "StepTime", "PeakMemory", "ModelFlopsUtilization", "CpuShare", "ReferenceSpeed", "StepSpread",
        "LossJitter", "ValidationJitter", "AccuracyJitter", "GradientNorm", "UpdateRatio",
        "SignalToNoise", "TopEigenvalue", "SamSharpness", "RandomSharpness",
    ];

    /// <summary>The largest plausible loss, in nats per token, if the vocabulary is unknown. It is ln V for 3 million entries.</summary>
    public const double LargestLoss = 15;

    /// <summary>Less memory than any process needs, in bytes. A smaller number in a claim was probably meant in gigabytes.</summary>
    private const double LeastBytes = 1_000_000;

    /// <summary>The possible values of a metric. For an author's metric, those between its own bounds, if they are literals.</summary>
    public static ValueRange Of(ITypeSymbol metric) => IsOurs(metric) ? Of(metric.Name)
        : new ValueRange(
            NumberOf(metric, "Lowest") ?? double.NegativeInfinity,
            NumberOf(metric, "Highest") ?? double.PositiveInfinity);

    /// <summary>The number that a static property of an author's metric returns, if it is a literal.</summary>
    public static double? NumberOf(ITypeSymbol metric, string property) => ValueOf(metric, property) switch
    {
        LiteralExpressionSyntax { Token.Value: int number } => number,
        LiteralExpressionSyntax { Token.Value: double number } => number,
        _ => null,
    };

    /// <summary>The name that an author's metric has in reports, if it is a literal.</summary>
    public static string? NameOf(ITypeSymbol metric) =>
        !IsOurs(metric) && ValueOf(metric, "Name") is LiteralExpressionSyntax { Token.Value: string name } ? name : null;

    /// <summary>Whether the metric is a loss in nats per token.</summary>
    public static bool IsLoss(ITypeSymbol metric) => IsOurs(metric) && metric.Name is "ValidationLoss" or "TrainLoss" or "SeenLoss";

    /// <summary>Whether the metric is a loss in bits per byte.</summary>
    public static bool IsBits(ITypeSymbol metric) => IsOurs(metric) && metric.Name == "BitsPerByte";

    /// <summary>Whether the metric is a share of a whole. Its margin is then a share too.</summary>
    public static bool IsShare(ITypeSymbol metric) => IsOurs(metric) && metric.Name is "Accuracy" or "SpikeRate";

    /// <summary>Whether values of the metric are differences, which may be 0 or negative and have no logarithm.</summary>
    public static bool MayBeNegative(ITypeSymbol metric) => IsOurs(metric)
        && metric.Name is "GeneralizationGap" or "GradientCosine" or "GradientBias" or "LossBarrier";

    /// <summary>Whether claims compare the metric by the logarithm of a ratio.</summary>
    public static bool IsRatio(ITypeSymbol metric) => IsOurs(metric) ? Ratios.Contains(metric.Name)
        : ValueOf(metric, "Contrast") is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Ratio" };

    /// <summary>
    /// Whether the metric has a better direction, that is, ranks models. An author's metric has no such direction if its code says
    /// <c>Better.Neither</c>.
    /// </summary>
    public static bool Ranks(ITypeSymbol metric) =>
        IsOurs(metric) ? !_withoutDirection.Contains(metric.Name)
            : ValueOf(metric, "Better") is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Neither" };

    /// <summary>Whether an author's metric has the margin 0. Claims must then give a margin.</summary>
    public static bool HasNoMargin(ITypeSymbol metric) =>
        !IsOurs(metric) && ValueOf(metric, "Margin") is LiteralExpressionSyntax { Token.Value: 0 or 0.0 };

    /// <summary>The expression that a property of an author's metric returns; null if the property has statements.</summary>
    private static ExpressionSyntax? ValueOf(ITypeSymbol metric, string property) =>
        metric.Implementing(property).SelectMany(member => member.DeclaringSyntaxReferences).Select(part => part.GetSyntax())
            .OfType<PropertyDeclarationSyntax>()
            .Select(member => member.ExpressionBody?.Expression ?? member.Initializer?.Value)
            .FirstOrDefault();

    private static ValueRange Of(string metric) => metric switch
    {
        "Accuracy" or "SpikeRate" => new(0, 1),
        "GradientCosine" => new(-1, 1),
        "PeakMemory" => ValueRange.AtLeast(LeastBytes),
        "ValidationLoss" or "TrainLoss" or "SeenLoss" or "BitsPerByte" or "StepTime" or "TokensPerSecond" => ValueRange.Positive,
        "GradientNorm" or "UpdateRatio" or "LossJitter" or "ValidationJitter" or "AccuracyJitter" or "ModelFlopsUtilization"
            or "LossBarrier"
            => ValueRange.AtLeast(0),
        _ => ValueRange.Finite,
    };

    /// <summary>Whether a metric is built into LlamaBatch.</summary>
    public static bool IsOurs(ITypeSymbol metric)
        => metric.ContainingNamespace?.ToDisplayString() == "LlamaBatch" && metric.ContainingAssembly?.Name == "LlamaBatch";
}
