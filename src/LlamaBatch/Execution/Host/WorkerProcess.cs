using System.ComponentModel;
using System.Diagnostics;
using LlamaBatch.Files;

namespace LlamaBatch.Execution;

/// <summary>A worker process that this process (the host) starts. The worker runs one trial.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptErrorLines = 50;

    private readonly Process _process;
    private readonly Queue<string> _errorLines = new();
    private readonly long? _memoryKillsBefore = MemoryKills();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Action<WorkerProgress> _progress;
    private volatile int _stepsTaken;

    private WorkerProcess(Process process, DateTime startedUtc, Action<WorkerProgress> progress)
    {
        _process = process;
        StartedUtc = startedUtc;
        _progress = progress;
        Ended = Task.WhenAll(ReadProgress(), ReadErrors(), process.WaitForExitAsync());
    }

    /// <summary>Starts a worker.</summary>
    /// <exception cref="EnvironmentException">The system cannot start the process.</exception>
    public static WorkerProcess Start(WorkerTask task, DateTime utc, Action<WorkerProgress> progress)
    {
        try
        {
            return new(Process.Start(WorkerCommand.Of(task))!, utc, progress);
        }
        catch (Win32Exception refusal)
        {
            throw new EnvironmentException(
                $"A worker process cannot be started: {Printable.OneLine(refusal.Message)}. Try fewer workers (--workers 1).");
        }
    }

    /// <summary>The start time of the worker, in UTC.</summary>
    public DateTime StartedUtc { get; }

    /// <summary>The time since the worker started, independent of changes to the wall clock.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The number of the last step that the worker has reported, from 1; 0 before the first report.</summary>
    public int StepsTaken => _stepsTaken;

    /// <summary>A task that completes when the process has ended.</summary>
    public Task Ended { get; }

    /// <summary>The exit code of the ended process.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>
    /// Whether the system has killed any process for lack of memory since the worker started. Always false on systems other than Linux.
    /// </summary>
    public bool MemoryRanOut => MemoryKills() > _memoryKillsBefore;

    /// <summary>The last lines that the worker wrote to standard error.</summary>
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

    /// <summary>Asks the worker to finish its step, save a checkpoint and end.</summary>
    public void AskToStop()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process has already ended.
        }
    }

    /// <summary>Kills the worker process.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // The process has already ended.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private static long? MemoryKills() => ProcFile.AmountOf("/proc/vmstat", "oom_kill ");

    private async Task ReadProgress()
    {
        while (await _process.StandardOutput.ReadLineAsync() is string line)
        {
            if (WorkerProgress.Parse(line) is WorkerProgress progress)
            {
                _stepsTaken = progress.Step + 1;
                _progress(progress);
            }
        }
    }

    private async Task ReadErrors()
    {
        bool overflowed = false;
        while (await _process.StandardError.ReadLineAsync() is string line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            lock (_errorLines)
            {
                if (StackOverflow.BeginsAt(line))
                {
                    overflowed = true;
                    _errorLines.Clear();
                }

                // For a stack overflow, the first lines are kept, because they show which method recursed.
                if (_errorLines.Count == KeptErrorLines && !overflowed)
                {
                    _errorLines.Dequeue();
                }

                if (_errorLines.Count < KeptErrorLines)
                {
                    _errorLines.Enqueue(line);
                }
            }
        }
    }
}
