using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Whether arms may stand side by side: their losses must be measured on one validation set and, at equal tokens, after one token budget.</summary>
internal static class Comparability
{
    /// <summary>Refuses arms that differ in what the metric is measured on, unless the claim declares it.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="budget">What the trials have in common.</param>
    /// <param name="arms">The arms; numbers are comparable with anything.</param>
    /// <exception cref="ClaimException">They differ; the message says in what, and the remedy.</exception>
    public static void Require(MetricDefinition metric, Budget budget, IReadOnlyList<Sample> arms)
    {
        string of = $"the {Words.InSentence(metric.Name)} of {Words.List(arms.Where(arm => arm.Number is null).Select(arm => arm.Label).Distinct(StringComparer.Ordinal))}";
        if (!arms.Any(arm => arm.IsAcrossValidationSets) && ValidationSets(metric, arms) is string sets)
        {
            throw new ClaimException(
                $"The claim compares {of}, measured on {sets}: these values are not comparable. Compare arms that share them, or declare the comparison with .{nameof(Samples.AcrossValidationSets)}().");
        }

        if (!arms.Any(arm => arm.IsAcrossTokenBudgets) && TokenBudgets(budget, arms) is string budgets)
        {
            throw new ClaimException(
                $"The claim compares {of} at equal tokens, but the token budgets differ ({budgets}). Hold Training.Tokens fixed, or declare the comparison with .{nameof(Samples.AcrossTokenBudgets)}().");
        }
    }

    /// <summary>Why a report must not rank arms, as the end of a sentence: <c>they are measured on different texts (A and B)</c>. Null where it may.</summary>
    public static string? ObstacleTo(Samples samples) =>
        ValidationSets(samples.Metric, samples.Arms) is string sets ? $"they are measured on {sets}"
        : TokenBudgets(samples.Budget, samples.Arms) is string budgets ? $"their token budgets differ ({budgets})"
        : null;

    /// <summary>What the validation sets of arms differ in, as words; null where they can be compared.</summary>
    public static string? ValidationSets(MetricDefinition metric, IEnumerable<Sample> arms) => ValidationSet.DifferenceIn(arms.Select(arm => arm.MeasuredOn).OfType<ValidationSet>(), metric);

    /// <summary>The token budgets of arms whose comparison assumes one, as words; null where there is one.</summary>
    public static string? TokenBudgets(Budget budget, IEnumerable<Sample> arms)
    {
        var budgets = arms.Where(_ => budget == Budget.EqualTokens).Select(arm => arm.Tokens).Where(tokens => tokens > 0).Distinct().ToList();
        return budgets.Count < 2 ? null : $"{Words.List(budgets.Select(tokens => Number.Exact(tokens)))} tokens";
    }
}
