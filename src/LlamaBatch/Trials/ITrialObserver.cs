namespace LlamaBatch.Trials;

/// <summary>Receives the steps and measurements of a training loop, and tells the loop when to save a checkpoint or stop.</summary>
public interface ITrialObserver
{
    /// <summary>The path of the trial's checkpoint.</summary>
    string CheckpointPath { get; }

    /// <summary>Whether the loop must save a checkpoint now.</summary>
    bool CheckpointIsDue { get; }

    /// <summary>Whether the user wants to stop.</summary>
    bool MustStop { get; }

    /// <summary>
    /// The sequences of first steps that the trial shares with other trials, each with its state file. The shortest sequence is first.
    /// </summary>
    IReadOnlyList<TrunkFile> Trunks => [];

    /// <summary>Called before the first step of a trial that starts from a state that another trial saved (<see cref="Trunk"/>).</summary>
    void BranchedFrom(Trunk trunk)
    {
    }

    /// <summary>Called after each step.</summary>
    void Stepped(int step, int steps, StepOutcome outcome);

    /// <summary>Called after each measurement.</summary>
    void Measured(string metric, Measurement measurement);

    /// <summary>Called for an event that the report must mention, such as an unusable checkpoint.</summary>
    void Noted(TrialNote note);
}
