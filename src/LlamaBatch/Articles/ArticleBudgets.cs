namespace LlamaBatch;

/// <summary>
/// A claim that is true or false depending on what is counted, such as steps, text or time. The page shows the verdicts side by side.
/// </summary>
/// <param name="Question">The claim as a question.</param>
/// <param name="Codes">What is counted, and the code of the claim that counts it.</param>
public sealed record ArticleBudgets(LocalText Question, params IReadOnlyList<(LocalText Counted, string Code)> Codes);
