using System.Globalization;

namespace LlamaBatch.Files;

/// <summary>
/// A lock file that only one process can hold at a time. The operating system releases the lock when the process dies. A second file
/// describes the holder, because other processes cannot read a locked file.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Acquires the lock in an existing folder. Returns null if another process holds the lock.</summary>
    /// <exception cref="IOException">The file cannot be created.</exception>
    public static FileLock? TryTake(string path)
    {
        try
        {
            var taken = new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            taken.SayWho();
            return taken;
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
    }

    /// <summary>Acquires the lock, waiting if necessary. Returns null if another process still holds the lock after the wait.</summary>
    public static FileLock? Acquire(string path, TimeSpan patience)
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

    /// <summary>Whether the lock file or its folder was deleted. If so, another process may take the lock.</summary>
    /// <exception cref="UnreadableException">The folder cannot be read.</exception>
    public bool IsGone => !OnDisk.IsFile(_file.Name);

    /// <summary>Describes the process that holds a lock, for use inside a sentence.</summary>
    public static string HolderOf(string path)
    {
        try
        {
            return Printable.OneLine(File.ReadAllText(Who(path))) is { Length: > 0 and < 300 } who ? who : "another process";
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }

    /// <summary>Deletes the files of a lock that is no longer needed.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(Who(path));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string Who(string path) => path + ".holder";

    /// <summary>Whether another process holds the file: EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private void SayWho()
    {
        try
        {
            File.WriteAllText(Who(_file.Name), string.Create(
                CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId} on {Environment.MachineName}, since {DateTime.Now:yyyy-MM-dd HH:mm:ss}"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The holder's name is only for messages; the lock works without it.
        }
    }
}
