using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reports values that differ from run to run, such as the time, or random numbers without a seed.</summary>
internal static class ChangingValueRule
{
    private const string UseSeed = "Use new Random(seed) with a seed from the settings.";
    private const string WriteValue = "Write a constant.";

    /// <summary>The members whose value differs from run to run, and the remedy, for each type.</summary>
    private static readonly Dictionary<string, (string[] Members, string Remedy)> _changing = new(StringComparer.Ordinal)
    {
        ["System.Random"] = (["Shared"], UseSeed),
        ["System.Security.Cryptography.RandomNumberGenerator"] = (["Fill", "GetBytes", "GetInt32", "Create"], UseSeed),
        ["System.Guid"] = (["NewGuid", "CreateVersion7"], WriteValue),
        ["System.DateTime"] = (["Now", "UtcNow", "Today"], WriteValue),
        ["System.DateTimeOffset"] = (["Now", "UtcNow"], WriteValue),
        ["System.Environment"] = (["TickCount", "TickCount64"], WriteValue),
        ["System.Diagnostics.Stopwatch"] = (["GetTimestamp"], WriteValue),
    };

    /// <summary>Reports expressions in a type's own code whose value differs from run to run.</summary>
    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences.Where(part => !part.SyntaxTree.IsGenerated()))
        {
            SemanticModel? model = null;
            foreach (ExpressionSyntax expression in part.GetSyntax(cancellation).DescendantNodes().OfType<ExpressionSyntax>()
                .Where(IsSuspect))
            {
                model ??= compilation.GetSemanticModel(part.SyntaxTree);
                if (RemedyOf(model.GetSymbolInfo(expression, cancellation).Symbol) is { } remedy)
                {
                    yield return Diagnostic.Create(
                        Descriptors.ValueChanges,
                        expression.GetLocation(),
                        expression.ToString(),
                        type.Name,
                        remedy);
                }
            }
        }
    }

    /// <summary>The remedy for a member whose value differs from run to run; null for other members.</summary>
    private static string? RemedyOf(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true } constructor =>
            constructor.ContainingType.Is("System.Random") ? UseSeed : null,
        { IsStatic: true, ContainingType: { } owner } => _changing.TryGetValue(owner.MetadataName(), out var changing)
            && changing.Members.Contains(symbol.Name, StringComparer.Ordinal) ? changing.Remedy : null,
        _ => null,
    };

    /// <summary>
    /// Whether the value of an expression may differ from run to run, judged by syntax. Only such expressions are bound, because binding is
    /// slow.
    /// </summary>
    private static bool IsSuspect(ExpressionSyntax expression) => expression switch
    {
        ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Type: var type } =>
            type.ToString().EndsWith("Random", StringComparison.Ordinal),
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0, Initializer: null } => true,
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access =>
            _changing.Values.Any(one => one.Members.Contains(access.Name.Identifier.ValueText, StringComparer.Ordinal)),
        _ => false,
    };
}
