namespace LlamaBatch.Execution;

/// <summary>The memory that new processes can use before the system swaps or kills processes, in bytes.</summary>
internal static class AvailableMemory
{
    /// <summary>
    /// The memory that .NET may use: the machine's memory, or the limit of a container. On Linux, memory in use by
    /// other programs is subtracted, except for the page cache.
    /// </summary>
    public static long Now()
    {
        long limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return Math.Min(limit > 0 ? limit : long.MaxValue, ProcFile.BytesOf("/proc/meminfo", "MemAvailable:") ?? long.MaxValue);
    }
}
