using System.Globalization;

namespace LlamaBatch.Trials;

/// <summary>How a level is written: culture-invariant, and back to the same bits.</summary>
public static class LevelText
{
    /// <summary>The text of a level.</summary>
    public static string Of<TLevel>(TLevel level)
        where TLevel : notnull => level switch
        {
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => level.ToString() ?? "",
        };
}
