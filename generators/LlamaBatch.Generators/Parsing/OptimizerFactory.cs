using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Finds the method <c>CreateFor(LlamaModel)</c> that creates an optimizer from its settings.</summary>
/// <remarks>The method is a member of the settings' type, or an extension method that is in scope in the record's file.</remarks>
internal static class OptimizerFactory
{
    private const string Method = "CreateFor";

    /// <summary>The method that creates an optimizer from the given settings; null if none is in scope.</summary>
    public static IMethodSymbol? Find(
        ITypeSymbol settings,
        INamedTypeSymbol record,
        Compilation compilation,
        CancellationToken cancellation) =>
        (IsOfTheHouse(settings) && !DeclaredNames.Of(compilation, cancellation).Contains(Method)
            ? null                                                                  // no user code can bind
            : InSight(settings, record, compilation)) ?? OfTheHouse(settings, compilation);

    /// <summary>The C# expression that calls the method with the variables <c>settings</c> and <c>model</c>.</summary>
    public static string CallOf(IMethodSymbol method) => method switch
    {
        { ReducedFrom.ContainingType: var type } => StaticCall(type),
        { ContainingType: { IsExtension: true, ContainingType: var type } } => StaticCall(type),
        { IsStatic: true, ContainingType: var type } => StaticCall(type),
        _ => $"settings.{Method}(model)",
    };

    /// <summary>The namespace to import for an extension method that creates the optimizer, or null.</summary>
    public static string? NamespaceOf(ITypeSymbol settings, Compilation compilation) => compilation
        .GetSymbolsWithName(Method, SymbolFilter.Member)
        .OfType<IMethodSymbol>()
        .Where(method => !method.ContainingType.IsFileLocal()
            && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
        .Where(method => IsExtensionOf(method, settings) && !method.ContainingNamespace.IsGlobalNamespace)
        .Select(method => method.ContainingNamespace.ToDisplayString())
        .OrderBy(name => name, StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool IsExtensionOf(IMethodSymbol method, ITypeSymbol settings) =>
        method.ReduceExtensionMethod(settings) is { } reduced ? Makes(reduced, 0)
        : method.ContainingType is { IsExtension: true, ExtensionParameter.Type: { } receiver }
            && IsOrDerives(settings, receiver) && Makes(method, 0);

    private static string StaticCall(INamedTypeSymbol type)
        => $"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Method}(settings, model)";

    private static bool IsOfTheHouse(ITypeSymbol settings) => settings.ContainingAssembly?.Name == nameof(LlamaBatch);

    private static IMethodSymbol? OfTheHouse(ITypeSymbol settings, Compilation compilation) =>
        compilation.GetTypeByMetadataName(KnownNames.OptimizerExtensions)?.GetMembers(Method).OfType<IMethodSymbol>()
            .FirstOrDefault(method => Makes(method, 1) && IsOrDerives(settings, method.Parameters[0].Type));

    /// <summary>The method that a call to <c>CreateFor</c> in the record's file would bind to: a member or an extension.</summary>
    private static IMethodSymbol? InSight(ITypeSymbol settings, INamedTypeSymbol record, Compilation compilation)
    {
        string type = settings.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        ExpressionSyntax call = SyntaxFactory.ParseExpression($"default({type})!.{Method}(default(global::{KnownNames.LlamaModel})!)");
        return record.DeclaringSyntaxReferences
            .Where(part => compilation.ContainsSyntaxTree(part.SyntaxTree))
            .Select(part => compilation.GetSemanticModel(part.SyntaxTree)
                .GetSpeculativeSymbolInfo(part.Span.End - 1, call, SpeculativeBindingOption.BindAsExpression)
                .Symbol)
            .OfType<IMethodSymbol>()
            .FirstOrDefault(method => Makes(method, 0) && !method.ContainingType.IsFileLocal());
    }

    private static bool Makes(IMethodSymbol method, int place) =>
        method.Parameters.Length > place
        && method.Parameters.Skip(place + 1).All(parameter => parameter.IsOptional || parameter.IsParams)
        && method.Parameters[place].Type.Is(KnownNames.LlamaModel)
        && (method.ReturnType.Is(KnownNames.TorchOptimizer)
            || method.ReturnType.AllInterfaces.Any(contract => contract.Is(KnownNames.TorchOptimizer)));

    private static bool IsOrDerives(ITypeSymbol type, ITypeSymbol from)
    {
        for (ITypeSymbol? own = type; own is not null; own = own.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(own, from))
            {
                return true;
            }
        }

        return false;
    }
}
