using System.Diagnostics;

namespace LlamaBatch.Execution;

/// <summary>How far the resident memory of this process rises above what it is when the object is made, in bytes.</summary>
internal sealed class ProcessMemory
{
    private const string Status = "/proc/self/status";
    private readonly long _before;

    /// <summary>Takes the present size as the base and, where Linux permits, forgets an earlier peak.</summary>
    public ProcessMemory()
    {
        // What was read to find the trial is garbage by now and is no part of training.
        GC.Collect();
        ForgetPeak();
        _before = ProcFile.BytesOf(Status, "VmRSS:") ?? Environment.WorkingSet;
    }

    /// <summary>The rise up to now.</summary>
    public long PeakBytes()
    {
        long? peak = ProcFile.BytesOf(Status, "VmHWM:");
        if (peak is null)
        {
            using var process = Process.GetCurrentProcess();
            peak = process.PeakWorkingSet64;
        }

        return Math.Max(0, peak.Value - _before);
    }

    private static void ForgetPeak()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            // Not Linux, or a container that forbids it: the earlier peak stays, and start-up is small beside training.
        }
    }
}
