using LlamaBatch.Files;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The page that explains the sources of claims.</summary>
/// <param name="article">The page, as a URL or as a path from the folder of the experiment's record; empty if there is no page.</param>
/// <param name="folder">
/// The folder of the experiment's record. If a translation into the report's language lies beside the page, links lead to the translation.
/// </param>
/// <param name="language">The language of the report.</param>
/// <param name="scale">
/// The scale of the report. The report of a smoke run lies two folders deeper, so a relative path needs <c>../../</c>.
/// </param>
internal sealed class SourcePage(string article, string folder, Language language, Scale scale)
{
    /// <summary>The source of a claim, as a link if there is a page; empty if the claim names no source.</summary>
    /// <param name="claim">The claim.</param>
    public Prose SourceOf(Claim claim) => claim.Source.Length == 0 || article.Length == 0
        ? Prose.Literal(claim.Source)
        : Prose.Link(claim.Source, $"{Address}#{Uri.EscapeDataString(claim.Source.ToLowerInvariant())}");

    /// <summary>The address of the page, in which characters that would end a Markdown link are escaped.</summary>
    private string Address
    {
        get
        {
            bool isRemote = Uri.TryCreate(article, UriKind.Absolute, out _);
            string page = isRemote ? article : Translated;
            string path = scale != Scale.Smoke || isRemote ? page : $"../../{page}";
            return string.Concat(path.Select(letter => letter is ' ' or '(' or ')' or '<' or '>' or '|' or '`' || char.IsControl(letter)
                ? Uri.HexEscape(letter)
                : $"{letter}"));
        }
    }

    /// <summary>The page in the report's language if it exists: <c>../ARTICLE.zh-CN.md</c> for <c>../ARTICLE.md</c>.</summary>
    private string Translated
    {
        get
        {
            string extension = Path.GetExtension(article);
            string translated = language.FileName(article[..^extension.Length], extension);
            return OnDisk.IsFile(Path.Combine(folder, translated)) ? translated : article;
        }
    }
}
