using System.Runtime.InteropServices;
using System.Text;

namespace LlamaBatch.CommandLine;

/// <summary>
/// The system's limit on open files. Below some number the runtime can load neither the program's assemblies nor the one
/// that prints, and would end in a stack trace; so this is asked first, of the C library alone.
/// </summary>
internal static class OpenFileLimit
{
    /// <summary>
    /// Room for assemblies, pipes of workers and files. With fewer than half of it, a run of two workers was seen to
    /// fail.
    /// </summary>
    private const int Least = 256;

    private const int StandardError = 2;

    /// <summary>Whether the limit is too low to run; then it has been said.</summary>
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
