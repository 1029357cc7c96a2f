namespace LlamaBatch;

/// <summary>A target, and the column with the step (or other progress) at which each run reached it.</summary>
/// <param name="Metric">The metric's key, such as <c>nameof(ValidationLoss)</c>.</param>
/// <param name="Value">The target value, in the metric's unit.</param>
/// <param name="Unit">The unit of the column.</param>
public sealed record RunTarget(string Metric, double Value, ProgressUnit Unit)
{
    /// <summary>The name of the column. By default, it is derived from the unit, such as <c>sequences_to_target</c>.</summary>
    public string? Column { get; init; }

    /// <summary>
    /// The distance between two evaluations, in <see cref="Unit"/>: a number or a column name. It is 0 if the progress in the table is
    /// exact.
    /// </summary>
    public EvaluationGrid EvaluatedEvery { get; init; }

    /// <summary>A cell text that means "not reached", such as <c>DNF</c>. An empty cell always has this meaning.</summary>
    public string? NotReached { get; init; }

    /// <summary>
    /// The column with the final progress of a run, in <see cref="Unit"/>. It is required if a run did not reach the target.
    /// </summary>
    public string? Until { get; init; }
}
