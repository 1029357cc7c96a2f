namespace LlamaBatch.Runs;

/// <summary>How the levels of an axis are compared with the cells of a table.</summary>
public enum LevelKind
{
    /// <summary>By text, as for strings and enumerations.</summary>
    Text,

    /// <summary>As whole numbers.</summary>
    Whole,

    /// <summary>As numbers of single precision.</summary>
    Single,

    /// <summary>As numbers of double precision.</summary>
    Double,

    /// <summary>As true or false.</summary>
    Truth,
}
