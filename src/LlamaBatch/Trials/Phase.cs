namespace LlamaBatch.Trials;

/// <summary>The purpose of a trial.</summary>
public enum Phase
{
    /// <summary>Choosing the level of a tuned axis. No claim uses results of this phase.</summary>
    Tuning,

    /// <summary>Answering the question of the experiment.</summary>
    Evaluation,

    /// <summary>Measuring the cost of training, in a short trial that runs alone.</summary>
    Cost,
}
