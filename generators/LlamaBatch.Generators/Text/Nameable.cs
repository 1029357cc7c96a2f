using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Finds symbols that generated code may use: using an obsolete one may be an error.</summary>
internal static class Nameable
{
    /// <summary>
    /// The member of an enumeration with a value, if code may name one: of several names one that is not refused as
    /// obsolete.
    /// </summary>
    public static IFieldSymbol? MemberOf(this ITypeSymbol enumeration, object value) =>
        enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value) && !field.IsRefused());

    /// <summary>Whether naming a symbol is an error, since it is obsolete.</summary>
    public static bool IsRefused(this ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: nameof(ObsoleteAttribute) }
            && attribute.ConstructorArguments.Any(argument => argument.Value is true));
}
