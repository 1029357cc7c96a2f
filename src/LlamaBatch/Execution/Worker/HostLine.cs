namespace LlamaBatch.Execution;

/// <summary>
/// The worker's end of the two pipes to its host. The host closes the one it writes to when the worker must stop; the system closes both when the host dies.
/// Either way the worker learns that it must stop.
/// </summary>
internal sealed class HostLine
{
    /// <summary>How long a worker may take to finish its step after its host has died.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly StopSignal _stop;
    private readonly Stream _output;

    /// <summary>Takes standard output for messages; what the program prints goes to standard error, where it disturbs nobody.</summary>
    public HostLine(StopSignal stop)
    {
        _stop = stop;
        _output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        if (Console.IsInputRedirected)
        {
            new Thread(WaitForEnd) { IsBackground = true, Name = "host line" }.Start();
        }
    }

    /// <summary>Tells the host; a host that is gone is a reason to stop.</summary>
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
                // The host says nothing; only the end of the line means something.
            }
        }
        catch (IOException)
        {
            // A line that cannot be read has ended.
        }

        _stop.Ask();
        Thread.Sleep(_patience);
        Environment.Exit(ExitCode.Interrupted);
    }
}
