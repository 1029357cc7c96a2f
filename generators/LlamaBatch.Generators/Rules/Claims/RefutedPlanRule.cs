using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims that compare a plan with a number, or with another plan, and that arithmetic refutes, such as fewer than 1,500 steps
/// where there are 1,907. A claim with a source is not reported, because to refute a statement of others may be the point of a study.
/// </summary>
internal static class RefutedPlanRule
{
    /// <summary>Words for statements of others.</summary>
    private static readonly Regex _ofOthers = new(
        @"\b(et al|articles?|papers?|posts?|blogs?|books?|textbooks?|says?|said|claims?|claimed|believes?|believed|myths?|rumors?|folklore"
            + @"|supposed(ly)?|holds|sources?|tests?|checks?|whether"
            + @"|refutes?|refuted|false|wrong|true|naive(ly)?|intuition|expect(s|ed)?|hypothesis)\b|https?:|arxiv",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The factor by which the planned memory may differ from what a claim says.</summary>
    private const double MostMemoryError = 2;

    /// <param name="call">The comparison.</param>
    /// <param name="calls">All comparisons of the claim.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="evaluation">The settings of all points; null if they are unknown.</param>
    public static Diagnostic? Check(
        ClaimCall call, IEnumerable<ClaimCall> calls, ExperimentDeclaration experiment, SweepEvaluation? evaluation)
    {
        if (evaluation is null || call is not { Claim: { Subject: ClaimSubject.Plan, Source: "" }, Left: { Arms: [var left] } side }
            || PlanQuantity.ReadBy(side) is not { } quantity
            || calls.Skip(1).Any() || IsOfOthers(call, experiment) || evaluation.PointOf(left)?.Plan is not { } plan)
        {
            return null;
        }

        // Planned memory is an estimate, so only a claim that is far off is certainly refuted.
        double tolerance = side.Accessor.Name == "MemoryBytes" ? MostMemoryError : 1;
        double value = quantity.Of(plan);
        if (call is { Method: "IsBelow" or "IsAbove" or "IsEqualTo", Rights: [{ Arms: [var right] } other] }
            && other.Accessor.Name == side.Accessor.Name
            && evaluation.PointOf(right)?.Plan is { } second && left.Name != right.Name)
        {
            double than = quantity.Of(second);
            bool isEqual = Math.Abs(than - value) <= 1e-12 * value;
            // If the values and the steps are the same, the axis may be at fault, which is another mistake.
            bool isRefuted = isEqual ? call.Method != "IsEqualTo" && plan.TokensPerStep != second.TokensPerStep
                : call.Method == "IsEqualTo" ? Math.Max(value, than) > Math.Min(value, than) * tolerance
                : call.Method == "IsBelow" ? value > than * tolerance
                : value < than / tolerance;
            return !isRefuted ? null : Diagnostic.Create(
                Descriptors.DecidedByDefinition,
                call.Place,
                $"Arithmetic refutes this claim: {side.Accessor.Name} of {left.Name} "
                    + (isEqual ? $"and of {right.Name} are both {Text(value)}. "
                        : $"is {TextOf(value, than)}, and that of {right.Name} is {TextOf(than, value)}. ")
                    + (isEqual && side.Accessor.Name == "FlopsPerMillionTokens"
                        ? "The arithmetic of a step is proportional to TokensPerStep. " : "")
                    + "Correct the claim, or write in Source who says so.");
        }

        var bounds = call.Call.Arguments.Select(argument => WrittenValue.NumberOf(argument.Value)).OfType<double>().ToList();
        string? relation = (call.Method, bounds) switch
        {
            ("IsBelow", [var most]) when value >= most * tolerance => $"not below {Text(most)}",
            ("IsAbove", [var least]) when value <= least / tolerance => $"not above {Text(least)}",
            ("IsBetween", [var least, var most]) when value < least / tolerance || value > most * tolerance =>
                $"not between {Text(least)} and {Text(most)}",
            _ => null,
        };
        return relation is null ? null : Diagnostic.Create(
            Descriptors.DecidedByDefinition,
            call.Place,
            $"Arithmetic refutes this claim: {side.Accessor.Name} of {left.Name} is {Text(value)}, {relation}. Correct the claim, or "
                + "write in Source who says so.");
    }

    /// <summary>A value beside another one. Both are written exactly if they would look the same.</summary>
    private static string TextOf(double value, double other) => Text(value) == Text(other) ? Number.Exact(value) : Text(value);

    private static string Text(double value) =>
        value < 1e6 && value.Equals(Math.Floor(value)) ? Number.Exact(value) : Number.ThreeDigits(value);

    private static bool IsOfOthers(ClaimCall call, ExperimentDeclaration experiment) =>
        experiment.Attribute.Named("Article", "").Length > 0
        || _ofOthers.IsMatch($"{call.Claim.Text} {ExperimentTexts.OfRecord(experiment, default)}");
}
