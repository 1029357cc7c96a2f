using System.Diagnostics;

namespace LlamaBatch.Faults;

/// <summary>A running command of the program, with what it prints.</summary>
internal sealed class Host : IDisposable
{
    private readonly Process _process;
    private readonly Task _output;
    private readonly Task<string> _errors;
    private readonly List<string> _lines = [];

    public Host(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        _output = Task.Run(async () =>
        {
            while (await _process.StandardOutput.ReadLineAsync() is string line)
            {
                lock (_lines)
                {
                    _lines.Add(line);
                }
            }
        });
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Whether the campaign killed it, so that its exit code says nothing.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>Whether the campaign told it to stop, which ends it at once where it has only just begun.</summary>
    public bool WasTerminated { get; private set; }

    /// <summary>The lines printed so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Standard error of a command that has ended.</summary>
    public string Errors => _errors.IsCompleted ? _errors.Result : "";

    /// <summary>Waits for the end.</summary>
    /// <returns>Whether it came.</returns>
    public bool Wait(TimeSpan limit)
    {
        if (!_process.WaitForExit(limit))
        {
            return false;
        }

        // Workers of a killed host may hold its standard error a little longer.
        return Task.WaitAll([_output, _errors], limit);
    }

    public void Kill()
    {
        WasKilled = true;
        Signal.Send(Id, Signal.Kill);
    }

    public void Terminate()
    {
        WasTerminated = true;
        Signal.Send(Id, Signal.Terminate);
    }

    public void Dispose() => _process.Dispose();
}
