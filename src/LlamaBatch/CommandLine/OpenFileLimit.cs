using System.Runtime.InteropServices;
using System.Text;

namespace LlamaBatch.CommandLine;

/// <summary>
/// Checks the system's limit on open files. With a low limit, the runtime cannot load the program's assemblies or the
/// code that prints messages, and aborts with a stack trace. The limit is therefore checked first, with functions of the C library only.
/// </summary>
internal static class OpenFileLimit
{
    /// <summary>The minimum limit on open files. A run with two workers needs less than half of it.</summary>
    private const int Least = 256;

    private const int StandardError = 2;

    /// <summary>Whether the limit is too low to run. If it is, a message is printed to standard error.</summary>
    public static bool IsTooLow()
    {
        if (OperatingSystem.IsWindows() || GetLimit(OperatingSystem.IsMacOS() ? 8 : 7, out Limit limit) != 0 || limit.Soft >= Least)
        {
            return false;
        }

        byte[] sentence = Encoding.UTF8.GetBytes(
            "The limit on open files is " + limit.Soft.ToString() + "; LlamaBatch needs 256. Raise it (ulimit -n 1024) and run again.\n");
        _ = Write(StandardError, sentence, sentence.Length);
        return true;
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimit(int resource, out Limit limit);

    [DllImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Write(int file, byte[] text, nint length);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
