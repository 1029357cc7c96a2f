using System.Globalization;
using System.Text;

namespace LlamaBatch.Files;

/// <summary>
/// Makes untrusted text safe for a terminal, a message or a figure. The result cannot move the cursor, reverse the direction of reading,
/// or break a line.
/// </summary>
internal static class Printable
{
    /// <summary>The largest number of characters of a value that a message shows.</summary>
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
    /// <remarks>The number is not an optional parameter, because Select would pass the index of an element for it.</remarks>
    public static string Short(string text, int shown)
    {
        // Long texts are shortened first, so that hidden parts cost no time.
        string line = OneLine(text.Length > 2 * shown ? text[..(2 * shown)] : text);
        return line.Length <= shown && text.Length <= 2 * shown ? line : $"{OneLine(line[..Math.Min(line.Length, shown)])}…";
    }

    /// <summary>Several lines of text, each without control characters.</summary>
    public static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => Steers(line) ? string.Concat(
            line.EnumerateRunes().Where(letter => !IsHidden(letter)).Select(letter => IsBreak(letter) ? " " : letter.ToString())) : line));

    /// <summary>Whether a character ends a line or controls a terminal.</summary>
    public static bool IsBreak(Rune letter) => Rune.GetUnicodeCategory(
            letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>
    /// Whether a character reverses the direction of reading, hides text, or is no valid character. These are direction
    /// marks and overrides, byte order marks, tags and noncharacters.
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
