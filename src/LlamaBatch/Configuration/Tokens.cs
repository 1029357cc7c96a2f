namespace LlamaBatch;

/// <summary>
/// A number of tokens, the unit of training budgets. A plain number converts implicitly; a number of <see cref="Sequences"/> is a compile
/// error.
/// </summary>
/// <param name="Count">The number of tokens.</param>
public readonly record struct Tokens(long Count)
{
    /// <summary>Converts a number to tokens.</summary>
    public static implicit operator Tokens(long count) => new(count);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} tokens";
}
