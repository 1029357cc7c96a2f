using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace LlamaBatch.Files;

/// <summary>
/// Replaces files atomically. Readers see either the old or the new content, even after a power failure. Several processes may write the
/// same file.
/// </summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";

    /// <summary>The error numbers of disk failures: EIO, ENFILE, EMFILE, ENOSPC, and EDQUOT (on Linux and macOS).</summary>
    private static readonly int[] _diskErrors = [5, 23, 24, 28, 122, 69];

    /// <summary>Writes UTF-8 without a byte order mark, unless the file already has this text. Creates a missing folder.</summary>
    /// <returns>Whether the file was written.</returns>
    /// <exception cref="UnreadableException">The existing file cannot be read. It is not replaced.</exception>
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

    /// <summary>Writes a file in an existing folder.</summary>
    /// <exception cref="IOException">The disk is full or not writable; the old file is unchanged.</exception>
    public static void Write(string path, byte[] bytes) => Write(path, null, file => file.Write(bytes));

    /// <summary>
    /// Writes a file piece by piece, as <see cref="Write(string, byte[])"/> does, and optionally keeps the old file under another name.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="previous">The new name of the old file; null to replace it.</param>
    /// <param name="write">Writes the new content to the stream.</param>
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
            // Delete the partial file, because it would take space on a disk that may be full.
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
            // There was no old file.
        }
    }

    /// <summary>Deletes a temporary file. Exceptions are ignored, because the caller rethrows an earlier exception.</summary>
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The next process that writes the same file deletes the temporary file.
        }
    }

    /// <summary>
    /// Deletes temporary files that killed processes left for the same target. Temporary files of running processes are kept.
    /// </summary>
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
    /// Makes a rename durable by synchronizing the folder to the disk with a native call. Does nothing on Windows, and on file systems that
    /// cannot synchronize folders.
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
