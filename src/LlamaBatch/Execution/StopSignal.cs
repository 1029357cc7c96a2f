using System.Runtime.InteropServices;

namespace LlamaBatch.Execution;

/// <summary>A request to stop: by the user with Ctrl-C, or by the system with SIGTERM or SIGHUP.</summary>
/// <remarks>
/// While a listener is active, the first signal requests a stop after the current step, and the second signal an immediate stop. If no
/// listener is active, a signal ends the process.
/// </remarks>
internal sealed class StopSignal : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _insisted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int _listeners;

    /// <summary>Makes a stop signal that receives the signals of this process.</summary>
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

    /// <summary>A task that completes when a stop is requested.</summary>
    public Task Asked => _asked.Task;

    /// <summary>A task that completes when an immediate stop is requested.</summary>
    public Task Insisted => _insisted.Task;

    /// <summary>Whether a stop is requested.</summary>
    public bool IsAsked => _asked.Task.IsCompleted;

    /// <summary>
    /// Starts listening, until the returned object is disposed. The caller must check <see cref="Asked"/> and <see cref="Insisted"/>.
    /// </summary>
    public IDisposable Listen()
    {
        Interlocked.Increment(ref _listeners);
        return new Listener(this);
    }

    /// <summary>Requests a stop; the second call requests an immediate stop.</summary>
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
