using System.Runtime.CompilerServices;
using System.Text;

namespace LlamaBatch.Reporting.Markdown;

/// <summary>
/// Text that a language wrote, as Markdown and as plain text. It is made from an interpolated string: the text between the holes
/// is the language's own and may hold Markdown; the text of the holes is made literal.
/// </summary>
/// <remarks>
/// Holes take text, whole numbers (in groups of three digits) and other prose. A hole of type <see cref="double"/> does not compile,
/// so that every number has gone through <see cref="Number"/>, the one place that decides digits.
/// </remarks>
[InterpolatedStringHandler]
internal sealed class Prose
{
    private readonly StringBuilder _markdown = new();
    private readonly StringBuilder _plain = new();

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">Characters between the holes.</param>
    /// <param name="formattedCount">Holes.</param>
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

    /// <summary>Nothing.</summary>
    public static Prose Empty => new("", "");

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => _markdown.Length == 0;

    /// <summary>The text as Markdown.</summary>
    public string Markdown => _markdown.ToString();

    /// <summary>Text that is not the language's: an author's, a file's, a processor's name.</summary>
    /// <param name="text">The text.</param>
    public static Prose Literal(string text) => new(MarkdownText.Escape(text), text);

    /// <summary>Text inside of <c>`code`</c>, where nothing is markup.</summary>
    /// <param name="text">The text, without such marks of its own.</param>
    public static Prose Code(string text) => new(text, text);

    /// <summary>A link; as plain text what it says.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="address">Where it leads.</param>
    public static Prose Link(string text, string address) => new($"[{MarkdownText.Escape(text)}]({address})", text);

    /// <summary>An item of a list inside an item of a list; as plain text on a line of its own.</summary>
    /// <param name="text">What it says.</param>
    public static Prose Item(Prose text) => new($"\n  - {text.Markdown}", $"\n{text}");

    /// <summary>Several texts with another between each two.</summary>
    /// <param name="separator">What stands between, the language's own.</param>
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

    /// <summary>The same in bold.</summary>
    public Prose Bold() => IsEmpty ? this : new($"**{Markdown}**", ToString());

    /// <summary>The same in italics.</summary>
    public Prose Italic() => IsEmpty ? this : new($"*{Markdown}*", ToString());

    /// <summary>The same at the beginning of a sentence.</summary>
    public Prose Capitalized() => new(Raised(Markdown), Raised(ToString()));

    /// <summary>The language's own text, which may hold <c>**bold**</c>, <c>*italics*</c> and <c>`code`</c>.</summary>
    /// <param name="text">The text.</param>
    public void AppendLiteral(string text)
    {
        Add(_markdown, text);
        Add(_plain, text.Replace("*", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal));
    }

    /// <summary>Text that is made literal.</summary>
    /// <param name="text">The text.</param>
    public void AppendFormatted(string? text)
    {
        Add(_markdown, MarkdownText.Escape(text ?? ""));
        Add(_plain, text ?? "");
    }

    /// <summary>A whole number in groups of three digits.</summary>
    /// <param name="number">The number.</param>
    public void AppendFormatted(long number) => AppendFormatted(Number.Exact(number));

    /// <summary>Text of the same language.</summary>
    /// <param name="prose">The text.</param>
    public void AppendFormatted(Prose prose)
    {
        Add(_markdown, prose.Markdown);
        Add(_plain, prose.ToString());
    }

    /// <summary>The text without markup, for figures and the console.</summary>
    public override string ToString() => _plain.ToString();

    /// <summary>Appends a part. A blank separates a Chinese character from a letter, digit or percent sign; none separates two.</summary>
    private static void Add(StringBuilder text, string part)
    {
        char last = text.Length > 0 ? text[^1] : default;
        char first = part.Length > 0 ? part[0] : default;
        if ((IsChinese(last) && char.IsAsciiLetterOrDigit(first)) || ((char.IsAsciiLetterOrDigit(last) || last == '%') && IsChinese(first)))
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
