namespace LlamaBatch;

/// <summary>The progress between two evaluations: a number, or the name of a column. Both convert implicitly.</summary>
/// <remarks>
/// If the evaluation at progress p is the first that reaches a target, the run crossed the target within (p − <see cref="Width"/>, p].
/// </remarks>
public readonly record struct EvaluationGrid
{
    private EvaluationGrid(double width, string? column) => (Width, Column) = (width, column);

    /// <summary>The progress between two evaluations; 0 if crossings are exact, or if a column contains the progress.</summary>
    public double Width { get; }

    /// <summary>The column with the progress between two evaluations of each run; null if it is the same for all runs.</summary>
    public string? Column { get; }

    /// <summary>Converts a progress between two evaluations that all runs share.</summary>
    public static implicit operator EvaluationGrid(double width) => new(width, null);

    /// <summary>Converts the name of a column that contains the progress between two evaluations of each run.</summary>
    public static implicit operator EvaluationGrid(string column) => new(0, column);
}
