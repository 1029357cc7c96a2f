namespace LlamaBatch.Execution;

/// <summary>
/// A worker's connection to the host process that started it: standard input and standard output. The host closes the worker's standard
/// input to stop the worker. If the host dies, the system closes it. In both cases, the worker stops.
/// </summary>
internal sealed class HostPipe
{
    /// <summary>The maximum time that a worker may take to finish its step after standard input was closed.</summary>
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
                // The host sends no data. It asks the worker to stop by closing the pipe.
            }
        }
        catch (IOException)
        {
            // An unreadable pipe counts as closed.
        }

        _stop.Ask();
        Thread.Sleep(_patience);
        Environment.Exit(ExitCode.Interrupted);
    }
}
