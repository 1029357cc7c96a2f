using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Where a run shows how it goes. Calls come one at a time.</summary>
internal interface IRunView : IDisposable
{
    /// <summary>The run begins; <paramref name="progress"/> changes from now on, from other threads too.</summary>
    void Begin(RunProgress progress);

    /// <summary>A trial is finished.</summary>
    void Finished(Trial trial, TrialResult result);

    /// <summary>Something that the user must know, as a sentence.</summary>
    void Say(string sentence);
}
