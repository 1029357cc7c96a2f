using System.Runtime.InteropServices;

namespace LlamaBatch.Execution;

/// <summary>The user's wish to stop: Ctrl-C, or the system's SIGTERM and SIGHUP.</summary>
/// <remarks>
/// While a listener is active, the first signal asks to finish the step, and the second to stop at once. At other times a
/// signal ends the process: nothing can be lost, and the author's code may never end.
/// </remarks>
internal sealed class StopSignal : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _insisted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int _listeners;

    /// <summary>Receives the signals of this process.</summary>
    public static StopSignal OfProcess()
    {
        var stop = new StopSignal();
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            stop._registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                if (stop._listeners == 0)
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

    /// <summary>
    /// Starts listening until the result is disposed. The listener checks <see cref="Asked"/> and <see cref="Insisted"/>.
    /// </summary>
    public IDisposable Listen()
    {
        Interlocked.Increment(ref _listeners);
        return new Listener(this);
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

    private sealed class Listener(StopSignal stop) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref stop._listeners);
    }
}
