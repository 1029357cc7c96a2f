using System.ComponentModel;
using System.Diagnostics;

namespace LlamaBatch.Execution;

/// <summary>A worker, as its host sees it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptErrorLines = 50;

    private readonly Process _process;
    private readonly Queue<string> _errorLines = new();
    private readonly Action<WorkerProgress> _progress;

    private WorkerProcess(Process process, Action<WorkerProgress> progress)
    {
        _process = process;
        _progress = progress;
        Ended = Task.WhenAll(ReadProgress(), ReadErrors(), process.WaitForExitAsync());
    }

    /// <summary>Starts a worker.</summary>
    /// <exception cref="EnvironmentException">The system does not start it.</exception>
    public static WorkerProcess Start(WorkerTask task, Action<WorkerProgress> progress)
    {
        try
        {
            return new(Process.Start(WorkerCommand.Of(task))!, progress);
        }
        catch (Win32Exception refusal)
        {
            throw new EnvironmentException($"The system does not start a worker process: {Failure.OneLine(refusal.Message)}. Fewer workers (--workers 1) may help.");
        }
    }

    /// <summary>When it started.</summary>
    public DateTime StartedUtc { get; } = DateTime.UtcNow;

    /// <summary>Done when the process has ended.</summary>
    public Task Ended { get; }

    /// <summary>The exit code of the ended process.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The last lines it wrote to standard error.</summary>
    public IReadOnlyList<string> ErrorLines
    {
        get
        {
            lock (_errorLines)
            {
                return [.. _errorLines];
            }
        }
    }

    /// <summary>Asks it to finish its step, save a checkpoint and end.</summary>
    public void AskToStop()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private async Task ReadProgress()
    {
        while (await _process.StandardOutput.ReadLineAsync() is string line)
        {
            if (WorkerProgress.Parse(line) is WorkerProgress progress)
            {
                _progress(progress);
            }
        }
    }

    private async Task ReadErrors()
    {
        while (await _process.StandardError.ReadLineAsync() is string line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            lock (_errorLines)
            {
                _errorLines.Enqueue(line);
                if (_errorLines.Count > KeptErrorLines)
                {
                    _errorLines.Dequeue();
                }
            }
        }
    }
}
