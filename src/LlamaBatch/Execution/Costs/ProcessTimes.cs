using System.Diagnostics;

namespace LlamaBatch.Execution;

/// <summary>What this process has used of the processors, all threads together, and the wall time at that moment.</summary>
/// <param name="Processor">Processor time in user and kernel mode since the process began.</param>
/// <param name="Wall">Time since an arbitrary moment, by a clock that does not jump.</param>
internal readonly record struct ProcessTimes(TimeSpan Processor, TimeSpan Wall)
{
    /// <summary>Reads both clocks.</summary>
    public static ProcessTimes Now() => new(Environment.CpuUsage.TotalTime, Stopwatch.GetElapsedTime(0));
}
