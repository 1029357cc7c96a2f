using System.Collections;
using System.Runtime.CompilerServices;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>
/// What a claim asks of an axis: one level (<c>batchSize: 100</c>), several (<c>batchSize: [256, 512]</c>: each of them), or nothing, which holds the axis at its baseline.
/// </summary>
/// <typeparam name="T">The type of the axis's property.</typeparam>
[CollectionBuilder(typeof(Levels), nameof(Levels.Create))]
public readonly struct Levels<T> : IEnumerable<T>
    where T : notnull
{
    private readonly T[]? _levels;

    internal Levels(T[] levels) => _levels = levels;

    /// <summary>Whether nothing is asked, so that the axis is held at its baseline.</summary>
    public bool AreBaseline => _levels is null;

    /// <summary>One level.</summary>
    public static implicit operator Levels<T>(T level) => new([level]);

    /// <summary>What is asked of the axis named <paramref name="axis"/>, as text.</summary>
    public AxisLevels Of(string axis) => new(axis, _levels is null ? null : [.. _levels.Select(LevelText.Of)]);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_levels ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
