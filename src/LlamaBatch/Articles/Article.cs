namespace LlamaBatch;

/// <summary>
/// A published text whose claims the experiments test. <c>report</c> writes it as a page, <c>ARTICLE.md</c>: each claim of the text, with
/// the verdict of every experiment whose <see cref="ClaimAttribute.Source"/> names it.
/// </summary>
/// <param name="Title">The title of the page.</param>
public sealed record Article(LocalText Title)
{
    /// <summary>The file name of the page that lists the claims. It lies in the folder of experiments.</summary>
    public const string File = "ARTICLE.md";

    /// <summary>The question that the page answers first.</summary>
    public required LocalText Question { get; init; }

    /// <summary>The answer, for a reader who does not program: one paragraph for each statement.</summary>
    public IReadOnlyList<ArticleStatement> Answer { get; init; } = [];

    /// <summary>What the text is, and how to read the page: one paragraph for each text.</summary>
    public IReadOnlyList<LocalText> Introduction { get; init; } = [];

    /// <summary>A few words on what each experiment trained, by the name of the experiment's record.</summary>
    public IReadOnlyDictionary<string, LocalText> Scopes { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>
    /// A claim whose verdict depends on what is held equal: steps, text, time or arithmetic. Null if the text makes no such claim.
    /// </summary>
    public ArticleBudgets? Budgets { get; init; }

    /// <summary>The claims, in the order of the text.</summary>
    public IReadOnlyList<ArticleSection> Sections { get; init; } = [];

    /// <summary>The claims of the text that contradict each other, one text for each contradiction.</summary>
    public IReadOnlyList<LocalText> Contradictions { get; init; } = [];

    /// <summary>All claims of all sections.</summary>
    public IEnumerable<ArticleClaim> Claims => Sections.SelectMany(section => section.Claims);
}
