using System.Runtime.CompilerServices;
using System.Text;

namespace LlamaBatch.Reporting.Markdown;

/// <summary>
/// A text of a report, both as Markdown and as plain text. It is made from an interpolated string. The literal parts come
/// from the language and may contain Markdown. The interpolated values (holes) are escaped.
/// </summary>
/// <remarks>
/// Holes accept text, whole numbers (with thousands separators) and other prose. A hole of type <see cref="double"/> does not compile, so
/// that every number goes through <see cref="Number"/>, the only code that determines digits.
/// </remarks>
[InterpolatedStringHandler]
internal sealed class Prose
{
    private readonly StringBuilder _markdown = new();
    private readonly StringBuilder _plain = new();

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">The number of characters between the holes of the interpolated string.</param>
    /// <param name="formattedCount">The number of holes in the interpolated string.</param>
    public Prose(int literalLength, int formattedCount)
    {
        _markdown.EnsureCapacity(literalLength + (formattedCount * 8));
        _plain.EnsureCapacity(literalLength + (formattedCount * 8));
    }

    private Prose(string markdown, string plain)
    {
        _markdown.Append(markdown);
        _plain.Append(plain);
    }

    /// <summary>An empty text.</summary>
    public static Prose Empty => new("", "");

    /// <summary>Whether the text is empty.</summary>
    public bool IsEmpty => _markdown.Length == 0;

    /// <summary>The text as Markdown.</summary>
    public string Markdown => _markdown.ToString();

    /// <summary>Text that belongs to no language, such as user text or the name of a CPU. It is shown as written.</summary>
    /// <param name="text">The text.</param>
    public static Prose Literal(string text) => new(MarkdownText.Escape(text), text);

    /// <summary>User text that is already Markdown, such as a paragraph of a page.</summary>
    /// <param name="markdown">The text.</param>
    public static Prose Marked(string markdown) => new(markdown, markdown);

    /// <summary>Text inside <c>`code`</c>, where Markdown has no markup.</summary>
    /// <param name="text">The text, without backticks.</param>
    public static Prose Code(string text) => new(text, text);

    /// <summary>A link. In plain text, only the words of the link remain.</summary>
    /// <param name="text">The words of the link.</param>
    /// <param name="address">The address of the link.</param>
    public static Prose Link(string text, string address) => new($"[{MarkdownText.Escape(text)}]({address})", text);

    /// <summary>An item of a nested list. In plain text, the item is a separate line.</summary>
    /// <param name="text">The text of the item.</param>
    public static Prose Item(Prose text) => new($"\n  - {text.Markdown}", $"\n{text}");

    /// <summary>Joins several texts with a separator.</summary>
    /// <param name="separator">The separator, in the language of the texts.</param>
    /// <param name="parts">The texts; empty ones are left out.</param>
    public static Prose Join(string separator, IEnumerable<Prose> parts)
    {
        var joined = Empty;
        foreach (Prose part in parts.Where(part => !part.IsEmpty))
        {
            joined.AppendLiteral(joined.IsEmpty ? "" : separator);
            joined.AppendFormatted(part);
        }

        return joined;
    }

    /// <summary>The text in bold.</summary>
    public Prose Bold() => IsEmpty ? this : new($"**{Markdown}**", ToString());

    /// <summary>The text in italics.</summary>
    public Prose Italic() => IsEmpty ? this : new($"*{Markdown}*", ToString());

    /// <summary>The text with a capital letter at its beginning.</summary>
    public Prose Capitalized() => new(Raised(Markdown), Raised(ToString()));

    /// <summary>
    /// Appends a literal part of the interpolated string, which may contain <c>**bold**</c>, <c>*italics*</c> and
    /// <c>`code`</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    public void AppendLiteral(string text)
    {
        Add(_markdown, text);
        Add(_plain, text.Replace("*", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal));
    }

    /// <summary>Appends text, escaped in the Markdown.</summary>
    /// <param name="text">The text.</param>
    public void AppendFormatted(string? text)
    {
        Add(_markdown, MarkdownText.Escape(text ?? ""));
        Add(_plain, text ?? "");
    }

    /// <summary>Appends a whole number with thousands separators.</summary>
    /// <param name="number">The number.</param>
    public void AppendFormatted(long number) => AppendFormatted(Number.Exact(number));

    /// <summary>Appends prose unescaped, because it is already Markdown in the same language.</summary>
    /// <param name="prose">The text.</param>
    public void AppendFormatted(Prose prose)
    {
        Add(_markdown, prose.Markdown);
        Add(_plain, prose.ToString());
    }

    /// <summary>The text without markup, for figures and the console.</summary>
    public override string ToString() => _plain.ToString();

    /// <summary>Appends a part. A space is inserted between a Chinese character and a Latin letter, digit, minus or percent sign.</summary>
    private static void Add(StringBuilder text, string part)
    {
        char last = text.Length > 0 ? text[^1] : default;
        char first = part.Length > 0 ? part[0] : default;
        if ((IsChinese(last) && (char.IsAsciiLetterOrDigit(first) || first == '−'))
            || ((char.IsAsciiLetterOrDigit(last) || last == '%') && IsChinese(first)))
        {
            text.Append(' ');
        }
        else if (last == ' ' && text.Length > 1 && IsChinese(text[^2]) && IsChinese(first))
        {
            text.Length--;
        }
        else if (IsChinese(last) && first == ' ' && part.Length > 1 && IsChinese(part[1]))
        {
            part = part[1..];
        }

        text.Append(part);
    }

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    private static string Raised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
