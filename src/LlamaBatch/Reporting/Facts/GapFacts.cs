namespace LlamaBatch.Reporting.Facts;

/// <summary>The numbers of weight updates that the arms made on the same text.</summary>
/// <param name="Arms">The arms with their numbers of updates.</param>
internal sealed record UpdatesMade(IReadOnlyList<(ArmName Arm, long Updates)> Arms) : Hint;

/// <summary>The generalization gaps of the arms: validation loss minus training loss.</summary>
/// <param name="Gaps">For each arm, its gap and the error of the gap.</param>
/// <param name="Worst">The arm with the highest loss; null if the gaps cannot be compared.</param>
/// <param name="Best">The arm with the lowest loss.</param>
/// <param name="IsWorse">Whether the arm with the highest loss also generalizes worse than the best arm.</param>
/// <param name="HasLearnedLess">Whether the arm with the highest loss made fewer updates and has a higher training loss than the best
/// arm.</param>
internal sealed record ArmGaps(
    IReadOnlyList<(double Gap, double Error)> Gaps, ArmName? Worst, ArmName Best, bool IsWorse, bool HasLearnedLess) : Hint;
