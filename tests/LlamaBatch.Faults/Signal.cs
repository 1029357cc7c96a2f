using System.Runtime.InteropServices;

namespace LlamaBatch.Faults;

/// <summary>Signals of Linux.</summary>
internal static class Signal
{
    public const int Abort = 6;
    public const int Kill = 9;
    public const int Segmentation = 11;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    /// <summary>Sends a signal; a process that is gone does not mind.</summary>
    public static void Send(int process, int signal) => _ = SendTo(process, signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int process, int signal);
}
