namespace LlamaBatch;

/// <summary>The native library for training (<c>Libtorch</c> in LlamaBatch.Torch).</summary>
/// <remarks>The host process, which starts the workers, uses the library through this interface, without loading it.</remarks>
public interface INativeLibrary
{
    /// <summary>
    /// Loads the library and trains a tiny model, for <c>doctor</c> and for each worker before it trains. Returns null
    /// on success, otherwise a sentence with the problem and its remedy.
    /// </summary>
    string? Problem();

    /// <summary>The peak float32 operations per second of one thread in a large matrix product.</summary>
    double PeakFlops();

    /// <summary>The number of float32 values in a vector of this processor, as the fast step uses it.</summary>
    int Lanes { get; }

    /// <summary>The seconds of a training step, the median of five blocks of steps.</summary>
    /// <param name="plan">The trial. The measurement fills its batches with arbitrary tokens.</param>
    /// <param name="duration">The approximate duration of the measurement, in seconds. A warm-up of the same duration comes first.</param>
    /// <param name="workers">
    /// The number of threads that train at once, each with a separate model. The result is the time of the slowest thread.
    /// </param>
    double SecondsPerStep(TrialPlan plan, double duration, int workers);
}
