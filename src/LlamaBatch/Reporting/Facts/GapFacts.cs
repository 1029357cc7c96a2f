namespace LlamaBatch.Reporting.Facts;

/// <summary>How often arms updated their weights on the same text.</summary>
/// <param name="Arms">The arms with their updates.</param>
internal sealed record UpdatesMade(IReadOnlyList<(ArmName Arm, long Updates)> Arms) : Hint;

/// <summary>By how much the validation loss of arms exceeds their training loss, and what that says of generalization.</summary>
/// <param name="Gaps">For each arm the gap and its error.</param>
/// <param name="Worst">The arm with the highest loss; null where nothing can be said.</param>
/// <param name="Best">The arm with the lowest.</param>
/// <param name="IsWorse">Whether the worst also generalizes worse.</param>
/// <param name="HasLearnedLess">Whether it made fewer updates and has a higher training loss.</param>
internal sealed record GeneralizationGap(
    IReadOnlyList<(double Gap, double Error)> Gaps, ArmName? Worst, ArmName Best, bool IsWorse, bool HasLearnedLess) : Hint;
