namespace LlamaBatch.Execution;

/// <summary>The outcome of a run of an experiment.</summary>
/// <param name="Trials">The number of trials in the run.</param>
/// <param name="Finished">The number of finished trials, including trials of earlier runs.</param>
/// <param name="FinishedNow">The number of trials that this run finished.</param>
/// <param name="Failed">The number of trials that failed in every attempt of this run.</param>
/// <param name="WasInterrupted">Whether the user stopped the run.</param>
internal sealed record RunOutcome(int Trials, int Finished, int FinishedNow, int Failed, bool WasInterrupted)
{
    /// <summary>The exit code for this outcome.</summary>
    public int ExitCode
        => WasInterrupted ? Execution.ExitCode.Interrupted : Failed > 0 ? Execution.ExitCode.Failed : Execution.ExitCode.Done;
}
