using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>An object whose type the author wrote, such as <c>new Shape(64) { Heads = 4 }</c>.</summary>
/// <param name="type">The type.</param>
/// <param name="arguments">The arguments of the primary constructor, with its parameters as keys.</param>
/// <param name="values">The values of the properties that were set, with property names as keys.</param>
/// <remarks>
/// Properties that were not set are evaluated when they are read. Equality is by reference.
/// </remarks>
internal sealed class OwnValue(
    INamedTypeSymbol type,
    IReadOnlyDictionary<ISymbol, object?> arguments,
    IReadOnlyDictionary<string, object?> values)
{
    /// <summary>The type.</summary>
    public INamedTypeSymbol Type => type;

    /// <summary>The arguments of the primary constructor, with its parameters as keys.</summary>
    public IReadOnlyDictionary<ISymbol, object?> Arguments => arguments;

    /// <summary>The values of the properties that were set, with property names as keys.</summary>
    public IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>A copy with other property values, like the C# expression <c>with</c>.</summary>
    public OwnValue With(IReadOnlyDictionary<string, object?> others) => new(type, arguments, others);
}
