using System.Globalization;
using Humanizer;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.Generators;

/// <summary>Derives names and words from identifiers. Only this file uses the library Humanizer.</summary>
/// <remarks>The results do not depend on the culture of the building machine.</remarks>
internal static class Naming
{
    private const int LongestFileName = 120;

    /// <summary>The parameter name for an axis: <c>BatchSize</c> becomes <c>batchSize</c>.</summary>
    public static string Parameter(string property) => Invariantly(() => property.TrimStart('@').Camelize());

    /// <summary>Distinct parameter names for axes. If a name would be repeated or illegal, the axis keeps its property's name.</summary>
    public static IReadOnlyList<string> Parameters(IReadOnlyList<string> properties)
    {
        string[] parameters = [.. properties.Select(Parameter)];
        string[] names = [.. properties.Select((property, i) => SyntaxFacts.IsValidIdentifier(parameters[i])
            && parameters.Count(other => other == parameters[i]) == 1 ? parameters[i] : property)];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = Distinct(names[i], names.Take(i));
        }

        return names;
    }

    /// <summary>The given name, followed by as many underscores as it needs to differ from all other names.</summary>
    public static string Distinct(string name, IEnumerable<string> others)
    {
        while (others.Contains(name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>The first free name of the form <c>name2</c>, <c>name3</c> and so on.</summary>
    public static string Numbered(string name, Func<string, bool> isTaken)
    {
        int number = 2;
        while (isTaken(FormattableString.Invariant($"{name}{number}")))
        {
            number++;
        }

        return FormattableString.Invariant($"{name}{number}");
    }

    /// <summary>The given name, preceded by an <c>@</c> if it is a C# keyword.</summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;

    /// <summary>
    /// A file name that is legal for every compiler and file system. Illegal characters become numbers, and a long name is cut and ends in
    /// a hash.
    /// </summary>
    public static string FileName(string name)
    {
        string legal = string.Concat(name.Select(letter => letter switch
        {
            '+' => ".",
            '`' => "-",
            '.' or '_' => letter.ToString(),
            _ => char.IsLetterOrDigit(letter) ? letter.ToString() : $"_{(int)letter:x4}",
        }));
        uint hash = name.Aggregate(2166136261u, (sum, letter) => unchecked((sum ^ letter) * 16777619));
        return legal.Length <= LongestFileName ? legal : FormattableString.Invariant($"{legal.Substring(0, LongestFileName)}_{hash:x8}");
    }

    /// <summary>A property's name as words in a sentence: <c>BatchSize</c> becomes <c>batch size</c>.</summary>
    public static string Words(string property) => Invariantly(() => property.TrimStart('@').Humanize(LetterCasing.LowerCase));

    /// <summary>A name as the beginning of a sentence: <c>ValidationLoss</c> becomes <c>Validation loss</c>.</summary>
    public static string Title(string name) => Invariantly(() => name.TrimStart('@').Humanize(LetterCasing.Sentence));

    private static string Invariantly(Func<string> name)
    {
        // Humanizer makes different identifiers in some cultures, such as tr-TR. The banned symbol is needed to restore the caller's
        // culture.
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
