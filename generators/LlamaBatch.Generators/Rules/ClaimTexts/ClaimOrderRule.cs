using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports comparisons whose text says the opposite order of the two sides, where <see cref="ClaimSidesRule"/> does not understand each word:
/// all comparatives that may be about the compared value agree with one another, and not with the code.
/// </summary>
internal static class ClaimOrderRule
{
    private static readonly HashSet<string> _separating = [",", ";", "and"];

    private static readonly Regex _negative = new(@"(?<![\w.])[-−][0-9]", RegexOptions.CultureInvariant);

    /// <summary>Compares the text of a claim with its comparisons.</summary>
    /// <param name="asserting">The comparisons.</param>
    /// <param name="calls">All calls of the claim, also those that compute what is compared.</param>
    public static Diagnostic? Check(IReadOnlyList<ClaimCall> asserting, IReadOnlyList<ClaimCall> calls)
    {
        IReadOnlyList<string> words = ClaimWords.Of(asserting[0].Claim.Text);
        // A helper method that is called several times makes the same comparison.
        if (asserting.Select(call => call.Call.Syntax).Distinct().Count() == 1)
        {
            return Check(asserting[0], calls, words);
        }

        // Each clause is about one comparison, in the order of the code, or one clause is about all of them.
        var clauses = ClausesOf(words).Where(clause => clause.Any(SaidOrder.IsComparing)).ToList();
        return clauses.Count == asserting.Count
            ? asserting.Zip(clauses, (call, clause) => Check(call, calls, clause)).FirstOrDefault(finding => finding is not null)
            : clauses.Count == 1 && asserting.All(call => call.Number("number") is null)
                && asserting.Select(call => (call.Left?.Accessor.Name, call.Left?.Budget)).Distinct().Count() == 1
            ? asserting.Select(call => Check(call, calls, words)).FirstOrDefault(finding => finding is not null)
            : null;
    }

    /// <summary>Compares words of a text with a comparison.</summary>
    private static Diagnostic? Check(ClaimCall call, IReadOnlyList<ClaimCall> calls, IReadOnlyList<string> words)
    {
        if (call.Method is "IsAbove" or "IsBelow" && call.Number("number") is { } number)
        {
            return OfBound(call, number, words);
        }

        if (call.Method is not ("IsAbove" or "IsBelow") || call.Call.Instance?.Syntax is not { } left
            || call.Argument("other")?.Syntax is not { } right || calls.Any(one => one.Method is "EffectAgainst" or "Exponent")
            || (call.Left ?? calls.Select(one => one.Left).Concat(call.Rights).FirstOrDefault(one => one is not null)) is not { } side)
        {
            return null;
        }

        var order = new SaidOrder(words, new ComparedMentions(words, call, left, right), side, StatisticOf(call, calls));
        return order.IsFirstHigher is { } isHigher && isHigher != (call.Method == "IsAbove")
            ? ClaimFinding.Of(
                call,
                $"that the first side is {(isHigher ? "higher" : "lower")} ('{order.Said}')",
                $"{call.Method} asserts that it is {(isHigher ? "lower" : "higher")}",
                instead: isHigher ? "IsAbove" : "IsBelow")
            : null;
    }

    /// <summary>Compares words of a text with an assertion that a value is above or below a number.</summary>
    private static Diagnostic? OfBound(ClaimCall call, double number, IReadOnlyList<string> words)
    {
        string metric = call.Left?.Accessor.Name ?? "";
        bool isComplement = words.Any(word => MetricWords.SignOf(word, metric) == false
            || word.StartsWith("mis", StringComparison.Ordinal));
        return !isComplement
            && SaidBound.IsAbove(words, number, _negative.IsMatch(call.Claim.Text), metric is "MemoryBytes" or "PeakMemory") is { } isAbove
            && isAbove != (call.Method == "IsAbove")
            ? ClaimFinding.Of(
                call,
                $"that the value is {(isAbove ? "above" : "below")} a bound",
                $"{call.Method} asserts that it is {(isAbove ? "below" : "above")} {LevelName.Of(number, null)}",
                instead: isAbove ? "IsAbove" : "IsBelow")
            : null;
    }

    /// <summary>The method that computes the compared values, such as <c>Sensitivity</c>; null if the metric itself is compared.</summary>
    private static string? StatisticOf(ClaimCall call, IReadOnlyList<ClaimCall> calls) =>
        call.Curves.Count > 0 ? call.Curves[0].Aggregate
        : call.Left is not null ? null
        : calls.FirstOrDefault(one => one.Argument("other") is null
            && one.Method is not ("Along" or "AcrossTokenBudgets" or "AcrossValidationSets"))?.Method ?? "Statistic";

    private static IEnumerable<IReadOnlyList<string>> ClausesOf(IReadOnlyList<string> words)
    {
        int start = 0;
        for (int i = 0; i <= words.Count; i++)
        {
            if (i == words.Count || _separating.Contains(words[i]))
            {
                yield return [.. words.Skip(start).Take(i - start)];
                start = i + 1;
            }
        }
    }
}
