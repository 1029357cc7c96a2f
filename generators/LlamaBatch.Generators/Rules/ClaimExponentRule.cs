using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says that a quantity falls, or has a negative exponent, and whose code asserts that its exponent or slope is
/// positive, or the reverse. Also reports texts about an exponent beside code that computes a slope.
/// </summary>
internal static class ClaimExponentRule
{
    private static readonly HashSet<string> _falling =
        ["fall", "falls", "falling", "drop", "drops", "decrease", "decreases", "decline", "declines", "shrink", "shrinks"];

    private static readonly HashSet<string> _rising =
        ["rise", "rises", "rising", "grow", "grows", "growing", "increase", "increases", "climb", "climbs"];

    /// <summary>Words with which the direction of a text is not clear, as in "falls as the batch gets smaller".</summary>
    private static readonly HashSet<string> _turning =
    [
        "no", "not", "never", "without", "hardly", "cannot", "fails", "fail", "neither", "nor", "smaller", "lower", "fewer", "less",
        "reduced", "inverse", "inversely", "down", "if", "unless", "but", "while", "whereas", "negative", "minus",
    ];

    /// <summary>A negative number as the value of an exponent or a slope.</summary>
    private static readonly Regex _negative = new(
        @"\b(exponent|slope|power)\b[^.;0-9]{0,20}(?<![\w.])[-−](?=[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(IReadOnlyList<ClaimCall> calls)
    {
        // One call computes the exponent or the slope, the other compares it.
        if (calls.Count != 2 || calls.FirstOrDefault(one => one.Method is "Exponent" or "SlopePerDoubling") is not { Left: { } side } trend
            || calls.FirstOrDefault(one => one.Method is "IsBetween" or "IsAbove" or "IsBelow") is not { } call
            || InstanceOf(call.Call) is not { } instance || instance.Syntax != trend.Call.Syntax)
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        if (trend.Method == "SlopePerDoubling" && words.Contains("exponent") && !words.Contains("slope") && !words.Contains("doubling"))
        {
            return ClaimTextRule.Finding(
                call, "that an exponent is compared", "SlopePerDoubling computes the difference per doubling", remedy: "write Exponent");
        }

        if (IsPositive(call) is not { } isPositive)
        {
            return null;
        }

        if (isPositive && SaysNegative(call.Claim.Text, words, side))
        {
            return ClaimTextRule.Finding(
                call,
                $"that the {(trend.Method == "Exponent" ? "exponent" : "slope")} is negative",
                $"{call.Method} asserts a positive one",
                remedy: "write negative numbers");
        }

        var said = Enumerable.Range(0, words.Count).Where(i => _falling.Contains(words[i]) || _rising.Contains(words[i])).ToList();
        return said is [var at] && !words.Any(word => _turning.Contains(word) || ClaimWords.IsNegated(word))
            && words.Take(at).Any(word => ClaimTextRule.IsNounOf(side.Accessor.Name, word))
            && _falling.Contains(words[at]) == isPositive
            ? ClaimTextRule.Finding(
                call,
                $"that {side.Name} {(isPositive ? "falls" : "rises")}",
                $"{call.Method} asserts {(isPositive ? "a positive" : "a negative")} "
                    + (trend.Method == "Exponent" ? "exponent" : "slope"),
                remedy: isPositive ? "write negative numbers" : "write positive numbers")
            : null;
    }

    /// <summary>Whether a text says that an exponent is negative, as in "exponent -0.6 to -0.4" or "inversely proportional".</summary>
    private static bool SaysNegative(string text, IReadOnlyList<string> words, ClaimSide side)
    {
        int inversely = Enumerable.Range(0, words.Count).FirstOrDefault(i => words[i] == "inversely");
        bool isDenied = words.Any(word => word is "no" or "not" or "never" or "nor" || ClaimWords.IsNegated(word));
        return !isDenied && (_negative.IsMatch(text)
            || (inversely > 0 && inversely + 1 < words.Count && words[inversely + 1] == "proportional"
                && words.Take(inversely).Any(word => ClaimTextRule.IsNounOf(side.Accessor.Name, word))));
    }

    private static IOperation? InstanceOf(IInvocationOperation call) =>
        call.Instance is IConversionOperation conversion ? conversion.Operand : call.Instance;

    /// <summary>Whether all asserted values are positive (true) or negative (false); null if they may be both.</summary>
    private static bool? IsPositive(ClaimCall call) => call.Method switch
    {
        "IsBetween" => call.Number("low") >= 0 ? true : call.Number("high") <= 0 ? false : null,
        "IsAbove" => call.Number("number") >= 0 ? true : null,
        _ => call.Number("number") <= 0 ? false : null,
    };
}
