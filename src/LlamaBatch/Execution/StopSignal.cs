using System.Runtime.InteropServices;

namespace LlamaBatch.Execution;

/// <summary>The user's wish to stop: Ctrl-C, or the system's SIGTERM and SIGHUP. The first asks to finish the step, the second to stop at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _insisted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Listens to the signals of this process.</summary>
    public static StopSignal OfProcess()
    {
        var stop = new StopSignal();
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            stop._registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
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
