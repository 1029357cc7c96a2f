namespace LlamaBatch;

/// <summary>
/// A published text whose claims the experiments test. The command <c>report</c> writes a page, <c>ARTICLE.md</c>, with each claim of the
/// text and the verdicts of the experiments that name the claim as a <see cref="ClaimAttribute.Source"/>.
/// </summary>
/// <param name="Title">The title of the page.</param>
public sealed record Article(LocalText Title)
{
    /// <summary>The name of the page's file in the folder of experiments.</summary>
    public const string File = "ARTICLE.md";

    /// <summary>The question that the page answers first.</summary>
    public required LocalText Question { get; init; }

    /// <summary>The answer to the question, in words that readers who do not program can understand. Each statement becomes a
    /// paragraph.</summary>
    public IReadOnlyList<ArticleStatement> Answer { get; init; } = [];

    /// <summary>Paragraphs that say what the published text is and how to read the page.</summary>
    public IReadOnlyList<LocalText> Introduction { get; init; } = [];

    /// <summary>A short description of what each experiment trained, keyed by the experiment's name.</summary>
    public IReadOnlyDictionary<string, LocalText> Scopes { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>
    /// The scope of each claim that needs no training, such as "any model", keyed by the claim's code. Other claims have the scope of their
    /// experiment.
    /// </summary>
    public IReadOnlyDictionary<string, LocalText> ArithmeticScopes { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>The claims about speed. Each becomes a table with a row for each budget and a column for each training.</summary>
    public IReadOnlyList<ArticleBudgets> Budgets { get; init; } = [];

    /// <summary>The trainings, which are the columns of the tables of <see cref="Budgets"/>.</summary>
    public IReadOnlyList<ArticleTraining> Trainings { get; init; } = [];

    /// <summary>The claims, in the order of the text.</summary>
    public IReadOnlyList<ArticleSection> Sections { get; init; } = [];

    /// <summary>Descriptions of contradictions between claims of the text, one for each contradiction.</summary>
    public IReadOnlyList<LocalText> Contradictions { get; init; } = [];

    /// <summary>All claims of all sections.</summary>
    public IEnumerable<ArticleClaim> Claims => Sections.SelectMany(section => section.Claims);
}
