namespace LlamaBatch;

/// <summary>A paragraph of the article page, with the verdicts on which it is based.</summary>
/// <remarks>
/// <c>{0}</c> in the text is replaced by the effect and the interval that the first citation quotes, <c>{1}</c> by those of the second
/// citation, and so on. If a current verdict differs from the cited one, the page and the command <c>report</c> say that the statement is
/// out of date.
/// </remarks>
/// <param name="Text">The statement.</param>
/// <param name="Citations">The verdicts on which the statement is based.</param>
public sealed record ArticleStatement(LocalText Text, params IReadOnlyList<Citation> Citations);
