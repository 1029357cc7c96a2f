using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Finds what makes an optimizer from its settings: a method <c>CreateFor(LlamaModel)</c> of their type, or an extension that the record's file sees.</summary>
internal static class OptimizerFactory
{
    private const string Method = "CreateFor";

    /// <summary>The expression that calls it on <c>settings</c> and <c>model</c>; null if there is none.</summary>
    public static string? CallOf(ITypeSymbol settings, INamedTypeSymbol record, Compilation compilation)
    {
        for (ITypeSymbol? type = settings; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(Method).OfType<IMethodSymbol>().Any(method => !method.IsStatic && Makes(method, 0) && compilation.IsSymbolAccessibleWithin(method, record)))
            {
                return $"settings.{Method}(model)";
            }
        }

        IMethodSymbol? extension = OfTheHouse(settings, compilation) ?? InSight(settings, record, compilation);
        return extension is null ? null : $"{extension.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Method}(settings, model)";
    }

    private static IMethodSymbol? OfTheHouse(ITypeSymbol settings, Compilation compilation) =>
        compilation.GetTypeByMetadataName(KnownNames.OptimizerExtensions)?.GetMembers(Method).OfType<IMethodSymbol>()
            .FirstOrDefault(method => Makes(method, 1) && IsOrDerives(settings, method.Parameters[0].Type));

    private static IMethodSymbol? InSight(ITypeSymbol settings, INamedTypeSymbol record, Compilation compilation) =>
        record.DeclaringSyntaxReferences
            .SelectMany(part => compilation.GetSemanticModel(part.SyntaxTree).LookupSymbols(part.Span.Start, settings, Method, includeReducedExtensionMethods: true))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(method => method is { ReducedFrom: not null, IsGenericMethod: false } && Makes(method, 0) && !method.ContainingType.IsFileLocal())
            ?.ReducedFrom;

    private static bool Makes(IMethodSymbol method, int place) =>
        method.Parameters.Length == place + 1
        && method.Parameters[place].Type.Is(KnownNames.LlamaModel)
        && (method.ReturnType.Is(KnownNames.TorchOptimizer) || method.ReturnType.AllInterfaces.Any(contract => contract.Is(KnownNames.TorchOptimizer)));

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
