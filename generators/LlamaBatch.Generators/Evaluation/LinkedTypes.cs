using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Finds the types that the generator can evaluate: numbers, <see cref="Math"/>, and the configuration types of LlamaBatch. The generator
/// contains a compiled copy of these configuration types.
/// </summary>
/// <remarks>
/// Types that depend on the compiling machine (clock, processors, files, environment) are excluded.
/// The build is therefore the same everywhere.
/// </remarks>
internal static class LinkedTypes
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>Methods of strings, numbers and records whose results depend on the process or the culture.</summary>
    private static readonly HashSet<string> _ofTheMachine =
    [
        nameof(GetHashCode), nameof(ToString), nameof(int.Parse), nameof(string.ToUpper), nameof(string.ToLower),
        nameof(string.Compare), nameof(string.CompareTo), nameof(string.Format), nameof(string.StartsWith), nameof(string.EndsWith),
        nameof(string.IndexOf), nameof(string.LastIndexOf), nameof(string.Normalize), nameof(string.IsNormalized),
    ];

    private static readonly Assembly _linked = typeof(LlamaConfig).Assembly;

    /// <summary>A cache of search results, because every point of a sweep asks for the same few symbols.</summary>
    private static readonly ConditionalWeakTable<ISymbol, Found> _found = new();

    /// <summary>The generator's compiled copy of a type in the user's project; null if the type cannot be evaluated.</summary>
    public static Type? Find(ITypeSymbol? type) =>
        type is null ? null : (Type?)_found.GetValue(type, static symbol => new(Search((ITypeSymbol)symbol))).Member;

    private static Type? Search(ITypeSymbol type)
    {

        Type? number = type.SpecialType switch
        {
            SpecialType.System_Boolean => typeof(bool),
            SpecialType.System_Char => typeof(char),
            SpecialType.System_SByte => typeof(sbyte),
            SpecialType.System_Byte => typeof(byte),
            SpecialType.System_Int16 => typeof(short),
            SpecialType.System_UInt16 => typeof(ushort),
            SpecialType.System_UInt32 => typeof(uint),
            SpecialType.System_UInt64 => typeof(ulong),
            SpecialType.System_Int32 => typeof(int),
            SpecialType.System_Int64 => typeof(long),
            SpecialType.System_Single => typeof(float),
            SpecialType.System_Double => typeof(double),
            SpecialType.System_Decimal => typeof(decimal),
            SpecialType.System_String => typeof(string),
            _ => null,
        };
        if (number is not null)
        {
            return number;
        }

        string name = type.MetadataName();
        return name is "System.Math" or "System.MathF" or "System.MidpointRounding" or "System.Convert" or "System.Numerics.BitOperations"
                ? typeof(Math).Assembly.GetType(name)
            : type.ContainingAssembly?.Name == "LlamaBatch" && type.ContainingNamespace?.ToDisplayString() == "LlamaBatch"
                ? _linked.GetType(name)
                : null;
    }

    /// <summary>The type in which values are computed. For a nullable type or a user-defined enum, this is the underlying type.</summary>
    public static Type? ValueType(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var held] } => ValueType(held),
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } number } => Find(type) ?? Find(number),
        _ => Find(type),
    };

    /// <summary>The generator's compiled copy of a property; null if the property cannot be evaluated.</summary>
    public static PropertyInfo? Find(IPropertySymbol property) =>
        (PropertyInfo?)_found.GetValue(property, static symbol => new(Search((IPropertySymbol)symbol))).Member;

    private static PropertyInfo? Search(IPropertySymbol property) =>
        property.Parameters.Length > 0 ? null : Find(property.ContainingType)?.GetProperty(property.Name, Public);

    /// <summary>The generator's compiled copy of a method, operator or constructor; null if this member cannot be evaluated.</summary>
    public static MethodBase? Find(IMethodSymbol method) =>
        (MethodBase?)_found.GetValue(method, static symbol => new(Search((IMethodSymbol)symbol))).Member;

    private static MethodBase? Search(IMethodSymbol method)
    {
        Type? type = Find(method.ContainingType);
        Type?[] parameters = [.. method.Parameters.Select(parameter => Find(parameter.Type))];
        if (type is null || method.IsGenericMethod || _ofTheMachine.Contains(method.Name) || parameters.Any(parameter => parameter is null)
            || (type == typeof(Convert) && parameters.Contains(typeof(string))))    // a text is read by the culture's rules
        {
            return null;
        }

        return method.MethodKind == MethodKind.Constructor
            ? type.GetConstructor(parameters!)
            : type.GetMethods(Public).FirstOrDefault(one =>
                one.Name == method.Name
                && one.ReturnType == Find(method.ReturnType)
                && one.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameters!));
    }

    private sealed class Found(MemberInfo? member)
    {
        public MemberInfo? Member { get; } = member;
    }
}
