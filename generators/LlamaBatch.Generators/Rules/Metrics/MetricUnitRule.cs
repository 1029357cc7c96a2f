using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports user-defined metrics whose value does not match their unit: sums over all validation tokens, seconds labeled as milliseconds,
/// and truncated fractions.
/// </summary>
internal static class MetricUnitRule
{
    private static readonly HashSet<string> _seconds = ["StepSeconds", "Seconds"];

    /// <summary>The integer properties of outcomes.</summary>
    private static readonly HashSet<string> _counted =
        ["Tokens", "Correct", "Bytes", "TokensPerStep", "TrainedTokens", "Batch", "MicroBatch"];

    /// <summary>Units, each with the properties that are in the base unit, the name of the base unit, and the conversion.</summary>
    private static readonly (string[] Units, string[] Quantities, string Read, string Change)[] _units =
    [
        (["ms", "millisecond", "milliseconds"], ["StepSeconds", "Seconds"], "seconds", "Multiply by 1e3"),
        (["µs", "μs", "us", "microsecond", "microseconds"], ["StepSeconds", "Seconds"], "seconds", "Multiply by 1e6"),
        (["ns", "nanosecond", "nanoseconds"], ["StepSeconds", "Seconds"], "seconds", "Multiply by 1e9"),
        (["bit", "bits", "bits/token", "bits per token", "bits/byte", "bits per byte"], ["Nats"], "nats", "Divide by Math.Log(2)"),
        (["kB"], ["PeakMemoryBytes"], "bytes", "Divide by 1e3"),
        (["MB"], ["PeakMemoryBytes"], "bytes", "Divide by 1e6"),
        (["GB"], ["PeakMemoryBytes"], "bytes", "Divide by 1e9"),
        (["MiB"], ["PeakMemoryBytes"], "bytes", "Divide by 1_048_576"),
        (["GiB"], ["PeakMemoryBytes"], "bytes", "Divide by 1_073_741_824"),
    ];

    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol metric, CancellationToken cancellation)
    {
        if (MeasureCode.Of(metric, cancellation) is not { Body: var body, Outcome: { Name: var outcome } parameter, Reads: var read })
        {
            yield break;
        }

        var names = new HashSet<string>(read.Select(access => access.Name.Identifier.ValueText), StringComparer.Ordinal);
        // An outcome that is handed to other code may be read there too.
        bool isPassedOn = body.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == outcome && name.Parent is not MemberAccessExpressionSyntax);
        if (read.Find(access => Cut(access) is not null) is { } cut)
        {
            yield return At(
                Cut(cut)!,
                $"'({Cut(cut)!.Type})' rounds {cut} down to whole seconds, and most steps take less than one. Remove the cast.");
        }
        else if (body.DescendantNodes().OfType<BinaryExpressionSyntax>().FirstOrDefault(division => IsCut(division, read)) is { } quotient)
        {
            yield return At(
                quotient,
                $"'{quotient}' divides whole numbers, which cuts off the fraction. Write '(double){quotient}'.");
        }
        else if (parameter.Type.Name == "ValidationOutcome" && !isPassedOn && names.Count == 1
            && read.Find(access => access.Name.Identifier.ValueText is "Nats" or "Correct"
                && access.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax },
                } }) is { } sum)
        {
            yield return At(
                sum,
                sum.Name.Identifier.ValueText == "Correct"
                    ? $"{sum} is a count over all validation tokens, so it depends on their number. "
                        + $"Write '(double){sum} / {outcome}.Tokens'."
                    : $"{sum} is a sum over all validation tokens, so it depends on their number. Write '{sum} / {outcome}.Tokens'.");
        }
        else if (names.Contains("Nats") && body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(power => IsWrongBase(power)) is { } wrong)
        {
            yield return At(
                wrong,
                wrong.ArgumentList.Arguments.Count == 2
                    ? $"{outcome}.Nats is in nats, whose base is e. Write Math.Exp({wrong.ArgumentList.Arguments[1]})."
                    : "Nats that are divided by ln 2 are bits, whose base is 2. Write Math.Pow(2, …), or remove the division.");
        }
        else if (names.Contains("Nats") && UnitOf(metric, cancellation) is { } bits && IsInBits(bits.Token.ValueText)
            && body.DescendantNodesAndSelf().Select(TimesLog2).FirstOrDefault(product => product is not null) is { } product)
        {
            yield return At(
                product,
                $"The unit of '{metric.Name}' is {bits}, and nats become bits if they are divided by ln 2. Write '/ Math.Log(2)'.");
        }
        else if (!isPassedOn && UnitOf(metric, cancellation) is { } unit && !body.DescendantNodes().Any(IsFactor)
            && _units.FirstOrDefault(one => one.Units.Contains(unit.Token.ValueText) && one.Quantities.Any(names.Contains))
                is { Read: { } quantity, Change: var change })
        {
            yield return At(
                unit,
                $"The unit of '{metric.Name}' is {unit}, but its value is computed from {quantity}. {change}, or correct Unit.");
        }
    }

    /// <summary>Whether a power has base 2 and an exponent in nats, or base e and an exponent in bits.</summary>
    private static bool IsWrongBase(InvocationExpressionSyntax power)
    {
        return power.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" } } math
            && ((math.Name.Identifier.ValueText == "Pow" && power.ArgumentList.Arguments is
                    [{ Expression: LiteralExpressionSyntax { Token.Value: 2 or 2.0 } }, { Expression: var nats }]
                    && ReadsNats(nats) && !nats.DescendantNodesAndSelf().Any(node => IsFactor(node) || IsMath(node)))
                || (math.Name.Identifier.ValueText == "Exp" && power.ArgumentList.Arguments is [{ Expression: var bits }]
                    && ReadsNats(bits) && DividesByLog2(bits)));

        static bool IsMath(SyntaxNode node) => node is IdentifierNameSyntax { Identifier.ValueText: "Math" };

        static bool ReadsNats(ExpressionSyntax exponent) => exponent.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.Name.Identifier.ValueText == "Nats");

        static bool DividesByLog2(ExpressionSyntax exponent) =>
            exponent.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(one => IsLog2(one) && IsDivisor(one));
    }

    private static bool IsInBits(string unit) => unit.Split('/', ' ')[0] is "bit" or "bits";

    /// <summary>The factor ln 2, by which nats are divided and not multiplied; null for other nodes.</summary>
    private static BinaryExpressionSyntax? TimesLog2(SyntaxNode node) =>
        node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product
        && (IsLog2(product.Left) || IsLog2(product.Right)) && !IsDivisor(product) ? product : null;

    private static bool IsDivisor(SyntaxNode value) => value.Parent switch
    {
        ParenthesizedExpressionSyntax outer => IsDivisor(outer),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } division => division.Right == value,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => IsDivisor(product),
        _ => false,
    };

    private static bool IsLog2(ExpressionSyntax value) => value is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "Log",
            Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" },
        },
        ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: 2 or 2.0 } }],
    };

    private static Diagnostic At(SyntaxNode node, string problem) =>
        Diagnostic.Create(Descriptors.MetricInAnotherUnit, node.GetLocation(), problem);

    /// <summary>Whether an integer property is divided by another one or by an integer constant.</summary>
    private static bool IsCut(BinaryExpressionSyntax division, List<MemberAccessExpressionSyntax> read)
    {
        return division.IsKind(SyntaxKind.DivideExpression) && IsCounted(division.Left)
            && (IsCounted(division.Right) || division.Right is LiteralExpressionSyntax { Token.Value: int or long });

        bool IsCounted(ExpressionSyntax value) =>
            value is MemberAccessExpressionSyntax access && read.Contains(access) && _counted.Contains(access.Name.Identifier.ValueText);
    }

    /// <summary>The conversion to a whole number that is applied directly to a time in seconds, or null.</summary>
    private static CastExpressionSyntax? Cut(MemberAccessExpressionSyntax access) =>
        _seconds.Contains(access.Name.Identifier.ValueText) && access.Parent is CastExpressionSyntax
        {
            Type: PredefinedTypeSyntax { Keyword.ValueText: "int" or "long" or "uint" or "ulong" or "short" or "byte" },
        } cast
            ? cast
            : null;

    /// <summary>The unit of a metric, if it is written as a literal.</summary>
    private static LiteralExpressionSyntax? UnitOf(INamedTypeSymbol metric, CancellationToken cancellation) =>
        metric.Implementing("Unit").FirstOrDefault()?.Declaration(cancellation) is PropertyDeclarationSyntax property
        && (property.ExpressionBody?.Expression ?? property.Initializer?.Value) is LiteralExpressionSyntax literal
        && literal.IsKind(SyntaxKind.StringLiteralExpression)
            ? literal
            : null;

    /// <summary>Whether code may convert a unit: a number other than 0, 1 and 2, a call, or a variable.</summary>
    private static bool IsFactor(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token.Value: int and not (0 or 1 or 2) or long or double and not (1.0 or 2.0) } => true,
        IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax } => true,
        MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "Math" } } => false,
        InvocationExpressionSyntax => true,
        _ => false,
    };
}
