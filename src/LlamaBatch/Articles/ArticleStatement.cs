namespace LlamaBatch;

/// <summary>A statement that its author bases on verdicts.</summary>
/// <remarks>
/// <c>{0}</c> in the text is replaced by the effect of the first citation with its interval, <c>{1}</c> by that of the second, and so on.
/// If a verdict differs from its citation, the page marks the statement as out of date, and <c>report</c> says so.
/// </remarks>
/// <param name="Text">The statement.</param>
/// <param name="Citations">The verdicts on which the statement is based.</param>
public sealed record ArticleStatement(LocalText Text, params IReadOnlyList<Citation> Citations);
