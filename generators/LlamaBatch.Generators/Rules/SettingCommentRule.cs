using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports comments at the end of a setting's line that state another number than the settings give, as in
/// <c>Tokens = 819_200, // 800 steps</c>.
/// </summary>
internal static class SettingCommentRule
{
    private const string Digits = @"(?<![\w.,^×*])(?<number>[0-9][0-9,_]{0,15}(\.[0-9]+)?(e[0-9]{1,2})?)";

    private const string Scale = "( ?(?<scale>k|M|B|thousand|million|billion))?";

    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.15;

    /// <summary>The quantities that a comment may state, each with the settings beside which it stands.</summary>
    private static readonly Quantity[] _quantities =
    [
        // Counts with and without embeddings differ by up to a factor of two.
        new("tokens per parameter", ["Training.Tokens"], $"{Digits} tokens (of text )?(per|for every|for each|a) parameter", factor: 2,
            point => (double)point.Trainable!.TokensTrained / point.Trainable.Parameters),
        new("steps", ["Training.Tokens"], $"{Digits} (optimizer |training )?steps", factor: 1 + Rounding, point => point.Trainable!.Steps),
        new("tokens", ["Training.Tokens", "Training.Steps"],
            $@"{Digits}{Scale} tokens\b(?! (per|for|in|of|a|each|every|long))", factor: 1 + Rounding,
            point => point.Trainable!.TokensTrained),
        new("tokens per step", ["Training.BatchSize"], $"{Digits} tokens (per|in each|in every|a) step", factor: 1 + Rounding,
            point => point.Trainable!.TokensPerStep),
        new("% of warm-up", ["Training.Schedule"], $"(warm-?up (of|over|for) {Digits} ?%)|({Digits} ?% (of )?warm-?up)",
            factor: 1 + Rounding, point => 100 * point.Training!.Schedule.Warmup),
    ];

    /// <summary>Words in comments about another budget, or about a part of a run.</summary>
    private static readonly Regex _aside = new(
        @"\b(below|above|less|fewer|more|than|not|no|far|chinchilla|optimal|et al|instead|was|were|before|until|after|between|every"
            + "|each|first|last|scale|quick|smoke|half-life"
            + @"|(includes?|including|warm|decay|anneal|average|averaging|accumulate|accumulating|switch|double|doubling|grow|raise|raising"
            + @"|start|begin)[\w-]*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The words after a quantity by which a comment names the batch size that it is about.</summary>
    private static readonly Regex _ofBatch = new(
        @"^ (at|with|of|for) (the (?<end>largest|smallest) batch|(a batch (size )?of )?(?<batch>[0-9][0-9,]*))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(IReadOnlyList<PointEvaluation> points)
    {
        foreach (Quantity quantity in _quantities)
        {
            foreach (string setting in quantity.Settings)
            {
                if (points[0].Assignments.TryGetValue(setting, out ExpressionSyntax? written)
                    && points.All(point => point.Assignments.TryGetValue(setting, out ExpressionSyntax? other) && other == written)
                    && Check(points, quantity, written) is { } finding)
                {
                    return finding;
                }
            }
        }

        return null;
    }

    private static Diagnostic? Check(IReadOnlyList<PointEvaluation> points, Quantity quantity, ExpressionSyntax written)
    {
        string comment = CommentBeside(written);
        if (comment.Length == 0 || quantity.In(comment) is not var (stated, before, after))
        {
            return null;
        }

        Match batch = _ofBatch.Match(after);
        string rest = before + after.Substring(batch.Length);
        // Another number may belong to another level.
        if (rest.Any(char.IsDigit) || _aside.IsMatch(rest))
        {
            return null;
        }

        var meant = OfBatch(batch, points);
        var numbers = meant.ConvertAll(point => quantity.Of(point));
        if (meant.Count == 0 || numbers.Exists(number => number <= stated * quantity.Factor && number >= stated / quantity.Factor))
        {
            return null;
        }

        string level = meant.Count == points.Count ? ""
            : FormattableString.Invariant($" at a batch of {meant[0].Training!.BatchSize.Count:N0}");
        return Diagnostic.Create(
            Descriptors.StatedBudgetDiffers,
            written.GetLocation(),
            Number.Compact(stated),
            quantity.Name,
            (numbers[0] >= 1_000_000 ? Number.Compact(numbers[0]) : Number.ThreeDigits(numbers[0]))
                + (quantity.Name.StartsWith("%", StringComparison.Ordinal) ? " %" : ""),
            level);
    }

    /// <summary>The points with the batch size that a comment names; all points if it names none.</summary>
    private static List<PointEvaluation> OfBatch(Match match, IReadOnlyList<PointEvaluation> points)
    {
        if (!match.Success)
        {
            return [.. points];
        }

        int batch = match.Groups["end"].Value.ToLowerInvariant() switch
        {
            "largest" => points.Max(point => point.Training!.BatchSize.Count),
            "smallest" => points.Min(point => point.Training!.BatchSize.Count),
            _ => int.TryParse(
                match.Groups["batch"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int named) ? named : -1,
        };
        return [.. points.Where(point => point.Training!.BatchSize.Count == batch)];
    }

    /// <summary>The comment at the end of an expression's line; empty without one.</summary>
    private static string CommentBeside(ExpressionSyntax expression)
    {
        SyntaxToken last = expression.GetLastToken();
        SyntaxToken next = last.GetNextToken();
        return string.Concat(last.TrailingTrivia.Concat(next.IsKind(SyntaxKind.CommaToken) ? next.TrailingTrivia : default)
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(trivia => trivia.ToString()));
    }

    /// <summary>A quantity that a comment may state.</summary>
    private sealed class Quantity(
        string name, IReadOnlyList<string> settings, string phrase, double factor, Func<PointEvaluation, double> of)
    {
        private readonly Regex _phrase = new(phrase, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        public string Name { get; } = name;

        public IReadOnlyList<string> Settings { get; } = settings;

        /// <summary>The largest factor between the stated and the actual number that rounding explains.</summary>
        public double Factor { get; } = factor;

        public double Of(PointEvaluation point) => of(point);

        /// <summary>The number in a comment that states the quantity once, with the text before and after; otherwise null.</summary>
        public (double Number, string Before, string After)? In(string comment) =>
            _phrase.Matches(comment).Cast<Match>().ToList() is not [var match] ? null
                : (double.Parse(match.Groups["number"].Value.Replace(",", "").Replace("_", ""), CultureInfo.InvariantCulture)
                    * match.Groups["scale"].Value.ToUpperInvariant() switch
                    {
                        "K" or "THOUSAND" => 1e3,
                        "M" or "MILLION" => 1e6,
                        "B" or "BILLION" => 1e9,
                        _ => 1,
                    }, comment.Substring(0, match.Index), comment.Substring(match.Index + match.Length));
    }
}
