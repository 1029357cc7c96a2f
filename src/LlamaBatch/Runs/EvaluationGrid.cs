namespace LlamaBatch;

/// <summary>The progress between two evaluations: a number, or the column that holds it. Both convert to it.</summary>
/// <remarks>A metric that reached a value at progress p crossed it within (p − width, p].</remarks>
public readonly record struct EvaluationGrid
{
    private EvaluationGrid(double width, string? column) => (Width, Column) = (width, column);

    /// <summary>The width; 0 if the crossing is known exactly, or if a column holds the width.</summary>
    public double Width { get; }

    /// <summary>The column that holds the width; null for one width of all runs.</summary>
    public string? Column { get; }

    /// <summary>The same width for all runs.</summary>
    public static implicit operator EvaluationGrid(double width) => new(width, null);

    /// <summary>The column that holds the width of each run.</summary>
    public static implicit operator EvaluationGrid(string column) => new(0, column);
}
