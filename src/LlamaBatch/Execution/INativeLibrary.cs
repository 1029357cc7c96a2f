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
}
