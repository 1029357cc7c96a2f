namespace LlamaBatch;

/// <summary>The progress between two evaluations: a number, or the name of a column. Both convert implicitly.</summary>
/// <remarks>
/// If the evaluation at progress p is the first at or below a target loss, the run crossed the target within (p − width, p].
/// </remarks>
public readonly record struct EvaluationGrid
{
    private EvaluationGrid(double width, string? column) => (Width, Column) = (width, column);

    /// <summary>The progress between two evaluations; 0 if crossings are exact, or if a column contains the width.</summary>
    public double Width { get; }

    /// <summary>The name of the column with the width of each run; null if all runs have the same width.</summary>
    public string? Column { get; }

    /// <summary>Converts a width that all runs share.</summary>
    public static implicit operator EvaluationGrid(double width) => new(width, null);

    /// <summary>Converts the name of a column that contains the width of each run.</summary>
    public static implicit operator EvaluationGrid(string column) => new(0, column);
}
