namespace LlamaBatch.Data;

/// <summary>
/// The random number generator of every corpus: SplitMix64 (Steele, Lea and Flood 2014). Its mixing function is Stafford's variant 13.
/// Unlike <see cref="Random"/>, it gives the same numbers on every machine and with every version of .NET.
/// </summary>
/// <param name="state">The initial state of the stream.</param>
internal struct SplitMix64(ulong state)
{
    /// <summary>The difference between successive states: 2⁶⁴ divided by the golden ratio, rounded to an odd number.</summary>
    public const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state = state;

    /// <summary>
    /// The stream of random numbers for a purpose, a seed and a position. The same arguments always give the same stream.
    /// </summary>
    /// <param name="purpose">The purpose. Different purposes have different streams for the same seed.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="index">The position, such as the index of a sequence or an epoch.</param>
    public static SplitMix64 For(Purpose purpose, long seed, long index) => new(Key(purpose, seed, index));

    /// <summary>The 64-bit key of a purpose, a seed and a position.</summary>
    public static ulong Key(Purpose purpose, long seed, long index) =>
        Mix(Mix(Mix((ulong)purpose * Gamma) + (ulong)seed * Gamma) + (ulong)index * Gamma);

    /// <summary>A bijective mixing function of 64 bits: changing one input bit flips about half of the output bits.</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong Next() => Mix(_state += Gamma);

    /// <summary>The next random number from 0 to less than 1, a multiple of 2⁻⁵³.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// The next random integer from 0 to less than <paramref name="count"/>. The bias is negligible: less than count / 2⁶⁴.
    /// </summary>
    public long NextBelow(long count) => (long)Math.BigMul(Next(), (ulong)count, out _);
}
