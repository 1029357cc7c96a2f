using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose English text says the opposite of what they assert, such as "needs fewer steps" beside <c>IsAbove</c>. A text that
/// is not understood completely is not judged.
/// </summary>
internal static class ClaimTextRule
{
    private static readonly HashSet<string> _asserting =
        ["IsBelow", "IsAbove", "IsNoWorseThan", "IsIncreasing", "IsDecreasing", "IsBetween", "IsEquivalentTo", "IsEqualTo", "IsBestOf"];

    /// <summary>Methods that assert nothing. They only permit differences between the points of a side.</summary>
    private static readonly HashSet<string> _declaring = ["AcrossTokenBudgets", "AcrossValidationSets"];

    public static IEnumerable<Diagnostic> Check(
        IReadOnlyList<ClaimCall> calls,
        ExperimentDeclaration experiment,
        SweepEvaluation? evaluation) =>
        from claim in calls.Where(call => !_declaring.Contains(call.Method)).GroupBy(call => call.Claim)
        where calls.All(other => other.Claim == claim.Key || other.Claim.Text != claim.Key.Text)    // LB8008 reports a copied text
        let finding = Of([.. claim], experiment, evaluation)
        where finding is not null
        select finding;

    /// <summary>Judges a claim by all its calls.</summary>
    private static Diagnostic? Of(IReadOnlyList<ClaimCall> calls, ExperimentDeclaration experiment, SweepEvaluation? evaluation)
    {
        var asserting = calls.Where(call => _asserting.Contains(call.Method)).ToList();
        if (asserting is not [var only])
        {
            return (asserting.Count == calls.Count ? ClaimClauseRule.Check(asserting) : null)
                ?? (asserting.Count > 0 ? ClaimOrderRule.Check(asserting, calls) : null);
        }

        return ClaimBoundRule.Check(only)
            ?? ClaimNumberRule.Check(only, calls)
            ?? ClaimPerplexityRule.Check(only)
            ?? ClaimAmountRule.Check(only)
            ?? (calls.Count > 1
                ? ClaimExponentRule.Check(calls) ?? ClaimEffectRule.Check(only, calls, experiment) ?? ClaimStatisticRule.Check(only, calls)
                : OfComparison(only, experiment, evaluation))
            ?? ClaimOrderRule.Check(asserting, calls);
    }

    /// <summary>Judges a claim that is one comparison.</summary>
    private static Diagnostic? OfComparison(ClaimCall call, ExperimentDeclaration experiment, SweepEvaluation? evaluation) =>
        ClaimSidesRule.Check(call)
        ?? ClaimTrendRule.Check(call)
        ?? ClaimLimitRule.Check(call)
        ?? ClaimLikenessRule.Check(call)
        ?? ClaimLevelRule.Check(call)
        ?? ClaimMetricRule.Check(call, experiment)
        ?? ClaimConditionRule.Check(call, experiment, evaluation)
        ?? ClaimMemoryRule.Check(call, evaluation)
        ?? ClaimListRule.Check(call)
        ?? ClaimSpeedRule.Check(call, evaluation)
        ?? ClaimTranslationRule.Check(call)
        ?? ClaimSettingRule.Check(call, evaluation)
        ?? ClaimSharingRule.Check(call, evaluation)
        ?? ClaimWithoutRule.Check(call, evaluation)
        ?? ClaimControlRule.Check(call, evaluation)
        ?? ClaimInteractionRule.Check(call)
        ?? ClaimFractionRule.Check(call, evaluation)
        ?? ClaimMatchRule.Check(call, experiment)
        ?? ClaimEveryRule.Check(call)
        ?? ClaimStepsRule.Check(call)
        ?? ClaimRivalsRule.Check(call)
        ?? ClaimExceptionRule.Check(call)
        ?? ClaimSuperlativeRule.Check(call)
        ?? ClaimSecondMetricRule.Check(call, experiment)
        ?? ClaimUpperBoundRule.Check(call)
        ?? ClaimDeviceRule.Check(call, experiment)
        ?? ClaimReasonRule.Check(call, evaluation);
}
