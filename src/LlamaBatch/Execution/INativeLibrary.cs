namespace LlamaBatch;

/// <summary>The native library that training needs (<c>Libtorch</c> in LlamaBatch.Torch).</summary>
/// <remarks>Through this interface the host uses it without loading it.</remarks>
public interface INativeLibrary
{
    /// <summary>
    /// Loads the library and trains a tiny model, for <c>doctor</c> and for each worker before it trains. Returns null, or a
    /// sentence with the problem and its remedy.
    /// </summary>
    string? Problem();

    /// <summary>The peak float32 operations per second of one thread in a large matrix product.</summary>
    double PeakFlops();
}
