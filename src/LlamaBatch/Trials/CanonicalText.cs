using System.Globalization;
using Humanizer;

namespace LlamaBatch.Trials;

/// <summary>The words by which identities know axes and metrics. Recorded looks hold their hash, so they never change; what readers see is a language's.</summary>
internal static class CanonicalText
{
    /// <summary>An axis at a level: <c>batch size 100</c>.</summary>
    /// <param name="level">The level.</param>
    public static string Of(AxisLevel level) => $"{Lower(level.Axis)} {LevelText.Shown(level.Level)}";

    /// <summary>In lower case but for abbreviations: <c>BatchSize</c> becomes <c>batch size</c>, <c>KVHeads</c> becomes <c>KV heads</c>.</summary>
    /// <param name="name">The name of a property or type.</param>
    public static string Lower(string name) => Invariantly(() => string.Join(' ', name.Humanize().Split(' ').Select(word =>
        word.Length > 1 && word.All(char.IsUpper) ? word : word.ToLowerInvariant())));

    /// <summary>A name that is words already, inside a sentence: abbreviations and names stay as their author wrote them.</summary>
    /// <param name="name">The name, in sentence case.</param>
    public static string InSentence(string name)
    {
        string first = name.Split(' ')[0];
        bool isAbbreviation = first.Skip(1).Any(char.IsUpper) || (first.Length > 1 && !first.Any(char.IsLower));
        return isAbbreviation || name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Humanizer lowers and raises letters by the current culture, which makes other words under tr-TR.</summary>
    private static string Invariantly(Func<string> name)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return name();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
