namespace LlamaBatch;

/// <summary>What a statement quotes of a comparison.</summary>
public enum Quoted
{
    /// <summary>The effect with its interval: <c>84 (65 to 100)</c>.</summary>
    Estimate,

    /// <summary>The smallest and the largest critical batch size if one batch size is left out: <c>19 to 50</c>.</summary>
    WithoutOneLevel,
}
