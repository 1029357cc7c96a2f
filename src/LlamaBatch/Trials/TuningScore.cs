namespace LlamaBatch.Trials;

/// <summary>The score of one trial in tuning.</summary>
/// <param name="Value">
/// The tuning metric at the end of the run, or the number of tokens to the target. If the target was not reached, the value is the whole
/// token budget.
/// </param>
/// <param name="IsReached">Whether the target was reached. It is true if there is no target.</param>
internal readonly record struct TuningScore(double Value, bool IsReached)
{
    /// <summary>The score of a trial.</summary>
    /// <param name="metric">The tuning metric, or the metric of the target.</param>
    /// <param name="target">The target, or null to use the value at the end of the run.</param>
    /// <param name="result">The measurements of the trial.</param>
    /// <param name="plan">The plan of the trial.</param>
    public static TuningScore Of(MetricDefinition metric, Target? target, TrialResult result, TrialPlan plan)
    {
        if (target is not Target sought)
        {
            return new(result.FinalOf(metric, plan.Model.VocabSize), IsReached: true);
        }

        double? tokens = TargetCrossing.Tokens(
            metric,
            sought.Value,
            result.Learning.GetValueOrDefault(metric.Key) ?? [],
            result.Outcome == Outcome.Diverged);
        return new(tokens ?? plan.TokensTrained, tokens is not null);
    }
}
