using System.Runtime.InteropServices;
using System.Text;

namespace LlamaBatch.Journal;

/// <summary>Replaces a file as a whole: whoever reads it, also after a power cut, finds the old text or the new one.</summary>
internal static class AtomicFile
{
    /// <summary>Writes UTF-8 without a byte order mark, unless the file has this text already.</summary>
    /// <returns>Whether the file was written.</returns>
    public static bool WriteIfDifferent(string path, string text)
    {
        byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            // A process that was killed while it wrote may have left this one.
            File.Delete(Temporary(path));
            return false;
        }

        Write(path, bytes);
        return true;
    }

    /// <summary>Writes the parts of a file one after the other.</summary>
    public static void Write(string path, params ReadOnlySpan<byte[]> parts)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string temporary = Temporary(path);
        Directory.CreateDirectory(folder);
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            foreach (byte[] part in parts)
            {
                file.Write(part);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        SynchronizeFolder(folder);
    }

    private static string Temporary(string path) => path + ".tmp";

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
