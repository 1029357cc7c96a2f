namespace LlamaBatch;

/// <summary>The numbers of repetitions that <c>[Experiment]</c> declares: seeds, and blocks of cost trials.</summary>
/// <param name="Seeds">The number of evaluation seeds. Claims are decided by the trials of these seeds.</param>
/// <param name="TuningSeeds">The number of tuning seeds. The trials of these seeds choose the best levels of tuned axes.</param>
/// <param name="CostBlocks">The number of blocks of cost trials. A block measures each configuration once, in random order.</param>
public readonly record struct Repetitions(int Seeds, int TuningSeeds, int CostBlocks)
{
    /// <summary>
    /// The legal range: 1 to 1,000, or 0 to 1,000 if this kind of repetition is not needed. Tuning seeds are numbered
    /// from 1001, so with more than 1,000 evaluation seeds the two kinds of seeds would overlap.
    /// </summary>
    internal static ValueRange Range(bool isNeeded) => new(isNeeded ? 1 : 0, 1_000);
}
