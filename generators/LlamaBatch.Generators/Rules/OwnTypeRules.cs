using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Rules about an author's own corpora, optimizers and metrics: what would make equal identities mean unequal trials.</summary>
internal static class OwnTypeRules
{
    private const string Settings = "Settings";

    /// <summary>Members whose value differs from run to run, by type.</summary>
    private static readonly Dictionary<string, string[]> _changing = new(StringComparer.Ordinal)
    {
        ["System.Random"] = ["Shared"],
        ["System.Guid"] = ["NewGuid", "CreateVersion7"],
        ["System.DateTime"] = ["Now", "UtcNow", "Today"],
        ["System.DateTimeOffset"] = ["Now", "UtcNow"],
        ["System.Environment"] = ["TickCount", "TickCount64"],
        ["System.Diagnostics.Stopwatch"] = ["GetTimestamp"],
        ["System.Security.Cryptography.RandomNumberGenerator"] = ["Fill", "GetBytes", "GetInt32", "Create"],
    };

    /// <summary>Findings in a type that is a corpus, an optimizer or a metric; none in any other type.</summary>
    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        bool hasSettings = type.DerivesFrom(KnownNames.Corpus) || type.DerivesFrom(KnownNames.Optimizer);
        return hasSettings || type.AllInterfaces.Any(one => one.Is(KnownNames.Metric))
            ? (hasSettings ? MissingSettings(type, cancellation) : []).Concat(ChangingValues(type, compilation, cancellation))
            : [];
    }

    /// <summary>
    /// Properties that an author can set, but that <c>Settings()</c> leaves out. Where it does more than list settings, nothing is known.
    /// </summary>
    private static IEnumerable<Diagnostic> MissingSettings(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.GetMembers(Settings).OfType<IMethodSymbol>()
                .FirstOrDefault(method => method is { IsOverride: true, Parameters.IsEmpty: true }) is not { } settings
            || MemberSyntax.Body(settings.Declaration(cancellation)) is not { } body
            || body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => !IsHarmless(call)))
        {
            yield break;
        }

        var named = new HashSet<string>(
            body.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText),
            StringComparer.Ordinal);
        IEnumerable<IPropertySymbol> own = type.GetMembers().OfType<IPropertySymbol>().Where(property => property is
            { IsStatic: false, IsOverride: false, IsIndexer: false, SetMethod.DeclaredAccessibility: Accessibility.Public });
        IEnumerable<IPropertySymbol> rate = type.BaseType.Is(KnownNames.Optimizer)
            ? type.BaseType!.GetMembers(nameof(Optimizer.LearningRate)).OfType<IPropertySymbol>()
            : [];
        foreach (IPropertySymbol missing in own.Concat(rate).Where(property => !named.Contains(property.Name)))
        {
            yield return Diagnostic.Create(
                Descriptors.SettingIsNotListed,
                missing.DeclaringSyntaxReferences.IsEmpty ? settings.Locations[0] : missing.Locations[0],
                Remedy.Of((Remedy.Setting, missing.Name)),
                missing.Name,
                type.Name);
        }
    }

    private static bool IsHarmless(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "nameof" } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "Append" or "Concat" or "Prepend" } => true,
        MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax, Name.Identifier.ValueText: Settings } => true,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "string" or "String" } } => true,
        MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax } => true,
        _ => false,
    };

    /// <summary>The clock, and random numbers without a seed.</summary>
    private static IEnumerable<Diagnostic> ChangingValues(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            SyntaxNode declaration = part.GetSyntax(cancellation);
            SemanticModel? model = null;
            foreach (ExpressionSyntax expression in declaration.DescendantNodes().OfType<ExpressionSyntax>().Where(IsSuspect))
            {
                model ??= compilation.GetSemanticModel(part.SyntaxTree);
                ISymbol? symbol = model.GetSymbolInfo(expression, cancellation).Symbol;
                bool isChanging = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true } constructor
                    ? constructor.ContainingType.Is("System.Random")
                    : symbol is { IsStatic: true, ContainingType: { } owner }
                        && _changing.TryGetValue(owner.MetadataName(), out string[]? members)
                        && members.Contains(symbol.Name, StringComparer.Ordinal);
                if (isChanging)
                {
                    yield return Diagnostic.Create(Descriptors.ValueChanges, expression.GetLocation(), expression.ToString(), type.Name);
                }
            }
        }
    }

    /// <summary>Whether the syntax may be such a value, so that only a few expressions are bound.</summary>
    private static bool IsSuspect(ExpressionSyntax expression) => expression switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } => true,
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access =>
            _changing.Values.Any(members => members.Contains(access.Name.Identifier.ValueText, StringComparer.Ordinal)),
        _ => false,
    };
}
