using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports comments at the end of a setting's line that state another number than the settings give, as in
/// <c>Tokens = 819_200, // 800 steps</c>.
/// </summary>
internal static class SettingCommentRule
{
    private const string Digits = @"(?<![\w.,^×*])(?<number>[0-9][0-9,_]{0,15}(\.[0-9]+)?(e[0-9]{1,2})?)";

    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.15;

    private const string Batch =
        @" (at|with|of|for) (the (?<end>largest|smallest)( batch)?|(a batch (size )?of )?(?<batch>[0-9][0-9,]*))\b";

    /// <summary>
    /// The quantities that a comment may state beside their settings, each with the largest factor between the stated and the actual number
    /// that rounding explains.
    /// </summary>
    private static readonly (StatedQuantity Quantity, double Factor)[] _quantities =
    [
        (StatedQuantity.TokensPerParameter(Digits), 2),     // counts with and without embeddings differ by up to a factor of two
        (new("steps", $"{Digits} (optimizer |training )?steps", ["Training.Tokens"], point => point.Trainable!.Steps), 1 + Rounding),
        (new(
            "tokens",
            $@"{Digits}{StatedNumber.Scale} tokens\b(?! (per|for|in|of|a|each|every|long))",
            ["Training.Tokens", "Training.Steps"],
            point => point.Trainable!.TokensTrained), 1 + Rounding),
        (StatedQuantity.TokensPerStep(Digits), 1 + Rounding),
        (new(
            "epochs",
            $@"({Digits}|(?<![\w-]){StatedNumber.Word}|(?<![\w-])(?<number>one)) epochs?\b",
            ["Training.Tokens"],
            point => CorpusRules.ReadableOnce(point.Corpus!) is { } once ? point.Trainable!.TokensTrained / once : double.NaN),
            1 + Rounding),
        (new(
            "% of warm-up",
            $"(warm-?up (of|over|for) {Digits} ?%)|({Digits} ?% (of )?warm-?up)",
            ["Training.Schedule"],
            point => 100 * point.Training!.Schedule.Warmup), 1 + Rounding),
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
        $"^{Batch}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The same quantity at another batch size, as in "6,400 steps of the smallest batch, and 400 of the largest".</summary>
    private static readonly Regex _further = new(
        $"^(,| and|, and|;) {Digits}{Batch}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(IReadOnlyList<PointEvaluation> points)
    {
        foreach (var (quantity, factor) in _quantities)
        {
            foreach (string setting in quantity.Settings)
            {
                if (points[0].Assignments.TryGetValue(setting, out ExpressionSyntax? written)
                    && points.All(point => point.Assignments.TryGetValue(setting, out ExpressionSyntax? other) && other == written)
                    && Check(points, quantity, factor, written) is { } finding)
                {
                    return finding;
                }
            }
        }

        return null;
    }

    private static Diagnostic? Check(
        IReadOnlyList<PointEvaluation> points, StatedQuantity quantity, double factor, ExpressionSyntax written)
    {
        string comment = SettingComments.Beside(written);
        if (comment.Length == 0 || quantity.StatementsIn(comment) is not [var statement])
        {
            return null;
        }

        string after = comment.Substring(statement.Index + statement.Length);
        Match batch = _ofBatch.Match(after);
        // "1,000 steps of 16 and 250 of 64" are the stages of a batch schedule.
        Match further = batch.Success && !points.Any(point => point.Training!.IsBatchScheduled)
            ? _further.Match(after.Substring(batch.Length))
            : Match.Empty;
        // What follows a colon explains the number.
        string rest = comment.Substring(0, statement.Index) + after.Substring(batch.Length + further.Length).Split(':')[0];
        // Another number may belong to another level.
        return rest.Any(char.IsDigit) || _aside.IsMatch(rest) ? null
            : Check(points, quantity, factor, written, StatedNumber.In(statement), batch)
                ?? (further.Success ? Check(points, quantity, factor, written, StatedNumber.In(further), further) : null);
    }

    /// <summary>Compares a number that a comment states with that of the points whose batch size it names.</summary>
    private static Diagnostic? Check(
        IReadOnlyList<PointEvaluation> points,
        StatedQuantity quantity,
        double factor,
        ExpressionSyntax written,
        double stated,
        Match batch)
    {
        var meant = OfBatch(batch, points);
        var numbers = meant.ConvertAll(point => quantity.Of(point));
        if (meant.Count == 0 || numbers.Exists(number => double.IsNaN(number) || number <= stated * factor && number >= stated / factor))
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
            _ => (int)Math.Min(StatedNumber.In(match, "batch"), int.MaxValue),
        };
        return [.. points.Where(point => point.Training!.BatchSize.Count == batch)];
    }
}
