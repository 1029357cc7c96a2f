using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The page that lists an article's claims with their verdicts.</content>
internal abstract partial class Language
{
    /// <summary>The file name of an article's page: <c>ARTICLE.md</c> in English, <c>ARTICLE.zh-CN.md</c> in Chinese.</summary>
    public string ArticleFile
        => FileName(Path.GetFileNameWithoutExtension(LlamaBatch.Article.File), Path.GetExtension(LlamaBatch.Article.File));

    /// <summary>The name of the language in that language, such as <c>English</c>.</summary>
    public abstract string OwnName { get; }

    /// <summary>The heading of a part of the page.</summary>
    /// <param name="part">The part.</param>
    public abstract Prose Heading(ArticlePart part);

    /// <summary>A statement of the page.</summary>
    /// <param name="fact">The fact.</param>
    public abstract Prose Say(ArticleFact fact);

    /// <summary>An effect with its interval, without the names of configurations: <c>84 (95 % CI 79 to 89)</c>.</summary>
    /// <param name="effect">The effect.</param>
    public abstract Prose Amount(Effect effect);

    /// <summary>An effect with its interval, for readers with no background in statistics: <c>84 (65 to 100)</c>.</summary>
    /// <param name="effect">The effect.</param>
    public abstract Prose Estimate(Effect effect);

    /// <summary>Two numbers as a range: <c>19 to 50</c>.</summary>
    /// <param name="least">The smaller number.</param>
    /// <param name="most">The larger number.</param>
    public abstract Prose Span(string least, string most);

    /// <summary>The code of a claim, as a link to the claim's row on the page.</summary>
    /// <param name="code">The code.</param>
    protected static Prose Link(string code) => Prose.Link(code, $"#{Uri.EscapeDataString(code.ToLowerInvariant())}");
}
