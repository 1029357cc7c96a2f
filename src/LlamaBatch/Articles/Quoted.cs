namespace LlamaBatch;

/// <summary>The result of a comparison that a statement quotes.</summary>
public enum Quoted
{
    /// <summary>The effect with its interval: <c>84 (65 to 100)</c>.</summary>
    Estimate,

    /// <summary>The smallest and largest critical batch size of the fits that each leave out one batch size: <c>19 to 50</c>.</summary>
    WithoutOneLevel,
}
