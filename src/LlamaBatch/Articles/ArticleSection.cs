namespace LlamaBatch;

/// <summary>A section of a published text, with its claims.</summary>
/// <param name="Title">The heading of the section.</param>
/// <param name="Claims">The claims of the section.</param>
public sealed record ArticleSection(LocalText Title, params IReadOnlyList<ArticleClaim> Claims);
