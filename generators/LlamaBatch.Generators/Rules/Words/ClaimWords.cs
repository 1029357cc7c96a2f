using System.Runtime.CompilerServices;

namespace LlamaBatch.Generators;

/// <summary>The words of an English claim, in lower case. A number such as <c>1,024</c> or <c>3e-3</c> is one word.</summary>
internal static class ClaimWords
{
    /// <summary>Words that may turn the meaning of a sentence around, or make it conditional.</summary>
    private static readonly HashSet<string> _turning =
    [
        "no", "not", "never", "nothing", "none", "neither", "nor", "hardly", "cannot", "fails", "fail", "rather", "instead",
        "despite", "although", "though", "but", "while", "whereas", "unless", "except", "if", "only", "least", "most", "within", "half",
        "equal", "equals", "equally", "as", "until", "would", "contrary", "false", "wrong", "too", "enough", "either",
    ];

    /// <summary>A cache of the words of each text, because many rules read the words of the same claim.</summary>
    private static readonly ConditionalWeakTable<string, IReadOnlyList<string>> _ofTexts = new();

    public static IReadOnlyList<string> Of(string text) => _ofTexts.GetValue(text, Read);

    private static IReadOnlyList<string> Read(string text)
    {
        var words = new List<string>();
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsPart(text, i, start))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                words.Add(text.Substring(start, i - start).ToLowerInvariant());
                start = -1;
            }

            if (i < text.Length && text[i] is ':' or ';' or ',' or '(' or ')' or '.' && start < 0)
            {
                words.Add(text[i].ToString());
            }
        }

        return words;
    }

    /// <summary>Whether a word ends in a short form of "not", as in "isn't".</summary>
    public static bool IsNegated(string word) =>
        word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal);

    /// <summary>Whether a word may turn the meaning of a sentence around, or make it conditional.</summary>
    public static bool IsTurning(string word) => _turning.Contains(word) || IsNegated(word);

    /// <summary>Whether the words of a phrase begin at a place of a text.</summary>
    /// <remarks>Rules try each phrase at each word, so the method uses a plain loop, which allocates nothing.</remarks>
    public static bool IsAt(IReadOnlyList<string> words, int place, string[] phrase)
    {
        for (int j = 0; j < phrase.Length; j++)
        {
            if (place + j >= words.Count || words[place + j] != phrase[j])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The words of a name such as <c>BatchSize</c>, in lower case.</summary>
    public static IEnumerable<string> PartsOf(string name)
    {
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || char.IsUpper(name[i]) || name[i] == '_')
            {
                if (name.Substring(start, i - start).Trim('_').ToLowerInvariant() is { Length: > 1 } part)
                {
                    yield return part;
                }

                start = i;
            }
        }
    }

    /// <summary>The last word of a metric's name, which claims use as its noun; empty for a rate such as <c>TokensPerSecond</c>.</summary>
    public static string LastOf(string metric)
    {
        var parts = PartsOf(metric).ToList();
        return parts.Count == 0 || parts.Contains("per") ? "" : parts[parts.Count - 1];
    }

    /// <summary>Whether a character belongs to a word: a letter, a digit, or a sign inside a number or a name.</summary>
    private static bool IsPart(string text, int i, int start) =>
        char.IsLetterOrDigit(text[i]) || text[i] is '_' or '%'
        || (text[i] is '.' or ',' && start >= 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
        || (text[i] is '-' or '+' && start >= 0 && char.IsDigit(text[start]) && text[i - 1] is 'e' or 'E')
        || (text[i] is '-' or '\'' or '’' && start >= 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]));
}
