using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Finds symbols that generated code may name. Naming an obsolete symbol may be an error.</summary>
internal static class Nameable
{
    /// <summary>The first enum member that has the given value and whose use is not an error, or null.</summary>
    public static IFieldSymbol? MemberOf(this ITypeSymbol enumeration, object value) =>
        enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value) && !field.IsRefused());

    /// <summary>Whether naming a symbol is an error, because it is obsolete.</summary>
    public static bool IsRefused(this ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: nameof(ObsoleteAttribute) }
            && attribute.ConstructorArguments.Any(argument => argument.Value is true));
}
