namespace LlamaBatch.Trials;

/// <summary>A problem that prevents the trials of a sweep from running.</summary>
internal abstract record SweepProblem;

/// <summary>A problem with settings, levels or metrics, stored as a sentence.</summary>
/// <param name="Sentence">A sentence that states the problem, the actual value and a remedy.</param>
internal sealed record WrittenProblem(string Sentence) : SweepProblem;

/// <summary>A tuned axis has levels whose losses are not comparable, so tuning cannot choose the best level.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Axis">The tuned axis.</param>
/// <param name="Metric">The metric by which tuning chooses the level.</param>
/// <param name="Sets">The difference between the validation sets of the levels, or null if all levels have the same set.</param>
/// <param name="Budgets">The token budgets of the levels.</param>
internal sealed record IncomparableLevels(
    string Experiment,
    string Axis,
    MetricDefinition Metric,
    ValidationDifference? Sets,
    IReadOnlyList<long> Budgets) : SweepProblem;
