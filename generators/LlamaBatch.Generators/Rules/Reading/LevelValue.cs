using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Converts constants to levels.</summary>
internal static class LevelValue
{
    /// <summary>
    /// Converts a constant to the type of the axis's levels, such as 1 to 1.0. Null if the compiler rejects the constant.
    /// </summary>
    public static object? Of(object? constant, AxisDeclaration axis)
    {
        if (constant is not IConvertible)
        {
            return null;
        }

        if (axis.Levels is not [{ Kind: not TypedConstantKind.Array, Value: { } like }, ..])
        {
            return constant;
        }

        if (constant is string || like is string)
        {
            return constant is string && like is string ? constant : null;
        }

        try
        {
            return Arithmetic.Convert(constant, like.GetType());
        }
        catch (Exception problem) when (problem is OverflowException or InvalidCastException or FormatException)
        {
            return null;
        }
    }
}
