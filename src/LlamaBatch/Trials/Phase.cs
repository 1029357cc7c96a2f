namespace LlamaBatch.Trials;

/// <summary>The purpose of a trial.</summary>
public enum Phase
{
    /// <summary>Chooses the level of a tuned axis. No claim uses its results.</summary>
    Tuning,

    /// <summary>Answers the question of the experiment.</summary>
    Evaluation,

    /// <summary>Measures the cost of training: a short trial that runs alone.</summary>
    Cost,
}
