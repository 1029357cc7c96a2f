namespace LlamaBatch.Execution;

/// <summary>A file that one process at a time can hold; the system lets go of it when the process dies, however it dies.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where another process holds it.</summary>
    public static FileLock? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException) && File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock so long; null where another process holds it still.</summary>
    public static FileLock? Take(string path, TimeSpan patience)
    {
        long start = Environment.TickCount64;
        while (true)
        {
            FileLock? taken = TryTake(path);
            if (taken is not null || Environment.TickCount64 - start > patience.TotalMilliseconds)
            {
                return taken;
            }

            Thread.Sleep(50);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
