using System.Collections;
using System.Runtime.CompilerServices;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>The levels that a claim names on one axis: one, several, or none (the baseline).</summary>
/// <remarks>
/// <c>batchSize: 100</c> is one level, and <c>batchSize: [256, 512]</c> is two levels, each compared separately. Without levels, the axis
/// is held at its baseline.
/// </remarks>
/// <typeparam name="T">The type of the axis's property.</typeparam>
[CollectionBuilder(typeof(Levels), nameof(Levels.Create))]
public readonly struct Levels<T> : IEnumerable<T>
    where T : notnull
{
    private readonly T[]? _levels;

    internal Levels(T[] levels) => _levels = levels;

    /// <summary>Whether no level is named, so that the axis is held at its baseline.</summary>
    public bool AreBaseline => _levels is null;

    /// <summary>Makes levels from one level.</summary>
    public static implicit operator Levels<T>(T level) => new([level]);

    /// <summary>The levels as text, for the axis named <paramref name="axis"/>.</summary>
    public AxisLevels Of(string axis) => new(axis, _levels is null ? null : [.. _levels.Select(LevelText.Of)]);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_levels ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
