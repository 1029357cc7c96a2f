using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Finds the level that an author probably meant.</summary>
internal static class NearestLevel
{
    /// <summary>
    /// The level that is nearest to a number, by ratio if all numbers are positive, otherwise by difference. Null without numeric levels.
    /// </summary>
    public static string? To(object? value, AxisDeclaration axis)
    {
        if (NumberOf(value) is not { } sought)
        {
            return null;
        }

        var levels = axis.Levels.Where(level => level.Kind == TypedConstantKind.Primitive && NumberOf(level.Value) is not null).ToList();
        bool byRatio = sought > 0 && levels.All(level => NumberOf(level.Value) > 0);
        return levels.Count == 0 ? null : LevelName.Of(levels.OrderBy(level => Distance(NumberOf(level.Value)!.Value)).First());

        double Distance(double level) => byRatio ? Math.Abs(Math.Log(level / sought)) : Math.Abs(level - sought);
    }

    private static double? NumberOf(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
            : null;
}
