using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Shows the progress of a run. Calls do not overlap.</summary>
internal interface IRunView : IDisposable
{
    /// <summary>Called when the run begins. From now on, several threads change <paramref name="progress"/>.</summary>
    void Begin(RunProgress progress);

    /// <summary>Called when a trial is finished.</summary>
    void Finished(Trial trial, TrialResult result);

    /// <summary>Called when an attempt to run a trial ended without a result.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="failure">The reason; null if another program stopped the worker.</param>
    /// <param name="next">When the trial is retried.</param>
    void Failed(Trial trial, AttemptFailure? failure, NextTry next);

    /// <summary>Shows a sentence to the user.</summary>
    void Say(string sentence);
}
