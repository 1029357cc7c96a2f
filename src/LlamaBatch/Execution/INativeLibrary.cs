namespace LlamaBatch;

/// <summary>The native library for training (<c>Libtorch</c> in LlamaBatch.Torch).</summary>
/// <remarks>Through this interface, the host process, which starts the workers, can refer to the library without loading it.</remarks>
public interface INativeLibrary
{
    /// <summary>
    /// Tests the library: loads it and computes with it. Returns null on success, otherwise a sentence with the problem and its remedy.
    /// </summary>
    string? Problem();

    /// <summary>
    /// Trains a tiny model, so that all training code is loaded and compiled before costs are measured. Any later growth in the memory
    /// of the process is therefore due to its trial.
    /// </summary>
    void WarmUp();

    /// <summary>Measures one thread's peak number of float32 operations per second, in a large matrix product.</summary>
    double PeakFlops();

    /// <summary>The number of float32 values in a SIMD vector of this processor.</summary>
    int Lanes { get; }

    /// <summary>Measures the seconds per training step: the median of five blocks of steps.</summary>
    /// <param name="plan">The trial. The measurement fills its batches with arbitrary tokens.</param>
    /// <param name="duration">The approximate duration of the measurement, in seconds. A warm-up of the same duration comes first.</param>
    /// <param name="workers">
    /// The number of threads that train at once, each with a separate model. The result is the time of the slowest thread.
    /// </param>
    double SecondsPerStep(TrialPlan plan, double duration, int workers);
}
