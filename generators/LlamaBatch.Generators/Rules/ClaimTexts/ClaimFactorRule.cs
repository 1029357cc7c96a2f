using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports margins of levels and ranges of levels that are logarithms to the other base, as in "more than twice as wide" beside
/// <c>WidthWithin(0.1).IsAbove(…, margin: 0.69)</c>. Levels are compared by natural logarithms, and widths are in decades.
/// </summary>
internal static class ClaimFactorRule
{
    /// <summary>The relative difference up to which a margin is a rounded logarithm.</summary>
    private const double Rounding = 0.05;

    private static readonly HashSet<string> _natural = ["HighestWithin", "BestLevel"];

    private static readonly string _number = $"({StatedNumber.Integer}|{StatedNumber.Word})";

    private static readonly Regex _factor = new(
        $@"\b((more than|at least) ((?<number>twice) (as|the)|{_number} times (as|the))"
            + $@"|by (more than|at least) a factor of {_number}|by a factor of (more than|at least) {_number})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A factor that two levels differ by at most.</summary>
    private static readonly Regex _within = new(
        $@"\b(within|to|by (less|no more) than|by at most) a factor of {_number}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(IReadOnlyList<ClaimCall> calls) =>
        from call in calls
        where call is { Method: "IsAbove" or "IsBelow" or "IsEquivalentTo" or "IsNoWorseThan", Curves: [_, _] }
        let finding = Of(call)
        where finding is not null
        select finding;

    private static Diagnostic? Of(ClaimCall call)
    {
        string aggregate = call.Curves[0].Aggregate;
        bool isNatural = _natural.Contains(aggregate);
        if (call.Curves[1].Aggregate != aggregate || (!isNatural && aggregate != "WidthWithin")
            || call is not { Margin: { } argument, MarginNumber: { } margin }
            || (call.Method is "IsAbove" or "IsBelow" ? _factor : _within).Matches(call.Claim.Text).Cast<Match>().ToList() is not [var said]
            || StatedNumber.In(said) is not (> 1 and var factor))
        {
            return null;
        }

        double right = isNatural ? Math.Log(factor) : Math.Log10(factor);
        double other = isNatural ? Math.Log10(factor) : Math.Log(factor);
        return Math.Abs(margin - other) <= Rounding * other
            ? Diagnostic.Create(
                Descriptors.TextSaysOpposite,
                argument.Syntax.GetLocation(),
                $"'{said.Value}'",
                isNatural
                    ? $"the margin is {LevelName.Of(margin, null)}, a decimal logarithm, and {aggregate} is compared by natural logarithms"
                    : $"the margin is {LevelName.Of(margin, null)}, a natural logarithm, and {aggregate} is in decades",
                $", or write margin: {LevelName.Of(Math.Round(right, 2), null)}")
            : null;
    }
}
