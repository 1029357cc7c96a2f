using System.Globalization;
using Humanizer;

namespace LlamaBatch.Generators;

/// <summary>How names are made: the only file that mentions Humanizer. Its results must not depend on the culture of the building machine.</summary>
internal static class Naming
{
    /// <summary>The parameter for an axis: <c>BatchSize</c> becomes <c>batchSize</c>.</summary>
    public static string Parameter(string property) => Invariantly(() => property.TrimStart('@').Camelize());

    /// <summary>A property in words, for sentences: <c>BatchSize</c> becomes <c>batch size</c>.</summary>
    public static string Words(string property) => Invariantly(() => property.TrimStart('@').Humanize(LetterCasing.LowerCase));

    /// <summary>A name as the beginning of a sentence: <c>ValidationLoss</c> becomes <c>Validation loss</c>.</summary>
    public static string Title(string name) => Invariantly(() => name.TrimStart('@').Humanize(LetterCasing.Sentence));

    private static string Invariantly(Func<string> name)
    {
        // Under tr-TR Humanizer makes other identifiers; the banned symbol is what restores the caller's culture.
#pragma warning disable RS1035
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
#pragma warning restore RS1035
    }
}
