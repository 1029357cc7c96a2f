using System.Diagnostics;

namespace LlamaBatch.Execution;

/// <summary>
/// The growth of this process's anonymous memory since the object was made, in bytes. The growth includes native and
/// managed allocations, but not pages of program files.
/// </summary>
/// <remarks>
/// Linux counts a process's pages per processor and adds them up only from time to time, so its recorded peak has an error
/// of about 1/4 MiB. The present size from <c>smaps_rollup</c> is exact. The growth is therefore the present size, plus the
/// amount by which the recorded peak exceeds it, if that is more than the error. Read it while the buffers still exist: the
/// present size is then the peak.
/// </remarks>
internal sealed class ProcessMemory
{
    private const string Status = "/proc/self/status";

    /// <summary>The largest difference between peak and current memory that may be an error of the kernel's sums, in bytes.</summary>
    private const long Rough = 1 << 20;

    /// <summary>The managed memory that is resident in addition to live objects at every measurement, in bytes.</summary>
    private const int Headroom = 1 << 19;

    private readonly long _before;

    /// <summary>Takes the current size as the base and, where Linux permits it, resets the recorded peak.</summary>
    public ProcessMemory()
    {
        Settle();
        ForgetPeak();
        _before = Anonymous() ?? Environment.WorkingSet;
    }

    /// <summary>The peak memory so far minus the memory when this object was created, in bytes.</summary>
    public long PeakBytes()
    {
        // Read before the collection, because the collection itself raises the peak.
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
    /// Releases unused memory before a measurement. Otherwise the garbage of thousands of tiny steps, some hundred
    /// bytes each, would exceed the memory of a tiny model.
    /// </summary>
    private static void Settle()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Refill();
    }

    /// <summary>
    /// Makes free pages of the managed heap resident again, so that every measurement includes them. In about one of ten processes, a
    /// collection returns about 200 KiB of these pages to the system, a sixth of the memory of a tiny model. In the other processes, the
    /// pages stay resident.
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
