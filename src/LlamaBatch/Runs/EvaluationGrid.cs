namespace LlamaBatch;

/// <summary>The progress between two consecutive evaluations: a number, or the name of a column. Both convert implicitly.</summary>
/// <remarks>
/// If the evaluation at progress p is the first that reaches a target, the run reached the target after p − <see cref="Width"/>, and not
/// after p.
/// </remarks>
public readonly record struct EvaluationGrid
{
    private EvaluationGrid(double width, string? column) => (Width, Column) = (width, column);

    /// <summary>
    /// The progress between two evaluations. 0 if a target's progress is known exactly, or if <see cref="Column"/> gives the progress.
    /// </summary>
    public double Width { get; }

    /// <summary>The column with the progress between two evaluations of each run; null if it is the same for all runs.</summary>
    public string? Column { get; }

    /// <summary>Converts a number: the progress between two evaluations, which is the same in all runs.</summary>
    public static implicit operator EvaluationGrid(double width) => new(width, null);

    /// <summary>Converts the name of a column that contains the progress between two evaluations of each run.</summary>
    public static implicit operator EvaluationGrid(string column) => new(0, column);
}
