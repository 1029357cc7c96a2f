namespace LlamaBatch.Runs;

/// <summary>The way in which the levels of an axis are compared with the cells of a table.</summary>
public enum LevelKind
{
    /// <summary>Comparison as text, for strings and enums.</summary>
    Text,

    /// <summary>Comparison as integers.</summary>
    Whole,

    /// <summary>Comparison as single-precision numbers.</summary>
    Single,

    /// <summary>Comparison as double-precision numbers.</summary>
    Double,

    /// <summary>Comparison as true or false.</summary>
    Truth,
}
