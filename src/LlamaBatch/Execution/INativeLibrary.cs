namespace LlamaBatch;

/// <summary>The native library that training needs, as the program sees it that must not load one: <c>Libtorch</c> in LlamaBatch.Torch.</summary>
public interface INativeLibrary
{
    /// <summary>Loads it and trains a tiny model; null, or a sentence about what is wrong on this system and what to do. Asked by <c>doctor</c> and by each worker before it trains.</summary>
    string? Problem();

    /// <summary>The most float32 operations per second that one thread reaches here in a large matrix product: what the use of the machine is a share of.</summary>
    double PeakFlops();
}
