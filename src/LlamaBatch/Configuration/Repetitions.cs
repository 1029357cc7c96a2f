namespace LlamaBatch;

/// <summary>How often a point is trained and measured: the numbers of <c>[Experiment]</c>.</summary>
/// <param name="Seeds">Evaluation seeds.</param>
/// <param name="TuningSeeds">Tuning seeds.</param>
/// <param name="CostBlocks">Blocks of cost trials.</param>
public readonly record struct Repetitions(int Seeds, int TuningSeeds, int CostBlocks)
{
    /// <summary>The legal numbers of seeds and blocks. Tuning seeds are numbered from 1001 on, so that more evaluation seeds would be among them.</summary>
    internal static ValueRange Range(bool isNeeded) => new(isNeeded ? 1 : 0, 1_000);
}
