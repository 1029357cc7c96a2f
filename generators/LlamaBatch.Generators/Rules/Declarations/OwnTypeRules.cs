using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Rules about corpora, optimizers, schedules and metrics that the author wrote. They prevent different trials from having the same identity.
/// </summary>
internal static class OwnTypeRules
{
    private const string Settings = "Settings";

    /// <summary>
    /// Reports mistakes in a corpus, an optimizer, a schedule, a metric or a base record of experiments. Other types are not checked.
    /// </summary>
    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        bool hasSettings = type.DerivesFrom(KnownNames.Corpus) || type.DerivesFrom(KnownNames.Optimizer)
            || (type.DerivesFrom(KnownNames.Schedule) && !type.IsAbstract);
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
        IMethodSymbol? settings = type.GetMembers(Settings).OfType<IMethodSymbol>()
            .FirstOrDefault(method => method is { IsOverride: true, Parameters.IsEmpty: true });
        if (settings is null && type.BaseType.Is(KnownNames.Schedule))
        {
            foreach (IPropertySymbol missing in OwnOf(type))
            {
                yield return Missing(missing, missing.Locations[0], type);
            }
        }

        if (settings is null || MemberSyntax.Body(settings.Declaration(cancellation)) is not { } body
            || body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => !IsHarmless(call)))
        {
            yield break;
        }

        var named = new HashSet<string>(
            body.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText),
            StringComparer.Ordinal);
        string? ofBase = type.BaseType.Is(KnownNames.Optimizer) ? nameof(Optimizer.LearningRate)
            : type.BaseType.Is(KnownNames.Schedule) && !body.DescendantNodes().Any(node => node is BaseExpressionSyntax)
                ? nameof(Schedule.Warmup)
            : null;
        IEnumerable<IPropertySymbol> inherited = ofBase is null ? [] : type.BaseType!.GetMembers(ofBase).OfType<IPropertySymbol>();
        foreach (IPropertySymbol missing in OwnOf(type).Concat(inherited).Where(property => !named.Contains(property.Name)))
        {
            yield return Missing(missing, missing.DeclaringSyntaxReferences.IsEmpty ? settings.Locations[0] : missing.Locations[0], type);
        }
    }

    private static IEnumerable<IPropertySymbol> OwnOf(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Where(property => property is
            { IsStatic: false, IsOverride: false, IsIndexer: false, SetMethod.DeclaredAccessibility: Accessibility.Public });

    private static Diagnostic Missing(IPropertySymbol property, Location place, INamedTypeSymbol type) => Diagnostic.Create(
        Descriptors.SettingIsNotListed,
        place,
        Remedy.Of((Remedy.Setting, property.Name)),
        property.Name,
        type.Name);

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
