using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace LlamaBatch.Files;

/// <summary>
/// Replaces a file atomically. Readers find the old or the new text, also after a power cut. Several processes may
/// write the same file.
/// </summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";

    /// <summary>EIO, ENFILE, EMFILE, ENOSPC, and EDQUOT of Linux and of macOS.</summary>
    private static readonly int[] _diskErrors = [5, 23, 24, 28, 122, 69];

    /// <summary>Writes UTF-8 without a byte order mark, unless the file has this text already. Makes the folder where there is none.</summary>
    /// <returns>Whether the file was written.</returns>
    /// <exception cref="UnreadableException">What the file holds cannot be known, so it is not replaced.</exception>
    public static bool WriteIfDifferent(string path, string text)
    {
        byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        if (OnDisk.Bytes(path) is byte[] before && before.AsSpan().SequenceEqual(bytes))
        {
            RemoveLeftovers(Path.GetFullPath(path));
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Write(path, bytes);
        return true;
    }

    /// <summary>Writes a file in a folder that is there.</summary>
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
        RemoveLeftovers(path);
        string temporary = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}{Extension}");
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            if (previous is not null)
            {
                MoveIfThere(path, previous);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Half a file would keep a full disk full.
            TryDelete(temporary);
            throw;
        }

        SynchronizeFolder(folder);
    }

    private static void MoveIfThere(string path, string target)
    {
        try
        {
            File.Move(path, target, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // The first of its name.
        }
    }

    /// <summary>Deletes a file after a failure, which must be told and not that of the deletion.</summary>
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The next writer removes it.
        }
    }

    /// <summary>Removes what processes that were killed while they wrote this file have left beside it. One that lives may be writing at this moment.</summary>
    private static void RemoveLeftovers(string path)
    {
        foreach (string left in OnDisk.Files(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*{Extension}"))
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
    /// Makes a rename durable. Unix requires a synchronized directory for that, which .NET has no call for. Windows
    /// needs none. File systems that cannot do it, and folders that may be written and not read, are accepted; what the
    /// disk could not do is not.
    /// </summary>
    /// <exception cref="IOException">The disk failed.</exception>
    private static void SynchronizeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        int error = descriptor < 0 || Synchronize(descriptor) != 0 ? Marshal.GetLastPInvokeError() : 0;
        if (descriptor >= 0)
        {
            _ = Close(descriptor);
        }

        if (_diskErrors.Contains(error))
        {
            throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{folder}'", error);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronize(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
