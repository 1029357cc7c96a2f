using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace LlamaBatch.Journal;

/// <summary>Replaces a file as a whole: whoever reads it, also after a power cut, finds the old text or the new one. Several processes may write the same file.</summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";

    /// <summary>Writes UTF-8 without a byte order mark, unless the file has this text already.</summary>
    /// <returns>Whether the file was written.</returns>
    public static bool WriteIfDifferent(string path, string text)
    {
        byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            RemoveLeftovers(Path.GetFullPath(path));
            return false;
        }

        Write(path, bytes);
        return true;
    }

    /// <summary>Writes a file.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written to; the old file stands as it was.</exception>
    public static void Write(string path, byte[] bytes) => Write(path, null, file => file.Write(bytes));

    /// <summary>As <see cref="Write(string, byte[])"/>, piece by piece, and the old file may get another name instead of being replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="previous">The name that the old file gets; null where it goes.</param>
    /// <param name="write">Writes the new bytes.</param>
    public static void Write(string path, string? previous, Action<Stream> write)
    {
        path = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        RemoveLeftovers(path);
        string temporary = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}{Extension}");
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            if (previous is not null && File.Exists(path))
            {
                File.Move(path, previous, overwrite: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Half a file would keep a full disk full.
            File.Delete(temporary);
            throw;
        }

        SynchronizeFolder(folder);
    }

    /// <summary>Removes what processes that were killed while they wrote this file have left beside it. One that lives may be writing at this moment.</summary>
    private static void RemoveLeftovers(string path)
    {
        foreach (string left in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*{Extension}"))
        {
            string process = left[(path.Length + 1)..^Extension.Length];
            if (int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && !IsAlive(id))
            {
                File.Delete(left);
            }
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Makes the new name durable: on Unix a rename is safe only once the directory is synchronized, which .NET has no call for. Windows needs none. Where it does not
    /// work the rename is still atomic, so the result is not looked at.
    /// </summary>
    private static void SynchronizeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (descriptor >= 0)
        {
            _ = Synchronize(descriptor);
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronize(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
