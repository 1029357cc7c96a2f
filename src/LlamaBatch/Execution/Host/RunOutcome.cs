namespace LlamaBatch.Execution;

/// <summary>How a run of an experiment ended.</summary>
/// <param name="Trials">All trials of the run.</param>
/// <param name="Finished">Finished trials, including those of earlier runs.</param>
/// <param name="FinishedNow">Trials that this run finished.</param>
/// <param name="Failed">Trials that failed in every attempt of this run.</param>
/// <param name="WasInterrupted">Whether the user stopped it.</param>
internal sealed record RunOutcome(int Trials, int Finished, int FinishedNow, int Failed, bool WasInterrupted)
{
    /// <summary>The exit code.</summary>
    public int ExitCode
        => WasInterrupted ? Execution.ExitCode.Interrupted : Failed > 0 ? Execution.ExitCode.Failed : Execution.ExitCode.Done;
}
