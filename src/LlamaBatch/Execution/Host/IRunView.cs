using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>Where a run shows how it goes. Calls come one at a time.</summary>
internal interface IRunView : IDisposable
{
    /// <summary>The run begins; <paramref name="progress"/> changes from now on, from other threads too.</summary>
    void Begin(RunProgress progress);

    /// <summary>A trial is finished.</summary>
    void Finished(Trial trial, TrialResult result);

    /// <summary>An attempt at a trial ended without a result.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="failure">Why; null where another program stopped the worker.</param>
    /// <param name="next">When the trial is tried again.</param>
    void Failed(Trial trial, AttemptFailure? failure, NextTry next);

    /// <summary>Something that the user must know, as a sentence.</summary>
    void Say(string sentence);
}
