using System.Globalization;
using System.Text;

namespace LlamaBatch.Files;

/// <summary>
/// Makes untrusted text safe to show in a terminal, a message or a figure. Removes characters that control the cursor, reverse the reading
/// direction or break lines.
/// </summary>
internal static class Printable
{
    /// <summary>The maximum number of characters of a value that a message shows.</summary>
    private const int Shown = 80;

    /// <summary>The text on one line, without control characters; consecutive blanks become one.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (Rune letter in text.EnumerateRunes())
        {
            bool isBlank = letter.Value == ' ' || IsBreak(letter);
            if (IsHidden(letter) || (isBlank && (line.Length == 0 || line[^1] == ' ')))
            {
                continue;
            }

            line.Append(isBlank ? " " : letter.ToString());
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>The text on one line, without control characters, shortened for a message.</summary>
    public static string Short(string text) => Short(text, Shown);

    /// <summary>The text on one line, without control characters, shortened to a number of characters.</summary>
    /// <remarks>
    /// This is a separate overload instead of an optional parameter, because Select(Printable.Short) would pass an index for the parameter.
    /// </remarks>
    public static string Short(string text, int shown)
    {
        // Long texts are cut first, so that the part that is not shown takes no time.
        string line = OneLine(text.Length > 2 * shown ? text[..(2 * shown)] : text);
        return line.Length <= shown && text.Length <= 2 * shown ? line : $"{OneLine(line[..Math.Min(line.Length, shown)])}…";
    }

    /// <summary>A text of several lines, without control characters in each line.</summary>
    public static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => Steers(line) ? string.Concat(
            line.EnumerateRunes().Where(letter => !IsHidden(letter)).Select(letter => IsBreak(letter) ? " " : letter.ToString())) : line));

    /// <summary>Whether a character ends a line or controls a terminal.</summary>
    public static bool IsBreak(Rune letter) => Rune.GetUnicodeCategory(
            letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>
    /// Whether a character is invisible, or changes the reading direction: direction marks and overrides, byte order marks, tags and
    /// noncharacters.
    /// </summary>
    public static bool IsHidden(Rune letter) =>
        letter.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
            or 0xFEFF or (>= 0xE0000 and <= 0xE007F)
        || (letter.Value & 0xFFFE) == 0xFFFE;

    private static bool Steers(string line)
    {
        foreach (Rune letter in line.EnumerateRunes())
        {
            if (IsHidden(letter) || IsBreak(letter) || letter == Rune.ReplacementChar)
            {
                return true;
            }
        }

        return false;
    }
}
