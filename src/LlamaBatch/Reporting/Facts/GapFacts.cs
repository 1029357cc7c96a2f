namespace LlamaBatch.Reporting.Facts;

/// <summary>The number of weight updates that each configuration made on the same text.</summary>
/// <param name="Arms">The configurations, each with its number of updates.</param>
internal sealed record UpdatesMade(IReadOnlyList<(ArmName Arm, long Updates)> Arms) : Hint;

/// <summary>The generalization gaps of configurations: validation loss minus training loss.</summary>
/// <param name="Gaps">For each configuration, the mean gap and the half-width of its 95 % interval.</param>
/// <param name="Worst">The configuration with the highest validation loss; null if the gaps cannot be compared.</param>
/// <param name="Best">The configuration with the lowest validation loss.</param>
/// <param name="IsWorse">Whether <paramref name="Worst"/> has a significantly larger gap than <paramref name="Best"/>.</param>
/// <param name="IsSmaller">Whether the mean gap of <paramref name="Worst"/> is smaller than that of <paramref name="Best"/>.</param>
/// <param name="HasLearnedLess">
/// Whether <paramref name="Worst"/> made fewer updates, and has a higher training loss, than <paramref name="Best"/>.
/// </param>
internal sealed record ArmGaps(
    IReadOnlyList<(double Gap, double Error)> Gaps,
    ArmName? Worst,
    ArmName Best,
    bool IsWorse,
    bool IsSmaller,
    bool HasLearnedLess) : Hint;
