using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text states another tolerance than the margin, as in "the same loss, to 0.01 nats per token" beside a margin of
/// 0.1. A number whose unit does not fit the metric is not judged.
/// </summary>
internal static class ClaimMarginRule
{
    /// <summary>The relative difference up to which a number in a text is a rounded margin.</summary>
    internal const double Rounding = 0.15;

    /// <summary>Metrics whose margin is a difference, not a share.</summary>
    private static readonly HashSet<string> _differences = ["ValidationLoss", "TrainLoss", "SeenLoss", "BitsPerByte"];

    private static readonly HashSet<string> _allowing = ["IsEquivalentTo", "IsNoWorseThan"];
    private static readonly HashSet<string> _requiring = ["IsBelow", "IsAbove"];

    private static readonly HashSet<string> _halving = ["halves", "halve", "half"];
    private static readonly HashSet<string> _doubling = ["doubles", "double", "twice"];

    /// <summary>Verbs that state a factor, each with the comparison that tests it.</summary>
    private static readonly Dictionary<string, (double Number, string Method)> _factors = new(StringComparer.Ordinal)
    {
        ["doubles"] = (2, "IsAbove"),
        ["triples"] = (3, "IsAbove"),
        ["quadruples"] = (4, "IsAbove"),
        ["halves"] = (2, "IsBelow"),
    };

    /// <summary>A logarithm in a comment: after the margin that it is, or at the beginning.</summary>
    private static readonly Regex _logarithm = new(
        @"((?<number>[0-9]{1,9}(\.[0-9]{1,9})?) (is|=|≈|equals) |(?<start>^//\s*))"
            + @"[−-]?ln ?\(?(?<of>[0-9]{1,9}(\.[0-9]{1,9})?)(?=\)?\s*($|[.,;:!)]($|\s)))",
        RegexOptions.CultureInvariant);

    /// <summary>The words that may follow a tolerance. A text with another word is not understood.</summary>
    private static readonly HashSet<string> _following =
    [
        "higher", "lower", "more", "less", "fewer", "larger", "smaller", "greater", "worse", "better", "above", "below", "faster", "slower",
        "longer", "shorter", "against", "beyond", "to", "than",
    ];

    private enum Unit
    {
        None,
        Nats,
        NatsPerByte,
        Bits,
        Percent,
        Points,
        Times,
    }

    public static IEnumerable<Diagnostic> Check(IReadOnlyList<ClaimCall> calls, ExperimentDeclaration experiment) =>
        from claim in calls.GroupBy(call => call.Claim)
        where claim.Count() == 1
        where calls.All(other => other.Claim == claim.Key || other.Claim.Text != claim.Key.Text)    // LB8008 reports a copied text
        let finding = Of(claim.Single(), experiment) ?? Half(claim.Single(), experiment) ?? Factor(claim.Single(), experiment)
            ?? Logarithm(claim.Single())
        where finding is not null
        select finding;

    private static Diagnostic? Of(ClaimCall call, ExperimentDeclaration experiment)
    {
        if (call is not { Left: { } left, Rights: [_], Margin: { } argument, MarginNumber: > 0 and var margin }
            || double.IsInfinity(margin))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var said = Enumerable.Range(0, words.Count).Where(i => IsTolerance(words, i, call)).ToList();
        // 10 % of a perplexity is a difference of losses of 0.1.
        if (said is [var share] && UnitOf(words, share) == Unit.Percent && _differences.Contains(left.Accessor.Name)
            && !words.Any(word => word is "perplexity" or "perplexities")
            && left.Budget.StartsWith("Equal", StringComparison.Ordinal)
            && NumberOf(words[share]) is { } percent && Math.Abs(margin - (percent / 100)) < 1e-9)
        {
            return Diagnostic.Create(
                Descriptors.TextSaysOpposite,
                IsInClaim(call, argument) ? argument.Syntax.GetLocation() : call.Place,
                FormattableString.Invariant($"{percent} %"),
                $"a margin of {left.Accessor.Name} is a difference, here {LevelName.Of(margin, null)} "
                    + (left.Accessor.Name == "BitsPerByte" ? "bits per byte" : "nats per token"),
                "");
        }

        if (said is not [var at] || MarginsOf(NumberOf(words[at])!.Value, UnitOf(words, at), left, experiment) is not var (low, high)
            || (margin >= low * (1 - Rounding) && margin <= high * (1 + Rounding)))
        {
            return null;
        }

        // A margin of 0.05 is usual for 5 %, although it is compared with the logarithm of a ratio.
        double usual = UnitOf(words, at) is Unit.Percent or Unit.Points ? NumberOf(words[at])!.Value / 100 : low;
        string unit = UnitOf(words, at) switch
        {
            Unit.Percent => words[at].EndsWith("%", StringComparison.Ordinal) ? "" : " %",
            Unit.Points => " percentage points",
            Unit.Nats => " nats per token",
            Unit.NatsPerByte => " nats per byte",
            Unit.Bits => " bits per byte",
            Unit.Times when words[at] != "twice" => " times",
            _ => "",
        };
        return Diagnostic.Create(
            Descriptors.TextSaysOpposite,
            IsInClaim(call, argument) ? argument.Syntax.GetLocation() : call.Place,
            $"{words[at]}{unit}",
            $"the margin is {LevelName.Of(margin, null)}",
            UnitOf(words, at) == Unit.Times ? $", or write the logarithm of the ratio, margin: {LevelName.Of(Math.Round(usual, 2), null)}"
                : $", or write margin: {LevelName.Of(Math.Round(usual, UnitOf(words, at) == Unit.NatsPerByte ? 3 : 6), null)}");
    }

    /// <summary>Reports a margin of 0.5 beside "halves the steps", where a half is a margin of ln 2.</summary>
    private static Diagnostic? Half(ClaimCall call, ExperimentDeclaration experiment)
    {
        HashSet<string> said = call.Method == "IsBelow" ? _halving : _doubling;
        if (call is not { Method: "IsBelow" or "IsAbove", Left: { } left, Rights: [_], Margin: { } argument, MarginNumber: 0.5 }
            || MarginsOf(2, Unit.Times, left, experiment) is null)
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        return words.Where((word, i) => said.Contains(word) && IsOfMetricBeside(words, i, left.Accessor.Name)).Distinct().ToList()
            is [var half]
            ? Diagnostic.Create(
                Descriptors.TextSaysOpposite,
                IsInClaim(call, argument) ? argument.Syntax.GetLocation() : call.Place,
                half,
                "the margin is 0.5, the logarithm of a ratio of 1.65",
                ", or write the logarithm of two, margin: 0.69")
            : null;
    }

    /// <summary>Reports another margin than ln 2 beside "at least doubles the memory".</summary>
    private static Diagnostic? Factor(ClaimCall call, ExperimentDeclaration experiment)
    {
        if (call is not { Method: "IsBelow" or "IsAbove", Left: { } left, Rights: [_], Margin: { } argument, MarginNumber: { } margin })
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var said = Enumerable.Range(2, Math.Max(0, words.Count - 2)).Where(i => _factors.TryGetValue(words[i], out var factor)
            && factor.Method == call.Method && $"{words[i - 2]} {words[i - 1]}" is "at least" or "more than"
            && IsOfMetricBeside(words, i, left.Accessor.Name)).ToList();
        return said is [var at] && MarginsOf(_factors[words[at]].Number, Unit.Times, left, experiment) is var (low, _)
            && (margin < low * (1 - Rounding) || margin > low * (1 + Rounding))
            ? Diagnostic.Create(
                Descriptors.TextSaysOpposite,
                IsInClaim(call, argument) ? argument.Syntax.GetLocation() : call.Place,
                $"{words[at - 2]} {words[at - 1]} {words[at]}",
                FormattableString.Invariant($"the margin is {margin}, the logarithm of a ratio of {Number.TwoDigits(Math.Exp(margin))}"),
                $", or write the logarithm of {_factors[words[at]].Number}, margin: {LevelName.Of(Math.Round(low, 2), null)}")
            : null;
    }

    /// <summary>Reports a comment that calls the margin another logarithm than it is, as in "1.1 is ln 2".</summary>
    private static Diagnostic? Logarithm(ClaimCall call)
    {
        if (call is not { Margin: { } argument, MarginNumber: { } margin } || !IsInClaim(call, argument)
            || argument.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
        {
            return null;
        }

        int line = argument.Syntax.GetLocation().GetLineSpan().EndLinePosition.Line;
        foreach (SyntaxTrivia comment in method.DescendantTrivia().Concat(method.GetLastToken().GetNextToken().LeadingTrivia)
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)))
        {
            bool isBeside = comment.GetLocation().GetLineSpan().StartLinePosition.Line == line;
            if (_logarithm.Match(comment.ToString()) is { Success: true } said
                && (said.Groups["number"].Success ? StatedNumber.In(said).Equals(margin) : isBeside && said.Groups["start"].Success)
                && Math.Abs(Math.Log(StatedNumber.In(said, "of"))) is var stated and > 0 and < double.PositiveInfinity
                && (margin < stated * (1 - Rounding) || margin > stated * (1 + Rounding)))
            {
                string logarithm = $"ln {said.Groups["of"].Value}";
                string value = Number.TwoDigits(Math.Log(StatedNumber.In(said, "of")));
                return Diagnostic.Create(
                    Descriptors.TextSaysOpposite,
                    argument.Syntax.GetLocation(),
                    $"that the margin is {logarithm}",
                    $"the margin is {LevelName.Of(margin, null)}, and {logarithm} is {value}",
                    ", or the margin");
            }
        }

        return null;
    }

    /// <summary>Whether a word such as "halves" is about the metric, as in "halves the steps" and "half as many steps".</summary>
    private static bool IsOfMetricBeside(IReadOnlyList<string> words, int i, string metric) =>
        words.Skip(i + 1).Take(4).TakeWhile(word => char.IsLetter(word[0]) && word is not ("than" or "at" or "for" or "with" or "of"))
            .Any(word => MetricWords.IsNounOf(metric, word));

    private static bool IsInClaim(ClaimCall call, IOperation argument) => call.Claim.Method.DeclaringSyntaxReferences
        .Any(part => part.SyntaxTree == argument.Syntax.SyntaxTree && part.Span.Contains(argument.Syntax.Span));

    /// <summary>The smallest and the largest margin that a number in a text may mean; null if its unit does not fit the metric.</summary>
    private static (double Low, double High)? MarginsOf(double number, Unit unit, ClaimSide side, ExperimentDeclaration experiment)
    {
        bool isCost = side.Budget.StartsWith("ToTarget", StringComparison.Ordinal);
        ITypeSymbol? metric = isCost ? null : experiment.Metrics.FirstOrDefault(one => one.Type.Name == side.Accessor.Name)?.Type;
        double share = number / 100;
        return number <= 0 ? null
            : unit switch
            {
                Unit.Percent when (isCost || (metric is not null && MetricRange.IsRatio(metric))) && share < 1 =>
                    (Math.Log(1 + share), -Math.Log(1 - share)),
                Unit.Times when (isCost || (metric is not null && MetricRange.IsRatio(metric))) && number > 1 =>
                    (Math.Log(number), Math.Log(number)),
                Unit.Points when metric is not null && MetricRange.IsShare(metric) => (share, share),
                Unit.Nats when metric is not null && MetricRange.IsLoss(metric) => (number, number),
                Unit.NatsPerByte when metric is not null && MetricRange.IsBits(metric) => (number / Math.Log(2), number / Math.Log(2)),
                Unit.Bits when metric is not null && MetricRange.IsBits(metric) => (number, number),
                Unit.None when metric is not null && number < 1
                    && (MetricRange.IsLoss(metric) || MetricRange.IsBits(metric) || MetricRange.IsShare(metric)) => (number, number),
                _ => null,
            };
    }

    /// <summary>Whether the text states a number as a tolerance of the call's kind.</summary>
    private static bool IsTolerance(IReadOnlyList<string> words, int i, ClaimCall call)
    {
        if (i == 0 || NumberOf(words[i]) is null)
        {
            return false;
        }

        string before = words[i - 1];
        string two = i > 1 ? $"{words[i - 2]} {before}" : before;
        int next = i + Length(words, i);
        string after = next < words.Count ? words[next] : "";
        bool isEnd = after.Length == 0 || !char.IsLetterOrDigit(after[0]);
        bool isAllowing = two == ", to" ? isEnd
            : (two is "at most" or "more than" or "less than" || before == "within")
                && (isEnd || _following.Contains(after) || IsOfMetric(words, next, call))
                && !(two == "more than" && (i < 3 || words[i - 3] is not ("no" or "not")));
        bool isRequiring = (two == "at least" || (two == "more than" && i > 2 && words[i - 3] is "by" or "is" or "are"))
            && (isEnd || _following.Contains(after))
            && ((i > 2 && words[i - 3] == "by") || _following.Contains(after));
        if (UnitOf(words, i) == Unit.Times)
        {
            // "1.2 times" alone is a margin only if the claim says so with the same number.
            return call.Method == "IsAbove"
                && (two is "at least" or "more than" || (call.MarginNumber is { } margin && margin == NumberOf(words[i])));
        }

        return _allowing.Contains(call.Method) ? isAllowing : _requiring.Contains(call.Method) && isRequiring;
    }

    /// <summary>Whether the words after a number are "of the" and the metric, as in "less than 5 % of the steps".</summary>
    private static bool IsOfMetric(IReadOnlyList<string> words, int i, ClaimCall call) =>
        i + 2 < words.Count && words[i] == "of" && words[i + 1] == "the"
        && words[i + 2].Equals(call.Left!.Accessor.Name, StringComparison.OrdinalIgnoreCase);

    private static double? NumberOf(string word) => word == "twice" ? 2 : ClaimNumbers.Of(word.TrimEnd('%'));

    private static Unit UnitOf(IReadOnlyList<string> words, int i)
    {
        string next = i + 1 < words.Count ? words[i + 1] : "";
        return words[i].EndsWith("%", StringComparison.Ordinal) || next is "%" or "percent" ? Unit.Percent
            : next is "percentage" or "points" ? Unit.Points
            : next is "nats" or "nat" ? words.Skip(i + 2).Take(2).SequenceEqual(["per", "byte"]) ? Unit.NatsPerByte : Unit.Nats
            : next is "bits" or "bit" ? Unit.Bits
            : next == "times" || words[i] == "twice" ? Unit.Times
            : Unit.None;
    }

    /// <summary>The number of words of a quantity: the number, and its unit such as "nats per token".</summary>
    private static int Length(IReadOnlyList<string> words, int i)
    {
        int length = 1;
        if (UnitOf(words, i) == Unit.None || words[i].EndsWith("%", StringComparison.Ordinal))
        {
            return length;
        }

        length++;
        length += At(1) == "percentage" && At(2) is "points" or "point" ? 1 : 0;
        length += At(length) == "per" ? 2 : At(length) is "token" or "byte" ? 1 : 0;
        return length;

        string At(int offset) => i + offset < words.Count ? words[i + offset] : "";
    }
}
