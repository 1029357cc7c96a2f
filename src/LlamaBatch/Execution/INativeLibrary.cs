namespace LlamaBatch;

/// <summary>The native library for training (<c>Libtorch</c> in LlamaBatch.Torch).</summary>
/// <remarks>The host uses the library through this interface, without loading it.</remarks>
public interface INativeLibrary
{
    /// <summary>
    /// Loads the library and trains a tiny model, for <c>doctor</c> and for each worker before it trains. Returns null
    /// on success, otherwise a sentence with the problem and its remedy.
    /// </summary>
    string? Problem();

    /// <summary>The peak float32 operations per second of one thread in a large matrix product.</summary>
    double PeakFlops();

    /// <summary>The float32 numbers that a vector of this processor holds, as the fast step uses it.</summary>
    int Lanes { get; }

    /// <summary>The seconds of a training step, the median of five blocks of steps.</summary>
    /// <param name="plan">The trial. Its batch may have any tokens.</param>
    /// <param name="duration">About how many seconds the measurement may take, after as long a time to warm up.</param>
    /// <param name="workers">The number of threads that train at once, each its own model; the slowest counts.</param>
    double SecondsPerStep(TrialPlan plan, double duration, int workers);
}
