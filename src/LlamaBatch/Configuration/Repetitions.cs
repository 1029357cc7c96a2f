namespace LlamaBatch;

/// <summary>The numbers of seeds and of blocks of cost trials that <c>[Experiment]</c> declares.</summary>
/// <param name="Seeds">The number of evaluation seeds, whose trials decide claims.</param>
/// <param name="TuningSeeds">The number of tuning seeds, whose trials choose the levels of tuned axes.</param>
/// <param name="CostBlocks">The number of blocks of cost trials. A block measures each configuration once, in random order.</param>
public readonly record struct Repetitions(int Seeds, int TuningSeeds, int CostBlocks)
{
    /// <summary>
    /// The legal numbers of seeds and of blocks of cost trials. Tuning seeds begin at 1001, so there are at most 1000 evaluation seeds.
    /// </summary>
    internal static ValueRange Range(bool isNeeded) => new(isNeeded ? 1 : 0, 1_000);
}
