namespace LlamaBatch.Generators;

/// <summary>The axes whose levels a value depends on, as one bit each.</summary>
internal readonly struct LevelReads
{
    private const int MostAxes = 63;

    private readonly ulong _axes;

    private LevelReads(ulong axes) => _axes = axes;

    /// <summary>All axes. Also stands for unknown axes, because a value may then depend on any axis.</summary>
    public static LevelReads All { get; } = new(ulong.MaxValue);

    /// <summary>The axis at an index. All axes if there is no such axis, or if the index is too large for a separate bit.</summary>
    public static LevelReads Of(int axis) => axis is >= 0 and < MostAxes ? new(1UL << axis) : All;

    public LevelReads And(LevelReads other) => new(_axes | other._axes);

    public bool Overlaps(LevelReads other) => (_axes & other._axes) != 0;
}
