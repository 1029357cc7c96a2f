namespace LlamaBatch;

/// <summary>A column with the progress of a run, such as its step. If a table has such a column, the rows of a run form a curve.</summary>
/// <param name="Unit">The unit of the column.</param>
/// <param name="Column">The column's name.</param>
public sealed record Progress(ProgressUnit Unit, string Column)
{
    /// <summary>A progress column that counts optimizer steps.</summary>
    public static Progress Steps(string column) => new(ProgressUnit.Steps, column);

    /// <summary>A progress column that counts training tokens.</summary>
    public static Progress Tokens(string column) => new(ProgressUnit.Tokens, column);

    /// <summary>A progress column that counts training sequences.</summary>
    public static Progress Sequences(string column) => new(ProgressUnit.Sequences, column);

    /// <summary>A progress column that counts seconds.</summary>
    public static Progress Seconds(string column) => new(ProgressUnit.Seconds, column);
}
