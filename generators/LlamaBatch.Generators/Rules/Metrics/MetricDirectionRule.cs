using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports user-defined metrics whose better direction contradicts their name or their code, such as an error rate of which higher values
/// are better. Tuning then chooses the worst level.
/// </summary>
internal static class MetricDirectionRule
{
    /// <summary>Words for quantities, each with the better direction.</summary>
    private static readonly Dictionary<string, string> _better = new(StringComparer.Ordinal)
    {
        ["error"] = "Lower",
        ["errors"] = "Lower",
        ["loss"] = "Lower",
        ["perplexity"] = "Lower",
        ["surprisal"] = "Lower",
        ["latency"] = "Lower",
        ["mistakes"] = "Lower",
        ["accuracy"] = "Higher",
        ["throughput"] = "Higher",
        ["recall"] = "Higher",
        ["speed"] = "Higher",
    };

    /// <summary>Words that may reverse the direction of another word, as in "loss reduction".</summary>
    private static readonly HashSet<string> _turning =
    [
        "reduction", "saved", "saving", "free", "improvement", "gain", "drop", "decrease", "increase", "inverse", "negative", "minus",
        "less", "non", "log", "change", "difference", "gap",
    ];

    /// <summary>Whether a metric is computed from the number of correct tokens, without a subtraction.</summary>
    private static bool CountsCorrect(INamedTypeSymbol metric, CancellationToken cancellation) =>
        metric.Implementing("Measure").FirstOrDefault()?.Declaration(cancellation) is { } declaration
        && MemberSyntax.Body(declaration) is ArrowExpressionClauseSyntax { Expression: BinaryExpressionSyntax value }
        && value.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.Name.Identifier.ValueText == "Correct")
        && value.DescendantNodesAndSelf().All(node => node is CastExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax
            or PredefinedTypeSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax
            || (node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression, Right: var divisor }
                && !divisor.ToString().Contains("Correct")));

    /// <summary>Whether a metric is the mean loss, or grows with it, as a perplexity does.</summary>
    private static bool GrowsWithLoss(INamedTypeSymbol metric, CancellationToken cancellation) =>
        MeasureCode.Of(metric, cancellation) is { Body: ArrowExpressionClauseSyntax { Expression: var value } } && GrowsWithLoss(value);

    private static bool GrowsWithLoss(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => GrowsWithLoss(inner.Expression),
        CastExpressionSyntax cast => GrowsWithLoss(cast.Expression),
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exp" or "Sqrt" or "Log" or "Log2" },
            ArgumentList.Arguments: [{ Expression: var argument }],
        } => GrowsWithLoss(argument),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient =>
            Reads(quotient.Left, "Nats") && Reads(quotient.Right, "Tokens"),
        _ => false,
    };

    private static bool Reads(ExpressionSyntax value, string count) =>
        value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name == count;

    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol metric, CancellationToken cancellation)
    {
        if (!metric.AllInterfaces.Any(one => one.Is(KnownNames.Metric)) || MetricRange.IsOurs(metric)
            || metric.Implementing("Better").FirstOrDefault()?.Declaration(cancellation) is not PropertyDeclarationSyntax property
            || (property.ExpressionBody?.Expression ?? property.Initializer?.Value) is not MemberAccessExpressionSyntax
            {
                Name: { Identifier.ValueText: "Lower" or "Higher" } direction,
            })
        {
            yield break;
        }

        var words = ClaimWords.PartsOf(metric.Name).ToList();
        // Only the head of a name counts: AccuracySpread is a spread.
        string? word = words.Where(part => part is not ("rate" or "share" or "fraction")).LastOrDefault();
        string? better = word is not null && _better.TryGetValue(word, out string? direct) ? direct : null;
        if (words is [.., "tokens" or "sequences" or "steps" or "samples", "per", "second"])
        {
            (word, better) = ("PerSecond", "Higher");
        }

        bool isName = better is not null && !words.Exists(_turning.Contains)
            && words.Where(_better.ContainsKey).All(other => _better[other] == better);
        bool isCorrect = !isName && CountsCorrect(metric, cancellation);
        bool isLoss = !isName && !isCorrect && GrowsWithLoss(metric, cancellation);
        better = isCorrect ? "Higher" : isLoss ? "Lower" : better;
        if ((isName || isCorrect || isLoss) && better != direction.Identifier.ValueText)
        {
            yield return Diagnostic.Create(
                Descriptors.WorstIsBest,
                direction.GetLocation(),
                Remedy.Of((Remedy.Values, better)),
                direction.Identifier.ValueText,
                metric.Name,
                better == "Lower" ? "lower" : "higher",
                isCorrect ? "it counts correct tokens" : isLoss ? "it grows with the loss" : $"its type name contains '{word}'",
                better,
                isCorrect || isLoss ? "" : ", or rename the type");
        }
    }
}
