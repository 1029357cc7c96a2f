namespace LlamaBatch;

/// <summary>A number of optimizer steps. A plain <see cref="int"/> converts to it; no other unit does.</summary>
/// <param name="Count">How many steps.</param>
public readonly record struct Steps(int Count)
{
    /// <summary>Reads a plain number as steps.</summary>
    public static implicit operator Steps(int count) => new(count);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} steps";
}
