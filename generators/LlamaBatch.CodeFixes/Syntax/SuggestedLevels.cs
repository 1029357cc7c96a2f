using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.CodeFixes;

/// <summary>Suggests the levels of a new axis from its baseline.</summary>
internal static class SuggestedLevels
{
    /// <summary>
    /// Suggests levels in ascending order, as C# code: half the baseline, the baseline, and twice the baseline. For a decay β in [0.5, 1),
    /// 1 − β is halved and doubled instead. For a Boolean or an enum, the levels are all values. Null if no levels can be suggested.
    /// </summary>
    public static IReadOnlyList<string>? Around(object? baseline, ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            string[] members = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.ConstantValue is not null)
                .Select(field => LevelName.Of(field.ConstantValue!, type))];
            return members.Length > 1 ? members : null;
        }

        IEnumerable<object>? levels = (type.SpecialType, baseline) switch
        {
            (SpecialType.System_Boolean, _) => [false, true],
            (SpecialType.System_Int32, int and > 0 and < int.MaxValue / 2 and var number) => Whole(number).Select(one => (object)(int)one),
            (SpecialType.System_Int64, int and > 0 and var number) => Whole(number).Select(one => (object)one),
            (SpecialType.System_Int64, long and > 0 and < long.MaxValue / 2 and var number) => Whole(number).Select(one => (object)one),
            (SpecialType.System_Double, _) when LevelEdits.NumberOf(baseline) is { } number => Real(number)?.Select(one => (object)one),
            (SpecialType.System_Single, float number) => Real(number)?.Select(one => (object)(float)one),
            _ => null,
        };
        return levels is null ? null : [.. levels.Select(level => LevelName.Of(level, type))];
    }

    /// <summary>
    /// Suggests one level below and one above the given two, spaced by their ratio. Null if the given levels are not two different positive
    /// numbers.
    /// </summary>
    public static IReadOnlyList<string>? Beyond(object? first, object? second, ITypeSymbol type)
    {
        if (LevelEdits.NumberOf(first) is not { } one || LevelEdits.NumberOf(second) is not { } other || one <= 0 || other <= 0
            || one.Equals(other))
        {
            return null;
        }

        (double low, double high) = (Math.Min(one, other), Math.Max(one, other));
        (double below, double above) = (Rounded(low * low / high), Rounded(high * high / low));
        return type.SpecialType switch
        {
            SpecialType.System_Double => [LevelName.Of(below, type), LevelName.Of(above, type)],
            SpecialType.System_Single => [LevelName.Of((float)below, type), LevelName.Of((float)above, type)],
            SpecialType.System_Int32 when above < int.MaxValue => [.. new[] { below, above }.Select(level => Math.Round(level))
                .Where(level => level >= 1 && !level.Equals(low))
                .Select(level => LevelName.Of((int)level, type))],
            _ => null,
        };
    }

    /// <summary>
    /// Suggests levels below and above the given levels, until the highest is at least <paramref name="factor"/> times the lowest. Added
    /// levels are spaced by the ratio of the two lowest given levels.
    /// </summary>
    public static IReadOnlyList<string>? Spanning(IReadOnlyList<object?> levels, double factor, ITypeSymbol type)
    {
        double[] numbers = [.. levels.Select(LevelEdits.NumberOf).OfType<double>().OrderBy(number => number)];
        if (numbers.Length < 2 || numbers[0] <= 0 || numbers[1] <= numbers[0] || type.SpecialType != SpecialType.System_Double)
        {
            return null;
        }

        var added = new List<double>();
        double ratio = numbers[1] / numbers[0];
        (double low, double high) = (numbers[0], numbers[numbers.Length - 1]);
        while (high / low < factor)
        {
            (low, high) = (low / ratio, high * ratio);
            added.AddRange([Rounded(low), Rounded(high)]);
        }

        return [.. added.OrderBy(level => level).Select(level => LevelName.Of(level, type))];
    }

    private static IEnumerable<long> Whole(long number) => number == 1 ? [1, 2, 4] : [number / 2, number, number * 2];

    private static double[]? Real(double number) =>
        number <= 0 || double.IsInfinity(number) || double.IsNaN(number) ? null
        : number is >= 0.5 and < 1 ? [Rounded(1 - (2 * (1 - number))), number, Rounded(1 - ((1 - number) / 2))]
        : [Rounded(number / 2), number, Rounded(number * 2)];

    /// <summary>Rounds a number to six significant digits, which removes binary rounding errors.</summary>
    private static double Rounded(double number) => double.Parse(
        number.ToString("G6", System.Globalization.CultureInfo.InvariantCulture),
        System.Globalization.CultureInfo.InvariantCulture);
}
