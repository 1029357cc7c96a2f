using System.Diagnostics;

namespace LlamaBatch.Execution;

/// <summary>The processor time of all threads of this process, and the wall time at the same moment.</summary>
/// <param name="Processor">Processor time in user and kernel mode since the process began.</param>
/// <param name="Wall">The time since an arbitrary moment, by a monotonic clock.</param>
internal readonly record struct ProcessTimes(TimeSpan Processor, TimeSpan Wall)
{
    /// <summary>Reads the processor time and the wall time.</summary>
    public static ProcessTimes Now() => new(Environment.CpuUsage.TotalTime, Stopwatch.GetElapsedTime(0));
}
