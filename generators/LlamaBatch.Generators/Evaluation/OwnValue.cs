using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>An object of a user-defined type, such as <c>new Shape(64) { Heads = 4 }</c>.</summary>
/// <param name="type">The user-defined type.</param>
/// <param name="arguments">The arguments of the primary constructor, by parameter.</param>
/// <param name="values">The values of the properties that were set, by name.</param>
/// <remarks>
/// Properties that were not set are evaluated when they are read. Equality is by reference.
/// </remarks>
internal sealed class OwnValue(
    INamedTypeSymbol type,
    IReadOnlyDictionary<ISymbol, object?> arguments,
    IReadOnlyDictionary<string, object?> values)
{
    /// <summary>The user-defined type.</summary>
    public INamedTypeSymbol Type => type;

    /// <summary>The arguments of the primary constructor, by parameter.</summary>
    public IReadOnlyDictionary<ISymbol, object?> Arguments => arguments;

    /// <summary>The values of the properties that were set, by name.</summary>
    public IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>A copy with other property values, like the C# expression <c>with</c>.</summary>
    public OwnValue With(IReadOnlyDictionary<string, object?> others) => new(type, arguments, others);
}
