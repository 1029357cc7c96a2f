using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The page that explains the sources of claims.</summary>
/// <param name="article">A path from the record's folder, or a URL; empty without such a page.</param>
/// <param name="scale">The scale of the report. The report of a smoke run lies two folders deeper, so a relative path needs
/// <c>../../</c>.</param>
internal sealed class SourcePage(string article, Scale scale)
{
    /// <summary>The source of a claim, as a link if there is a page; empty if the author named no source.</summary>
    /// <param name="claim">The claim.</param>
    public Prose SourceOf(Claim claim) => claim.Source.Length == 0 || article.Length == 0
        ? Prose.Literal(claim.Source)
        : Prose.Link(claim.Source, $"{Address}#{Uri.EscapeDataString(claim.Source.ToLowerInvariant())}");

    /// <summary>The address of the page, with characters escaped that would end a Markdown link.</summary>
    private string Address
    {
        get
        {
            string path = scale != Scale.Smoke || Uri.TryCreate(article, UriKind.Absolute, out _) ? article : $"../../{article}";
            return string.Concat(path.Select(letter => letter is ' ' or '(' or ')' or '<' or '>' or '|' or '`' || char.IsControl(letter)
                ? Uri.HexEscape(letter)
                : $"{letter}"));
        }
    }
}
