using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Levels as their author writes them: what a message calls them.</summary>
internal static class LevelName
{
    public static string Of(TypedConstant level) => level.Type is { } type && level is { Kind: not TypedConstantKind.Array, Value: { } value } ? Of(value, type) : "null";

    /// <summary>A member of an enumeration by its name and that of its type: <c>Size.Nano</c>; any other value as its literal.</summary>
    public static string Of(object value, ITypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Enum)
        {
            return CSharpLiteral.Of(value);
        }

        string? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name;
        return member is null ? $"({type.Name}){CSharpLiteral.Of(value)}" : $"{type.Name}.{member}";
    }
}
