using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims that exclude each other, such as "A is below B" and "B is below A". Another example is "A is below B by more than the
/// margin" and "B is no worse than A, within the margin". Claims that form a circle, such as A below B, B below C and C below A, cannot all
/// be supported either.
/// </summary>
internal static class ContradictionRule
{
    public static IEnumerable<Diagnostic> Check(IReadOnlyList<ClaimCall> calls)
    {
        var statements = calls.SelectMany(Statements).ToList();
        var reported = new HashSet<ClaimCall>();
        for (int i = 0; i < statements.Count; i++)
        {
            Statement later = statements[i];
            var before = statements.Take(i).Where(earlier => !AreOfTwoSources(earlier, later)).ToList();
            if (!reported.Contains(later.Call) && before.FirstOrDefault(earlier => Exclude(earlier, later)) is { } first)
            {
                reported.Add(later.Call);
                yield return Diagnostic.Create(
                    Descriptors.ClaimsExcludeEachOther,
                    later.Call.Place,
                    first.Call.Claim == later.Call.Claim ? "An earlier comparison of this claim" : $"'{first.Call.Claim.Method.Name}'",
                    later.Text,
                    first.Text);
            }
            else if (!reported.Contains(later.Call) && Repeated(statements, i) is { } same)
            {
                reported.Add(later.Call);
                yield return NoEffect.At(
                    later.Call.Place,
                    $"The claim '{later.Call.Claim.Method.Name}'",
                    $"'{same.Call.Claim.Method.Name}' makes the same comparison. Remove one of the two.");
            }
            else if (!reported.Contains(later.Call) && Chain(before, later) is { } chain)
            {
                reported.Add(later.Call);
                string others = string.Concat(chain.Take(chain.Count - 1).Select(one => $"{NameOf(one)} says that {one.Text}, and "));
                yield return Diagnostic.Create(
                    Descriptors.ClaimsExcludeEachOther,
                    later.Call.Place,
                    others + NameOf(chain[chain.Count - 1]),
                    later.Text,
                    chain[chain.Count - 1].Text);
            }
        }
    }

    /// <summary>
    /// The statement of an earlier claim that says the same, such as A below B and B above A. Both claims must consist of this statement,
    /// and their texts must differ, because LB8008 reports equal texts.
    /// </summary>
    private static Statement? Repeated(IReadOnlyList<Statement> statements, int i)
    {
        Statement later = statements[i];
        return !later.IsStrict || !IsWhole(later) ? null
            : statements.Take(i).FirstOrDefault(earlier => earlier.IsStrict && IsWhole(earlier)
                && (earlier.Metric, earlier.Lower, earlier.Upper) == (later.Metric, later.Lower, later.Upper)
                && earlier.Bound.Equals(later.Bound)
                && earlier.Call.Claim != later.Call.Claim && earlier.Call.Claim.Text != later.Call.Claim.Text);

        bool IsWhole(Statement one) => statements.Count(other => other.Call.Claim == one.Call.Claim) == 1;
    }

    /// <summary>Whether two claims quote different sources. Such claims may contradict each other.</summary>
    private static bool AreOfTwoSources(Statement one, Statement other) =>
        (one.Call.Claim.Source, other.Call.Claim.Source) is ({ Length: > 0 } first, { Length: > 0 } second) && first != second;

    private static string NameOf(Statement statement) => $"'{statement.Call.Claim.Method.Name}'";

    /// <summary>
    /// The shortest chain of earlier statements, such as A below B and B below C, that leads from the upper point of a statement to its lower
    /// point and so forms a circle with it; null if no chain does.
    /// </summary>
    private static List<Statement>? Chain(IEnumerable<Statement> earlier, Statement last)
    {
        if (!last.IsStrict)
        {
            return null;
        }

        var from = earlier.Where(one => one.IsStrict && one.Metric == last.Metric).ToLookup(one => one.Lower);
        var open = new Queue<List<Statement>>(from[last.Upper!].Select(one => new List<Statement> { one }));
        var seen = new HashSet<string> { last.Upper! };
        while (open.Count > 0)
        {
            List<Statement> chain = open.Dequeue();
            string end = chain[chain.Count - 1].Upper!;
            if (end == last.Lower)
            {
                return chain;
            }

            if (seen.Add(end))
            {
                foreach (Statement next in from[end])
                {
                    open.Enqueue([.. chain, next]);
                }
            }
        }

        return null;
    }

    /// <summary>The inequalities that a comparison claims, between two points or between a point and a number.</summary>
    private static IEnumerable<Statement> Statements(ClaimCall call)
    {
        if (call.Left is not { Arms: { } lefts } left)
        {
            return [];
        }

        double? margin = call.MarginNumber;

        if (call.Method is "IsBelow" or "IsAbove" && call.Number("number") is { } bound)
        {
            return lefts.Select(arm => new Statement(call, left.Name, arm.Name, null, call.Method == "IsBelow", bound));
        }

        if (call.Method is "IsIncreasing" or "IsDecreasing" && left.VaryingAxes is [var axis])
        {
            // Each pair of levels gives an inequality. An increasing metric is lower at the lower level, a decreasing metric at the higher
            // level.
            var rising = lefts.OrderBy(arm => Convert.ToDouble(arm.Levels[axis], CultureInfo.InvariantCulture)).ToList();
            return from i in Enumerable.Range(0, rising.Count)
                   from j in Enumerable.Range(i + 1, rising.Count - i - 1)
                   let pair = call.Method == "IsIncreasing" ? (Lower: rising[i], Upper: rising[j]) : (Lower: rising[j], Upper: rising[i])
                   // The margin is between neighbors.
                   select new Statement(call, left.Name, pair.Lower.Name, pair.Upper.Name, true, (j - i) * (margin ?? 0));
        }

        if (call.Rights is not [{ Arms: { } rights }])
        {
            return [];
        }

        var pairs = from one in lefts from other in rights where !one.Equals(other) select (one.Name, Other: other.Name);
        return call.Method switch
        {
            "IsBelow" => pairs.Select(pair => new Statement(call, left.Name, pair.Name, pair.Other, true, margin ?? 0)),
            "IsAbove" => pairs.Select(pair => new Statement(call, left.Name, pair.Other, pair.Name, true, margin ?? 0)),
            // The best level is no worse than any other.
            "IsNoWorseThan" or "IsBestOf" when margin is { } allowed && MetricWords.IsHigherBetter(left) is { } isHigherBetter =>
                pairs.Select(pair =>
                    isHigherBetter ? AtMost(pair.Other, pair.Name, allowed) : AtMost(pair.Name, pair.Other, allowed)),
            "IsEquivalentTo" when margin is { } allowed => pairs.SelectMany(pair => new[]
            {
                AtMost(pair.Name, pair.Other, allowed),
                AtMost(pair.Other, pair.Name, allowed),
            }),
            _ => [],
        };

        Statement AtMost(string higher, string other, double allowed) =>
            new(call, left.Name, higher, other, true, allowed) { AllowsMargin = true };
    }

    private static bool Exclude(Statement one, Statement other) =>
        one.Metric == other.Metric && (one.Upper is not null
            ? one.Lower == other.Upper && one.Upper == other.Lower && (one.AllowsMargin, other.AllowsMargin) switch
            {
                (true, true) => false,
                (true, false) => one.Bound <= other.Bound,
                (false, true) => other.Bound <= one.Bound,
                _ => true,
            }
            : other.Upper is null && one.Lower == other.Lower && one.IsBelow != other.IsBelow
                && (one.IsBelow ? other.Bound >= one.Bound : one.Bound >= other.Bound));

    /// <summary>
    /// The inequality that a metric is lower at one point than at another, by more than the bound. If <c>Upper</c> is null, the metric is
    /// below or above the bound.
    /// </summary>
    private sealed record Statement(ClaimCall Call, string Metric, string Lower, string? Upper, bool IsBelow, double Bound)
    {
        /// <summary>Whether the claim still holds if the metric is higher at the first point by up to the margin, as in <c>IsNoWorseThan</c>.</summary>
        public bool AllowsMargin { get; init; }

        /// <summary>Whether the metric must be lower at the first point than at the second.</summary>
        public bool IsStrict => Upper is not null && !AllowsMargin;

        private string ByMore => $" by more than {LevelName.Of(Bound, null)}";

        public string Text => AllowsMargin ? $"{Metric} is at most {LevelName.Of(Bound, null)} higher at {Lower} than at {Upper}"
            : Upper is not null ? $"{Metric} is lower at {Lower} than at {Upper}{(Bound > 0 ? ByMore : "")}"
            : $"{Metric} at {Lower} is {(IsBelow ? "below" : "above")} {LevelName.Of(Bound, null)}";
    }
}
