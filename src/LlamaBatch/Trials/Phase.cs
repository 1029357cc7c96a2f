namespace LlamaBatch.Trials;

/// <summary>What a trial is for.</summary>
public enum Phase
{
    /// <summary>To choose the level of a tuned axis; no claim sees it.</summary>
    Tuning,

    /// <summary>To answer the question.</summary>
    Evaluation,

    /// <summary>To measure what training costs: short, with no other trial beside it.</summary>
    Cost,
}
