using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reports user-defined metrics that read a value without requesting it. The value is then not measured.</summary>
internal static class MetricNeedRule
{
    /// <summary>The values that cost time, each with the property by which a metric requests it.</summary>
    private static readonly Dictionary<string, string> _needs = new(StringComparer.Ordinal)
    {
        ["SeenLoss"] = "NeedsSeenText",
        ["MicroBatchSquare"] = "NeedsMicroBatches",
        ["GradientSquare"] = "NeedsMicroBatches",
        ["GradientVariance"] = "NeedsMicroBatches",
        ["PreconditionedSquare"] = "NeedsPreconditioner",
        ["PreconditionedVariance"] = "NeedsPreconditioner",
        ["PreconditionedMicroBatchSquare"] = "NeedsPreconditioner",
        ["PreconditionedBatchSquare"] = "NeedsPreconditioner",
        ["UpdateRatio"] = "NeedsUpdates",
        ["TrailingMedian"] = "NeedsTrailingLosses",
        ["TrailingDeviation"] = "NeedsTrailingLosses",
    };

    /// <summary>Whether a metric or one of its bases implements a property of its interface.</summary>
    private static bool Requests(INamedTypeSymbol metric, string need) =>
        metric.AllInterfaces.SelectMany(one => one.GetMembers(need)).Any(member =>
            metric.FindImplementationForInterfaceMember(member) is { ContainingType.TypeKind: not TypeKind.Interface });

    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol metric, CancellationToken cancellation)
    {
        foreach (MemberAccessExpressionSyntax access in MeasureCode.Of(metric, cancellation)?.Reads ?? [])
        {
            if (_needs.TryGetValue(access.Name.Identifier.ValueText, out string? need) && !Requests(metric, need))
            {
                yield return Diagnostic.Create(
                    Descriptors.MetricNeedsMore,
                    access.Name.GetLocation(),
                    Remedy.Of((Remedy.Setting, need)),
                    metric.Name,
                    access.Name.Identifier.ValueText,
                    need);
                yield break;
            }
        }
    }
}
