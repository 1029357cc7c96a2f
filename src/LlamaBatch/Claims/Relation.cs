namespace LlamaBatch;

/// <summary>The relation that a comparison asserts between its left side and its right side.</summary>
public enum Relation
{
    /// <summary>The left side is smaller by more than the margin.</summary>
    Below,

    /// <summary>The left side is larger by more than the margin.</summary>
    Above,

    /// <summary>
    /// Both sides are equal to within the margin. A claim decided by arithmetic has no margin: both sides are equal up to rounding.
    /// </summary>
    EqualTo,

    /// <summary>
    /// The left side is smaller than the right side, or larger by less than the margin. If smaller is better, this is non-inferiority.
    /// </summary>
    NotAbove,

    /// <summary>
    /// The left side is larger than the right side, or smaller by less than the margin. If larger is better, this is non-inferiority.
    /// </summary>
    NotBelow,
}
