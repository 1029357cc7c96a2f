using System.Text;
using LlamaBatch.Files;

namespace LlamaBatch.Reporting.Markdown;

/// <summary>Escapes user text, so that Markdown shows it as written.</summary>
public static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|~$@!&";

    /// <summary>The text on one line, with all markup of Markdown and HTML escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        bool isBreak = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Printable.IsBreak(rune) || Printable.IsHidden(rune))
            {
                isBreak |= Printable.IsBreak(rune) && escaped.Length > 0;
                continue;
            }

            if (isBreak)
            {
                escaped.Append(' ');
                isBreak = false;
            }

            switch (rune.Value)
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '@':
                    escaped.Append("&#64;");                // otherwise GitHub would link a user's name
                    break;
                default:
                    if (rune.IsBmp && Special.Contains((char)rune.Value, StringComparison.Ordinal))
                    {
                        escaped.Append('\\');
                    }

                    escaped.Append(rune);
                    break;
            }
        }

        return StartsList(escaped.ToString());
    }

    /// <summary>Escapes the beginning of a line that Markdown would read as a list item or a horizontal rule.</summary>
    private static string StartsList(string text)
    {
        int digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return text.Length > 0 && text[0] is ('-' or '+' or '=') ? "\\" + text
            : digits > 0 && text.Length > digits + 1 && text[digits] is ('.' or ')') && text[digits + 1] == ' ' ? text.Insert(digits, "\\")
            : text;
    }
}
