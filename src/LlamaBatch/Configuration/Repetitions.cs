namespace LlamaBatch;

/// <summary>The repetitions that <c>[Experiment]</c> declares.</summary>
/// <param name="Seeds">Evaluation seeds.</param>
/// <param name="TuningSeeds">Tuning seeds.</param>
/// <param name="CostBlocks">Blocks of cost trials.</param>
public readonly record struct Repetitions(int Seeds, int TuningSeeds, int CostBlocks)
{
    /// <summary>The legal numbers of seeds and blocks. Tuning seeds begin at 1001, so there are at most 1000 evaluation seeds.</summary>
    internal static ValueRange Range(bool isNeeded) => new(isNeeded ? 1 : 0, 1_000);
}
