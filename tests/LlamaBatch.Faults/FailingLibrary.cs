using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace LlamaBatch.Faults;

/// <summary>The library of <c>FailingCalls.c</c>, compiled on this machine: it lets the n-th system call on a folder fail.</summary>
internal sealed class FailingLibrary : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-calls-").FullName;

    private string Library => Path.Combine(_folder, "calls.so");

    private string Counter => Path.Combine(_folder, "counter-" + Environment.CurrentManagedThreadId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Compiles the library.</summary>
    /// <returns>Null where this machine has no C compiler.</returns>
    public static FailingLibrary? Compile()
    {
        var library = new FailingLibrary();
        try
        {
            using Process compiler = Process.Start(
                "gcc",
                ["-shared", "-fPIC", "-O1", "-o", library.Library, Path.Combine(AppContext.BaseDirectory, "FailingCalls.c"), "-ldl"]);
            compiler.WaitForExit();
            if (compiler.ExitCode == 0)
            {
                return library;
            }
        }
        catch (Win32Exception)
        {
            // There is none.
        }

        library.Dispose();
        return null;
    }

    /// <summary>Makes a process, and those that it starts, count their calls on a folder.</summary>
    /// <param name="start">The process.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="log">A file that gets the name of each call; null for none.</param>
    /// <param name="fault">The call that fails; null for none.</param>
    public void Prepare(ProcessStartInfo start, string folder, string? log, CallFault? fault)
    {
        File.WriteAllBytes(Counter, new byte[sizeof(long)]);
        start.Environment["LD_PRELOAD"] = Library;
        start.Environment["FAIL_FOLDER"] = folder;
        start.Environment["FAIL_COUNTER"] = Counter;
        if (log is not null)
        {
            start.Environment["FAIL_LOG"] = log;
        }

        if (fault is not null)
        {
            start.Environment["FAIL_AT"] = fault.Number.ToString(CultureInfo.InvariantCulture);
            start.Environment["FAIL_ERROR"] = fault.Error.ToString(CultureInfo.InvariantCulture);
            start.Environment["FAIL_STAYS"] = fault.Stays ? "1" : "0";
        }
    }

    /// <summary>Whether the last process that this thread prepared came to the call that was meant to fail.</summary>
    public bool CameTo(CallFault fault) => BitConverter.ToInt64(File.ReadAllBytes(Counter)) >= fault.Number;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
