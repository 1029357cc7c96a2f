using System.Runtime.InteropServices;

namespace LlamaBatch.Execution;

/// <summary>
/// The user's wish to stop: Ctrl-C, or the system's SIGTERM and SIGHUP. While somebody listens, the first asks to finish the step and the second to stop at once. At other times nothing is lost and
/// code of the author's may never end, so a signal ends the process.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _insisted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isHeard;

    /// <summary>Listens to the signals of this process.</summary>
    public static StopSignal OfProcess()
    {
        var stop = new StopSignal();
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            stop._registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                if (!stop._isHeard)
                {
                    Environment.Exit(ExitCode.Interrupted);
                }

                stop.Ask();
            }));
        }

        return stop;
    }

    /// <summary>Done once the user wants to stop.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Done once the user wants to stop at once.</summary>
    public Task Insisted => _insisted.Task;

    /// <summary>Whether the user wants to stop.</summary>
    public bool IsAsked => _asked.Task.IsCompleted;

    /// <summary>Whether somebody looks at the wish.</summary>
    public bool IsHeard
    {
        get => _isHeard;
        set => _isHeard = value;
    }

    /// <summary>Asks to stop; a second time insists.</summary>
    public void Ask()
    {
        if (!_asked.TrySetResult())
        {
            _insisted.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());
}
