namespace LlamaBatch.Reporting.Markdown;

/// <summary>Detects full-width characters, and splits a text where a line may break.</summary>
internal static class EastAsianText
{
    /// <summary>Punctuation that must not begin a line.</summary>
    private const string Closing = "，。；：、！？）》】”’";

    /// <summary>Punctuation that must not end a line.</summary>
    private const string Opening = "（《【“‘";

    /// <summary>
    /// Whether a character is one em wide: Chinese, Japanese and Korean letters, their punctuation, and full-width
    /// forms.
    /// </summary>
    /// <param name="letter">The character.</param>
    public static bool IsWide(char letter) =>
        letter is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3')
            or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F')
            or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6');

    /// <summary>The parts of a text between which a line may break: words, and full-width characters with their punctuation.</summary>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<string> Parts(string text)
    {
        var parts = new List<string>();
        int start = 0;
        for (int end = 1; end < text.Length; end++)
        {
            (char before, char after) = (text[end - 1], text[end]);
            bool mayEnd = before == ' '
                || ((IsWide(before) || IsWide(after)) && after != ' ' && !Closing.Contains(after) && !Opening.Contains(before));
            if (mayEnd)
            {
                parts.Add(text[start..end]);
                start = end;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }
}
