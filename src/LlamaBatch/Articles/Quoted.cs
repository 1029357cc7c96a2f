namespace LlamaBatch;

/// <summary>The kinds of results of a comparison that a statement can quote.</summary>
public enum Quoted
{
    /// <summary>The effect with its confidence interval: <c>84 (65 to 100)</c>.</summary>
    Estimate,

    /// <summary>The range of critical batch sizes in fits that each leave out one batch size: <c>19 to 50</c>.</summary>
    WithoutOneLevel,
}
