using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text limits a rise from above, as in "from 16 to 64, the tokens per second rise by less than 5 %", and whose code
/// limits a fall with <c>IsNoWorseThan</c>, because its sides are in the wrong order.
/// </summary>
internal static class ClaimUpperBoundRule
{
    private const string Number = @"(?<{0}>[0-9][0-9,]{{0,15}}(\.[0-9]+)?(e-?[0-9]{{1,2}})?)";

    private static readonly Regex _change = new(
        @"\b((?<up>rises?|grows?|increases?|gains?|climbs?|improves?)|(?<down>falls?|drops?|decreases?|declines?|shrinks?))"
            + " by (less than|at most|no more than|not more than|under) [0-9]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _ends = new(
        $@"\bfrom {string.Format(CultureInfo.InvariantCulture, Number, "from")}( [a-z]+){{0,2}} (up )?to "
            + string.Format(CultureInfo.InvariantCulture, Number, "to"),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A comparison such as "64 is less than 5 % faster than 16".</summary>
    private static readonly Regex _comparison = new(
        $@"^[^,;:]*?\b{string.Format(CultureInfo.InvariantCulture, Number, "to")}( [a-z]+){{0,3}} (less than|at most|no more than) "
            + @"[0-9.]+ ?(%|nats/token|nats per token) "
            + @"(((?<up>more|higher)|(?<down>lower|less|fewer))\b[^,;:0-9]* than|(?<up>(more )?(over|beyond)))\b[^,;:0-9]*\b"
            + string.Format(CultureInfo.InvariantCulture, Number, "from"),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call is not { Method: "IsNoWorseThan", Left: { } left } || MetricWords.IsHigherBetter(left) is not { } isHigherBetter
            || ComparedLevels.OfOneAxis(call) is not var (axis, first, second, _) || first is not [var one] || second is not [var other]
            || !LevelNumber.Is(one) || !LevelNumber.Is(other)
            || Stated(call.Claim.Text) is not var (from, to, isUp))
        {
            return null;
        }

        bool isForward = LevelNumber.Is(one, to) && LevelNumber.Is(other, from);
        bool isBackward = LevelNumber.Is(one, from) && LevelNumber.Is(other, to);
        // "No worse" limits a fall of what is better if higher, and a rise of what is better if lower.
        bool isRight = isForward ? isUp != isHigherBetter : isUp == isHigherBetter;
        return isForward == isBackward || isRight ? null
            : ClaimFinding.Of(
                call,
                $"that {left.Name} {(isUp ? "rises" : "falls")} by less than the margin from {axis.Property.Name} = "
                    + $"{LevelName.Of(isForward ? other : one, axis.LevelType)} to {LevelName.Of(isForward ? one : other, axis.LevelType)}",
                $"IsNoWorseThan asserts that it {(isUp ? "falls" : "rises")} by less than the margin",
                remedy: "exchange the two sides");
    }

    /// <summary>The levels between which a quantity changes, and whether it rises; null if the text does not say both.</summary>
    private static (double From, double To, bool IsUp)? Stated(string text)
    {
        Match change = _change.Match(text);
        Match ends = change.Success ? _ends.Match(text) : change;
        Match said = change.Success ? ends : _comparison.Match(text);
        return said.Success && ClaimNumbers.Of(said.Groups["from"].Value) is { } from && ClaimNumbers.Of(said.Groups["to"].Value) is { } to
            ? (from, to, (change.Success ? change : said).Groups["up"].Success)
            : null;
    }
}
