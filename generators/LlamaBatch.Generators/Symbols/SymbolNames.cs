using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Finds and compares Roslyn symbols by name.</summary>
internal static class SymbolNames
{
    /// <summary>Whether a type has the given metadata name, in the notation of <see cref="KnownNames"/>.</summary>
    public static bool Is(this ITypeSymbol? type, string metadataName) =>
        type is not null && IsPrefix(type.OriginalDefinition, metadataName, metadataName.Length);

    /// <summary>Whether the first characters of a text are the metadata name of a type.</summary>
    /// <remarks>No string is built, because rules ask this of most types that they see.</remarks>
    private static bool IsPrefix(ITypeSymbol type, string text, int length)
    {
        int start = length - type.MetadataName.Length;
        return start >= 0 && string.CompareOrdinal(text, start, type.MetadataName, 0, type.MetadataName.Length) == 0
            && (type.ContainingType is { } outer
                ? start > 0 && text[start - 1] == '+' && IsPrefix(outer, text, start - 1)
                : IsPrefix(type.ContainingNamespace, text, start));
    }

    private static bool IsPrefix(INamespaceSymbol? space, string text, int length)
    {
        if (space is null or { IsGlobalNamespace: true })
        {
            return length == 0;
        }

        int start = length - 1 - space.Name.Length;
        return start >= 0 && text[length - 1] == '.' && string.CompareOrdinal(text, start, space.Name, 0, space.Name.Length) == 0
            && IsPrefix(space.ContainingNamespace, text, start);
    }

    /// <summary>The metadata name of a type, in the format of <c>Assembly.GetType</c>.</summary>
    public static string MetadataName(this ITypeSymbol type)
    {
        string own = type.MetadataName;
        return type.ContainingType is { } outer ? $"{MetadataName(outer)}+{own}"
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{own}"
            : own;
    }

    /// <summary>A record and its bases below <c>LlamaExperiment</c> or <c>ImportedExperiment</c>, the nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol record)
    {
        for (
            INamedTypeSymbol? type = record;
            type is not null && !type.IsBaseOfExperiments() && type.SpecialType != SpecialType.System_Object;
            type = type.BaseType)
        {
            yield return type;
        }
    }

    /// <summary>The members of a type with a name, also those that implement the member of an interface explicitly.</summary>
    public static IEnumerable<ISymbol> Implementing(this ITypeSymbol type, string name) =>
        type.GetMembers(name) is { IsEmpty: false } direct ? direct
        : type.GetMembers().Where(member => member.Name.EndsWith($".{name}", StringComparison.Ordinal));

    /// <summary>Whether a base of a type has the given metadata name, in the notation of <see cref="KnownNames"/>.</summary>
    public static bool DerivesFrom(this INamedTypeSymbol type, string metadataName) => type.Bases().Any(one => one.Is(metadataName));

    /// <summary>Whether a record derives, directly or indirectly, from <c>LlamaExperiment</c> or <c>ImportedExperiment</c>.</summary>
    public static bool DerivesFromExperiment(this INamedTypeSymbol record) => record.Bases().Any(IsBaseOfExperiments);

    /// <summary>Whether a record derives from <c>ImportedExperiment</c>. Its runs are then read from a table.</summary>
    public static bool DerivesFromImported(this INamedTypeSymbol record)
        => record.Bases().Any(type => type.Is(KnownNames.ImportedExperiment));

    private static bool IsBaseOfExperiments(this INamedTypeSymbol type)
        => type.Is(KnownNames.LlamaExperiment) || type.Is(KnownNames.ImportedExperiment);

    /// <summary>Whether a type, or a type that encloses it, can be named only in the file that declares it.</summary>
    public static bool IsFileLocal(this ITypeSymbol type)
        => type is INamedTypeSymbol { IsFileLocal: true } || type.ContainingType?.IsFileLocal() == true;

    /// <summary>
    /// The members of a record and of its bases below <c>LlamaExperiment</c> or <c>ImportedExperiment</c>, the nearest first. If a name is
    /// given, these are only the members with this name.
    /// </summary>
    public static IEnumerable<ISymbol> MembersBelowExperiment(this INamedTypeSymbol record, string? name = null) =>
        record.SelfAndBases().SelectMany(type => name is null ? type.GetMembers() : type.GetMembers(name));

    /// <summary>The attributes of a symbol that have the given type, in source order.</summary>
    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, string metadataName) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Is(metadataName));

    /// <summary>Whether a file is generated, judged by its name.</summary>
    public static bool IsGenerated(this SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    /// <summary>The value of a named argument; <paramref name="otherwise"/> if the argument is not given.</summary>
    public static T Named<T>(this AttributeData attribute, string name, T otherwise)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: not TypedConstantKind.Array, Value: T value })
            {
                return value;
            }
        }

        return otherwise;
    }

    /// <summary>The value of a numeric named argument; null if the argument is not given.</summary>
    public static double? Number(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Primitive, Value: int or long or double })
            {
                return Convert.ToDouble(argument.Value.Value, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    /// <summary>All types in a namespace, including nested namespaces and nested types.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(this INamespaceOrTypeSymbol container)
    {
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (INamedTypeSymbol inner in member.Types())
            {
                yield return inner;
            }
        }
    }

    /// <summary>The base types of a type, the nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type.BaseType; one is not null; one = one.BaseType)
        {
            yield return one;
        }
    }

    /// <summary>The elements of a named array argument; empty if the argument is not given.</summary>
    public static IReadOnlyList<TypedConstant> NamedArray(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false })
            {
                return argument.Value.Values;
            }
        }

        return [];
    }
}
