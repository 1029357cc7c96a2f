namespace LlamaBatch.Execution;

/// <summary>
/// Lets a trial start only if enough memory is left, so that the system does not kill workers. Each running trial counts with its full
/// memory need, even before it has allocated the memory. If no trial is running, any trial may start.
/// </summary>
/// <param name="available">Gives the memory that is available now, in bytes; see <see cref="AvailableMemory.Now"/>.</param>
internal sealed class MemoryGate(Func<long> available)
{
    /// <summary>
    /// The memory of a worker process besides its tensors, in bytes: .NET, libtorch and the text. On Linux, 180 to 220 MiB were measured
    /// for a model of 20 thousand parameters.
    /// </summary>
    public const long ProcessBytes = 200L << 20;

    private int _running;
    private long _taken;

    /// <summary>The memory that was available when no trial was running, in bytes.</summary>
    public long Available { get; private set; }

    /// <summary>
    /// The memory left for another trial, in bytes. It is at most the memory available now, because other programs also use memory.
    /// </summary>
    public long Left { get; private set; }

    /// <summary>The memory that a trial's process needs, in bytes.</summary>
    public static long NeedOf(TrialPlan plan) => plan.MemoryBytes + ProcessBytes;

    /// <summary>Tries to start a trial. If it may start, call <see cref="Leave"/> after it has ended.</summary>
    /// <param name="need">The memory that the trial needs, in bytes.</param>
    /// <returns>Whether the trial may start, because it fits or no other trial is running.</returns>
    public bool TryEnter(long need)
    {
        long now = available();
        Available = _running == 0 ? now : Available;
        Left = Math.Max(0, Math.Min(Available - _taken, now));
        if (_running > 0 && need > Left)
        {
            return false;
        }

        _running++;
        _taken += need;
        return true;
    }

    /// <summary>Releases the memory of a trial that has ended.</summary>
    /// <param name="need">The memory that was passed to <see cref="TryEnter"/>, in bytes.</param>
    public void Leave(long need)
    {
        _running--;
        _taken -= need;
    }
}
