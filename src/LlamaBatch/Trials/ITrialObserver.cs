namespace LlamaBatch.Trials;

/// <summary>The world outside a training loop: where its records go, and what the user wants of it.</summary>
public interface ITrialObserver
{
    /// <summary>Where the trial's checkpoint lies.</summary>
    string CheckpointPath { get; }

    /// <summary>Whether a checkpoint is due.</summary>
    bool CheckpointIsDue { get; }

    /// <summary>Whether the user wants to stop.</summary>
    bool MustStop { get; }

    /// <summary>A step was taken.</summary>
    void Stepped(int step, int steps, StepOutcome outcome);

    /// <summary>A metric was measured.</summary>
    void Measured(string metric, Measurement measurement);

    /// <summary>Something happened that the report must mention and that no measurement shows.</summary>
    void Noted(TrialNote note);
}
