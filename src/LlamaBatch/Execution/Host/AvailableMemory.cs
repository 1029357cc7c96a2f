namespace LlamaBatch.Execution;

/// <summary>The memory that new processes can take without making the system swap or kill, in bytes.</summary>
internal static class AvailableMemory
{
    /// <summary>
    /// The memory that .NET may use: the machine's, or the limit of a container. On Linux it is at most what is unused,
    /// page cache aside. On other systems what other programs use is not seen.
    /// </summary>
    public static long Now()
    {
        long limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return Math.Min(limit > 0 ? limit : long.MaxValue, ProcFile.BytesOf("/proc/meminfo", "MemAvailable:") ?? long.MaxValue);
    }
}
