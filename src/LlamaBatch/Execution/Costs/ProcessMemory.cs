using System.Diagnostics;

namespace LlamaBatch.Execution;

/// <summary>
/// Measures the growth of this process's memory since the object was created, in bytes. Native and managed allocations count; pages of
/// program files do not.
/// </summary>
/// <remarks>
/// Linux counts a process's pages per processor and adds them up only from time to time, so its recorded peak has an error of about 1/4
/// MiB. The current size in <c>smaps_rollup</c> is exact, so the result starts from it. Linux also records a current size with the same
/// error as the peak. If the recorded peak exceeds this recorded size by more than the error, their difference is added. Measure while all
/// buffers exist, because the current size is then the peak.
/// </remarks>
internal sealed class ProcessMemory
{
    private const string Status = "/proc/self/status";

    /// <summary>
    /// The maximum error of the kernel's recorded peak, in bytes. A smaller difference between peak and current memory is ignored.
    /// </summary>
    private const long Rough = 1 << 20;

    /// <summary>The free managed memory that is kept resident at every measurement, in bytes.</summary>
    private const int Headroom = 1 << 19;

    private readonly long _before;

    /// <summary>
    /// Measures the current memory, from which growth is counted. Also resets Linux's recorded peak, where Linux permits it.
    /// </summary>
    public ProcessMemory()
    {
        Settle();
        ForgetPeak();
        _before = Anonymous() ?? Environment.WorkingSet;
    }

    /// <summary>The peak memory so far minus the memory when this object was created, in bytes.</summary>
    public long PeakBytes()
    {
        // The peak is read before the garbage collection, because the collection itself raises the peak.
        long fallen = (ProcFile.BytesOf(Status, "VmHWM:") - ProcFile.BytesOf(Status, "VmRSS:")) ?? 0;
        Settle();
        if (Anonymous() is long present)
        {
            return Math.Max(0, present + (fallen > Rough ? fallen : 0) - _before);
        }

        using var process = Process.GetCurrentProcess();
        return Math.Max(0, process.PeakWorkingSet64 - _before);
    }

    /// <summary>
    /// Releases unused memory before a measurement. Otherwise, garbage of some hundred bytes per step would add up to more than the memory
    /// of a tiny model.
    /// </summary>
    private static void Settle()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Refill();
    }

    /// <summary>
    /// Makes free pages of the managed heap resident again, so that every measurement includes them. Without this method, about one process
    /// in ten returns about 200 KiB of these pages to the system, a sixth of the memory of a tiny model.
    /// </summary>
    private static void Refill()
    {
        for (int filled = 0; filled < Headroom; filled += Environment.SystemPageSize)
        {
            byte[] page = new byte[Environment.SystemPageSize];
            page[^1] = 1;
            GC.KeepAlive(page);
        }
    }

    private static long? Anonymous() => ProcFile.BytesOf("/proc/self/smaps_rollup", "Anonymous:");

    private static void ForgetPeak()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            // The system is not Linux, or a container forbids the reset. The recorded peak then includes start-up, which takes little
            // memory.
        }
    }
}
