using System.Globalization;

namespace LlamaBatch.Files;

/// <summary>
/// A file that one process at a time can hold. The system releases it when the process dies. A second file
/// beside it names the holder, since others cannot read a file that is held.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, in a folder that is there; null where another process holds it.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
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

    /// <summary>Waits for the lock so long; null where another process holds it still.</summary>
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

    /// <summary>Whether the lock file or its folder was deleted, so that the lock no longer excludes others.</summary>
    /// <exception cref="UnreadableException">It cannot be known.</exception>
    public bool IsGone => !OnDisk.IsFile(_file.Name);

    /// <summary>Who holds a lock that could not be taken, as part of a sentence.</summary>
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

    /// <summary>Deletes a lock that nobody needs any more.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(Who(path));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string Who(string path) => path + ".holder";

    /// <summary>The file is another's: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows. A disk that is full or cannot be written to is another thing.</summary>
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private void SayWho()
    {
        try
        {
            File.WriteAllText(Who(_file.Name), string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}, since {DateTime.Now:yyyy-MM-dd HH:mm:ss}"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The lock holds without it.
        }
    }
}
