namespace LlamaBatch;

/// <summary>
/// A claim about speed, whose verdict depends on what is held equal: text, steps, time or the loss. The page shows its verdicts side by
/// side.
/// </summary>
/// <remarks>
/// The row of a verdict is the budget of its comparisons, such as <c>EqualSteps</c>. Claims without a budget, such as those about
/// throughput, are left out.
/// </remarks>
/// <param name="Question">The claim as a question.</param>
/// <param name="Codes">The codes of the claim's interpretations, such as <c>C06a</c> for "faster" in steps.</param>
public sealed record ArticleBudgets(LocalText Question, params IReadOnlyList<string> Codes);
