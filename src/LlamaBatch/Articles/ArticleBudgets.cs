namespace LlamaBatch;

/// <summary>
/// A claim whose verdict depends on what is counted, such as steps, text or time. The page shows the verdicts side by side.
/// </summary>
/// <param name="Question">The claim as a question.</param>
/// <param name="Codes">Each counted quantity, such as steps, with the code of the claim about it.</param>
public sealed record ArticleBudgets(LocalText Question, params IReadOnlyList<(LocalText Counted, string Code)> Codes);
