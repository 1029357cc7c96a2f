namespace LlamaBatch;

/// <summary>The native library that training needs, as the program sees it that must not load one: <c>Libtorch</c> in LlamaBatch.Torch.</summary>
public interface INativeLibrary
{
    /// <summary>
    /// Loads the library and trains a tiny model. Returns null, or a sentence with the problem on this system and its
    /// remedy. Asked by <c>doctor</c> and by each worker before it trains.
    /// </summary>
    string? Problem();

    /// <summary>The peak float32 operations per second of one thread in a large matrix product.</summary>
    double PeakFlops();
}
