namespace LlamaBatch.Generators;

/// <summary>Converts constants to levels.</summary>
internal static class LevelValue
{
    /// <summary>
    /// Converts a constant to the type of the axis's levels, such as 1 to 1.0. Null if the compiler rejects the constant.
    /// </summary>
    public static object? Of(object? constant, AxisDeclaration axis)
    {
        if (constant is not IConvertible || constant is string || axis.Levels is not [{ Value: { } like and not string }, ..])
        {
            return constant;
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
