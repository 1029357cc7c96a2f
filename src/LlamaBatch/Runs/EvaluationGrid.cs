namespace LlamaBatch;

/// <summary>
/// The distance between two consecutive evaluations of a run, for example in steps. It is given as a number, or as the name of the column
/// that contains the number.
/// </summary>
/// <remarks>
/// For example, a run is evaluated every 100 steps, and the evaluation at step 1,500 is the first at which it has reached a target. The run
/// then reached the target between steps 1,400 and 1,500.
/// </remarks>
public readonly record struct EvaluationGrid
{
    private EvaluationGrid(double width, string? column) => (Width, Column) = (width, column);

    /// <summary>
    /// The distance between two evaluations. It is 0 if the progress at the target is known exactly, or if <see cref="Column"/> is set.
    /// </summary>
    public double Width { get; }

    /// <summary>
    /// The column that contains each run's distance between evaluations, or null if <see cref="Width"/> applies to all runs.
    /// </summary>
    public string? Column { get; }

    /// <summary>Makes a grid from the distance between two evaluations, if it is the same in all runs.</summary>
    public static implicit operator EvaluationGrid(double width) => new(width, null);

    /// <summary>Makes a grid from the name of the column that contains each run's distance between evaluations.</summary>
    public static implicit operator EvaluationGrid(string column) => new(0, column);
}
