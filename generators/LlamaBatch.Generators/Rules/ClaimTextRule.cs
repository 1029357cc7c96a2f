using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
            return asserting.Count == calls.Count ? ClaimClauseRule.Check(asserting) : null;
        }

        return ClaimBoundRule.Check(only) ?? ClaimNumberRule.Check(only, calls)
            ?? (calls.Count > 1
                ? ClaimExponentRule.Check(calls) ?? ClaimEffectRule.Check(only, calls) ?? ClaimStatisticRule.Check(only, calls)
                : OfComparison(only, experiment, evaluation));
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
        ?? ClaimInteractionRule.Check(call)
        ?? ClaimFractionRule.Check(call, evaluation)
        ?? ClaimMatchRule.Check(call, experiment)
        ?? ClaimEveryRule.Check(call)
        ?? ClaimRivalsRule.Check(call)
        ?? ClaimExceptionRule.Check(call)
        ?? ClaimSuperlativeRule.Check(call)
        ?? ClaimSecondMetricRule.Check(call, experiment)
        ?? ClaimUpperBoundRule.Check(call)
        ?? ClaimDeviceRule.Check(call, experiment)
        ?? ClaimReasonRule.Check(call, evaluation);

    /// <summary>The diagnostic of a claim whose text says one thing and whose code asserts another.</summary>
    /// <param name="call">The comparison.</param>
    /// <param name="said">What the text says.</param>
    /// <param name="asserted">What the code asserts.</param>
    /// <param name="instead">The method that would agree with the text; null if the two differ in more than the method.</param>
    /// <param name="remedy">Another change of the code that would make it agree with the text, such as "write layers: 4".</param>
    public static Diagnostic Finding(ClaimCall call, string said, string asserted, string? instead = null, string? remedy = null)
    {
        bool isInClaim = call.Place.SourceSpan == call.Call.Syntax.Span;
        return Diagnostic.Create(
            Descriptors.TextSaysOpposite,
            isInClaim && call.Call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } }
                ? name.GetLocation()
                : call.Place,
            Remedy.Of((Remedy.Values, isInClaim ? instead : null)),
            said,
            asserted,
            (remedy ?? (instead is null ? null : $"write {instead}")) is { } change ? $", or {change}" : "");
    }

    /// <summary>
    /// The one axis in which the sides differ, the levels of both sides, and whether the metric is asserted to be higher on the first side
    /// (null if it is asserted to be equal on both). For a trend, the sides are the highest and the lowest level.
    /// </summary>
    public static (AxisDeclaration Axis, List<object> First, List<object> Second, bool? IsFirstHigher)? AssertedOf(ClaimCall call)
    {
        return ComparedOf(call) is var (compared, isHigher) && compared is [var (axis, first, second)] && AxesOf(call).Count == 1
            ? (axis, first, second, isHigher)
            : null;
    }

    /// <summary>The axes in which the sides differ, also those of which both sides have a level.</summary>
    private static List<AxisDeclaration> AxesOf(ClaimCall call)
    {
        var arms = call.Left!.Arms!.Concat(call.Rights.SelectMany(right => right.Arms ?? [])).ToList();
        return [.. arms[0].Levels.Where(level => arms.Exists(arm => !Equals(arm.Levels[level.Key], level.Value)))
            .Select(level => level.Key)];
    }

    /// <summary>
    /// The axes of which the two sides have different levels, with the levels of both, and whether the metric is asserted to be higher on
    /// the first side, as in <see cref="AssertedOf"/>.
    /// </summary>
    public static (List<(AxisDeclaration Axis, List<object> First, List<object> Second)> Axes, bool? IsFirstHigher)? ComparedOf(
        ClaimCall call)
    {
        if (call.Left?.Arms is not { Count: > 0 } lefts)
        {
            return null;
        }

        if (call.Method is "IsIncreasing" or "IsDecreasing")
        {
            if (call.Left.VaryingAxes is not [var varying])
            {
                return null;
            }

            var levels = lefts.Select(arm => arm.Levels[varying]).Where(level => LevelNumber.Is(level)).OrderBy(LevelNumber.Of).ToList();
            return levels.Count < 2 ? null : ([(varying, [levels[levels.Count - 1]], [levels[0]])], call.Method == "IsIncreasing");
        }

        bool? isHigher = call.Method switch
        {
            "IsAbove" => true,
            "IsBelow" => false,
            "IsNoWorseThan" => MetricWords.IsHigherBetter(call.Left),
            _ => null,
        };
        if ((isHigher is null && call.Method is not ("IsEquivalentTo" or "IsEqualTo"))
            || call.Rights is not [{ Arms: { Count: > 0 } rights }])
        {
            return null;
        }

        var compared = (from axis in lefts[0].Levels.Keys
                        let first = lefts.Select(arm => arm.Levels[axis]).Distinct().ToList()
                        let second = rights.Select(arm => arm.Levels[axis]).Distinct().ToList()
                        where !first.Intersect(second).Any()
                        select (axis, first, second)).ToList();
        return compared.Count == 0 ? null : (compared, isHigher);
    }
}
