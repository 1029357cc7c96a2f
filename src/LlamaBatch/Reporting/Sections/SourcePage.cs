using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The page that explains the sources of claims.</summary>
/// <param name="article">A path from the record's folder, or a URL; empty without such a page.</param>
/// <param name="scale">The scale of the report: that of a smoke run lies two folders deeper.</param>
internal sealed class SourcePage(string article, Scale scale)
{
    /// <summary>The source of a claim, as a link where there is a page; empty where the author named none.</summary>
    /// <param name="claim">The claim.</param>
    public Prose SourceOf(Claim claim) => claim.Source.Length == 0 || article.Length == 0
        ? Prose.Literal(claim.Source)
        : Prose.Link(claim.Source, $"{Address}#{Uri.EscapeDataString(claim.Source.ToLowerInvariant())}");

    /// <summary>The address, with what would end a link of Markdown made harmless.</summary>
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
