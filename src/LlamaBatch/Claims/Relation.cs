namespace LlamaBatch;

/// <summary>What a comparison says of its left side, given the right side and a margin.</summary>
public enum Relation
{
    /// <summary>It is smaller by more than the margin.</summary>
    Below,

    /// <summary>It is larger by more than the margin.</summary>
    Above,

    /// <summary>It is the same: for what training measures, to within the margin.</summary>
    EqualTo,

    /// <summary>It is at most larger by less than the margin: not inferior, where smaller is better.</summary>
    NotAbove,

    /// <summary>It is at most smaller by less than the margin: not inferior, where larger is better.</summary>
    NotBelow,
}
