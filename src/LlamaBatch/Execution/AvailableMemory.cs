namespace LlamaBatch.Execution;

/// <summary>The memory that new processes can take without making the system swap or kill, in bytes.</summary>
internal static class AvailableMemory
{
    /// <summary>
    /// What .NET may use, which is the machine's memory or a container's limit; on Linux no more than what is not in use, page cache aside. On other systems what
    /// other programs use is not seen.
    /// </summary>
    public static long Now()
    {
        long limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return Math.Min(limit > 0 ? limit : long.MaxValue, ProcFile.BytesOf("/proc/meminfo", "MemAvailable:") ?? long.MaxValue);
    }
}
