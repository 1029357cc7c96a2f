using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Checks whether generated code may name a symbol. Naming an obsolete symbol can be an error.</summary>
internal static class Nameable
{
    /// <summary>The first enum member with a given value that generated code may name, or null.</summary>
    public static IFieldSymbol? MemberOf(this ITypeSymbol enumeration, object value) =>
        enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value) && !field.IsRefused());

    /// <summary>Whether naming a symbol is a compiler error, because it is obsolete.</summary>
    public static bool IsRefused(this ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: nameof(ObsoleteAttribute) }
            && attribute.ConstructorArguments.Any(argument => argument.Value is true));
}
