namespace LlamaBatch;

/// <summary>A column that holds the progress at which each run reached a value of a metric.</summary>
/// <param name="Metric">The metric's key, such as <c>nameof(ValidationLoss)</c>.</param>
/// <param name="Value">The value to reach, in the metric's unit.</param>
/// <param name="Unit">What the column counts.</param>
public sealed record RunTarget(string Metric, double Value, ProgressUnit Unit)
{
    /// <summary>The column; null for one named like the unit, such as <c>sequences_to_target</c>.</summary>
    public string? Column { get; init; }

    /// <summary>The progress between two evaluations, in the same unit: a number or a column; 0 if the crossing is exact.</summary>
    public EvaluationGrid EvaluatedEvery { get; init; }

    /// <summary>A text that stands for "not reached", such as <c>DNF</c>. An empty cell always does.</summary>
    public string? NotReached { get; init; }

    /// <summary>The column that says how far a run went, in the same unit. A run that did not reach the value needs it.</summary>
    public string? Until { get; init; }
}
