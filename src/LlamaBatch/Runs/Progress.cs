namespace LlamaBatch;

/// <summary>The column that says how far a run is. It makes the rows of a run a curve.</summary>
/// <param name="Unit">What the column counts.</param>
/// <param name="Column">The column's name.</param>
public sealed record Progress(ProgressUnit Unit, string Column)
{
    /// <summary>A column of optimizer steps.</summary>
    public static Progress Steps(string column) => new(ProgressUnit.Steps, column);

    /// <summary>A column of training tokens.</summary>
    public static Progress Tokens(string column) => new(ProgressUnit.Tokens, column);

    /// <summary>A column of training sequences.</summary>
    public static Progress Sequences(string column) => new(ProgressUnit.Sequences, column);

    /// <summary>A column of seconds.</summary>
    public static Progress Seconds(string column) => new(ProgressUnit.Seconds, column);
}
