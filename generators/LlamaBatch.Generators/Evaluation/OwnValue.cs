using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>An object of an author's type, such as <c>new Shape(64) { Heads = 4 }</c>.</summary>
/// <param name="type">The type.</param>
/// <param name="arguments">The arguments of the primary constructor, by its parameters.</param>
/// <param name="values">The values of the properties that were set, by name.</param>
/// <remarks>
/// Properties that were not set are evaluated when they are read. Two objects are equal only if they are the same instance, as for a class.
/// </remarks>
internal sealed class OwnValue(
    INamedTypeSymbol type,
    IReadOnlyDictionary<ISymbol, object?> arguments,
    IReadOnlyDictionary<string, object?> values)
{
    /// <summary>The type.</summary>
    public INamedTypeSymbol Type => type;

    /// <summary>The arguments of the primary constructor, by its parameters.</summary>
    public IReadOnlyDictionary<ISymbol, object?> Arguments => arguments;

    /// <summary>The values of the properties that were set, by name.</summary>
    public IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>A copy with other values, as by <c>with</c>.</summary>
    public OwnValue With(IReadOnlyDictionary<string, object?> others) => new(type, arguments, others);
}
