namespace LlamaBatch.Execution;

/// <summary>
/// The worker's end of two pipes to its host. The host closes its pipe when the worker must stop, and the system closes both
/// when the host dies. In both cases the worker stops.
/// </summary>
internal sealed class HostPipe
{
    /// <summary>The time that a worker may take to finish its step after its host has died.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly StopSignal _stop;
    private readonly Stream _output;

    /// <summary>Reserves standard output for messages to the host. Other output of the program goes to standard error.</summary>
    public HostPipe(StopSignal stop)
    {
        _stop = stop;
        _output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        if (Console.IsInputRedirected)
        {
            new Thread(WaitForEnd) { IsBackground = true, Name = "host pipe" }.Start();
        }
    }

    /// <summary>Sends a message to the host. If the host is gone, the worker stops.</summary>
    public void Send(string line)
    {
        try
        {
            _output.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
            _output.Flush();
        }
        catch (IOException)
        {
            _stop.Ask();
        }
    }

    private void WaitForEnd()
    {
        using Stream input = Console.OpenStandardInput();
        Span<byte> buffer = stackalloc byte[64];
        try
        {
            while (input.Read(buffer) > 0)
            {
                // The host sends no data; only the end of the pipe has a meaning.
            }
        }
        catch (IOException)
        {
            // An unreadable pipe counts as ended.
        }

        _stop.Ask();
        Thread.Sleep(_patience);
        Environment.Exit(ExitCode.Interrupted);
    }
}
