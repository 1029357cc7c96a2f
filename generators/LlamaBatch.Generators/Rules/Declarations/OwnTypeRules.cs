using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Rules about corpora, optimizers and metrics that the author wrote. They prevent different trials from having the same identity.
/// </summary>
internal static class OwnTypeRules
{
    private const string Settings = "Settings";

    /// <summary>
    /// Reports mistakes in a corpus, an optimizer, a metric or a base record of experiments. Other types are not checked.
    /// </summary>
    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        bool hasSettings = type.DerivesFrom(KnownNames.Corpus) || type.DerivesFrom(KnownNames.Optimizer);
        return hasSettings || type.DerivesFromExperiment() || type.AllInterfaces.Any(one => one.Is(KnownNames.Metric))
            ? (hasSettings ? MissingSettings(type, cancellation) : []).Concat(ChangingValueRule.Check(type, compilation, cancellation))
            : [];
    }

    /// <summary>
    /// Reports settable properties that the method <c>Settings()</c> leaves out. Nothing is reported if the method does more than list
    /// settings.
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
}
