using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says that a quantity falls, or has a negative exponent, and whose code asserts that its exponent or slope is
/// positive, or the reverse. Also reports texts about an exponent beside code that computes a slope, and "proportional" or "the square root"
/// beside an interval without the exponent 1 or 1/2.
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

    /// <summary>An inverse power, as in "1/√B" and "one over the square root of the batch".</summary>
    private static readonly Regex _inverse = new(
        @"(?<![\w.])1 ?/ ?(√|sqrt)"
            + @"|\b(one over|the (inverse|reciprocal)( of the)?) (the )?square root\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about a growing quantity, whose product with an inverse power may be meant.</summary>
    private static readonly Regex _growing = new(
        @"\b(rises?|grows?|increases?|times|multiplied)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A power law with the exponent 1 or 1/2.</summary>
    private static readonly Regex _power = new(
        @"\b((?<one>(is|are|rises|grows|scales|falls) (directly |inversely |about )?(in proportion|proportional(ly)?)(?= to\b))"
            + @"|(?<half>(as|with|follows?|to)( one over)? the square root of))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _otherPower = new(
        @"\b(not|never|no|nor|slow|slower|slowly|fast|faster|less|more|than|cube|fourth|square (?!root)|squared|power|logarithm"
            + @"|nearly|almost)\b|n['’]t\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A multiple of the quantity, and the multiple of the level that brings it, as in "halves when the batch grows fourfold".</summary>
    private static readonly Regex _multiple = new(
        @"\b(?<half>halves|halve)\b|\b(?<double>doubles)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _multipleOfLevel = new(
        @"\b((?<two>(each|every|a|per) doubling)|(?<four>fourfold|four times|quadrupling|quadrupled)|(?<eight>eightfold|eight times)"
            + @"|(?<sixteen>sixteen times))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(IReadOnlyList<ClaimCall> calls) => Directed(calls) ?? Power(calls) ?? Multiple(calls);

    /// <summary>Compares "halves when the batch grows fourfold" with the interval of the exponent.</summary>
    private static Diagnostic? Multiple(IReadOnlyList<ClaimCall> calls)
    {
        if (calls.FirstOrDefault(one => one.Method == "Exponent") is not { } exponent
            || calls.FirstOrDefault(one => one.Method is "IsBetween" or "IsEquivalentTo"
                && InstanceOf(one.Call)?.Syntax == exponent.Call.Syntax) is not { } call
            || Interval(call) is not var (low, high)
            || _otherPower.IsMatch(call.Claim.Text) || ClaimWords.Of(call.Claim.Text).Any(word => _turning.Contains(word))
            || _multiple.Matches(call.Claim.Text).Cast<Match>().ToList() is not [var said]
            || _multipleOfLevel.Matches(call.Claim.Text).Cast<Match>().ToList() is not [var level])
        {
            return null;
        }

        double grown = level.Groups["two"].Success ? 2 : level.Groups["four"].Success ? 4 : level.Groups["eight"].Success ? 8 : 16;
        double stated = (said.Groups["half"].Success ? -1 : 1) * Math.Log(2) / Math.Log(grown);
        return stated < low || stated > high
            ? ClaimFinding.Of(
                call,
                $"'{said.Value}' beside '{level.Value}', an exponent of {LevelName.Of(Math.Round(stated, 3), null)}",
                $"{call.Method} asserts {LevelName.Of(Math.Round(low, 6), null)} to {LevelName.Of(Math.Round(high, 6), null)}",
                remedy: "write an interval around it")
            : null;
    }

    /// <summary>The interval of numbers that a comparison asserts; null if it is unknown.</summary>
    private static (double Low, double High)? Interval(ClaimCall call) =>
        call.Method == "IsBetween"
            ? call.Number("low") is { } low && call.Number("high") is { } high && low < high ? (low, high) : null
            : call.Number("number") is { } number && call.MarginNumber is > 0 and var width
                ? (number - width, number + width)
                : null;

    /// <summary>Compares "proportional to" and "the square root of" with the interval of the exponent.</summary>
    private static Diagnostic? Power(IReadOnlyList<ClaimCall> calls)
    {
        if (calls.FirstOrDefault(one => one.Method == "Exponent") is not { } exponent
            || calls.FirstOrDefault(one =>
                one.Method == "IsBetween" && InstanceOf(one.Call)?.Syntax == exponent.Call.Syntax) is not { } call
            || call.Number("low") is not { } low || call.Number("high") is not { } high || low >= high || low * high < 0
            || _otherPower.IsMatch(call.Claim.Text))
        {
            return null;
        }

        var powers = _power.Matches(call.Claim.Text).Cast<Match>().ToList();
        double? stated = powers.Exists(power => power.Groups["half"].Success) ? 0.5 : powers.Count == 1 ? 1 : null;
        double least = Math.Min(Math.Abs(low), Math.Abs(high));
        double most = Math.Max(Math.Abs(low), Math.Abs(high));
        return stated is { } power && (power < least || power > most)
            ? ClaimFinding.Of(
                call,
                $"'{powers[0].Value}', an exponent of {(low < 0 ? "-" : "")}{LevelName.Of(power, null)}",
                $"IsBetween asserts {LevelName.Of(low, null)} to {LevelName.Of(high, null)}",
                remedy: "write an interval around it")
            : null;
    }

    private static Diagnostic? Directed(IReadOnlyList<ClaimCall> calls)
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
            return ClaimFinding.Of(
                call, "that an exponent is compared", "SlopePerDoubling computes the difference per doubling", remedy: "write Exponent");
        }

        if (IsPositive(call) is not { } isPositive)
        {
            return null;
        }

        if (isPositive && SaysNegative(call.Claim.Text, words, side))
        {
            return ClaimFinding.Of(
                call,
                $"that the {(trend.Method == "Exponent" ? "exponent" : "slope")} is negative",
                $"{call.Method} asserts a positive one",
                remedy: "write negative numbers");
        }

        var said = Enumerable.Range(0, words.Count).Where(i => _falling.Contains(words[i]) || _rising.Contains(words[i])).ToList();
        return said is [var at] && !words.Any(word => _turning.Contains(word) || ClaimWords.IsNegated(word))
            && words.Take(at).Any(word => MetricWords.IsNounOf(side.Accessor.Name, word))
            && _falling.Contains(words[at]) == isPositive
            ? ClaimFinding.Of(
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
            || (_inverse.IsMatch(text) && !_growing.IsMatch(text) && words.Any(word => MetricWords.IsNounOf(side.Accessor.Name, word)))
            || (inversely > 0 && inversely + 1 < words.Count && words[inversely + 1] == "proportional"
                && words.Take(inversely).Any(word => MetricWords.IsNounOf(side.Accessor.Name, word))));
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
