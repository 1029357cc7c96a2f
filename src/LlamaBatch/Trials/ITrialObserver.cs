namespace LlamaBatch.Trials;

/// <summary>The environment of a training loop. It receives the records and reports when a checkpoint or a stop is due.</summary>
public interface ITrialObserver
{
    /// <summary>The path of the trial's checkpoint.</summary>
    string CheckpointPath { get; }

    /// <summary>Whether a checkpoint is due.</summary>
    bool CheckpointIsDue { get; }

    /// <summary>Whether the user wants to stop.</summary>
    bool MustStop { get; }

    /// <summary>The trunks that the trial shares with others, the shortest first.</summary>
    IReadOnlyList<TrunkFile> Trunks => [];

    /// <summary>Called before the first step of a trial that begins with the state after a trunk.</summary>
    void BranchedFrom(Trunk trunk)
    {
    }

    /// <summary>Called after each step.</summary>
    void Stepped(int step, int steps, StepOutcome outcome);

    /// <summary>Called after each measurement.</summary>
    void Measured(string metric, Measurement measurement);

    /// <summary>Called for an event that the report must mention but no measurement shows.</summary>
    void Noted(TrialNote note);
}
