namespace LlamaBatch;

/// <summary>What a comparison says of its left side.</summary>
public enum Relation
{
    /// <summary>It is smaller.</summary>
    Below,

    /// <summary>It is larger.</summary>
    Above,

    /// <summary>It is the same; for arithmetic only.</summary>
    EqualTo,
}
