using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports an average of the weights with another half-life than a text says, as in "we give the average a half-life of a 64th of the run"
/// beside trials whose <c>AveragingHalfLife</c> is a sixth of their tokens.
/// </summary>
internal static class StatedAverageRule
{
    /// <summary>The relative deviation that rounding explains, also that of a percentage with one digit.</summary>
    private const double Rounding = 0.2;

    private static readonly Regex _halfLife = new(
        $@"\bhalf-life (of|is) (about |roughly )?({StatedShare.Pattern} of (the|its|each|every|a) (run|training|text|tokens|budget)\b"
            + $@"|(?<amount>{StatedNumber.Amount}) (?<unit>tokens|steps)\b(?! (of|per|in|after|before)))"
            + $@"|\bover {StatedShare.Pattern} of (the|its|each|every|a) (run|training|text|tokens|budget)[^.;]{{0,20}}\bhalf-life\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _average = new(
        @"\b(averages?|averaged|averaging) (of )?(the |its )?weights\b|\bweights?[ -](averages?|averaging)\b|\baveraged weights\b"
            + @"|\b(averaging|averages) (the |its )?weights\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about another average.</summary>
    private static readonly Regex _aside = new(
        @"[βλ]|\b(gradients?|squares?|squared|moments?|momentum|memory|optimizer|weight decay|beta\w*"
            + @"|(rates?|schedules?)\b[^.;]*\b(falls?|decays?|drops?))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        string[] texts = [.. ExperimentTexts.Described(experiment).Select(member => DocumentationText.All(member, cancellation))];
        var averaged = points.Where(point => point.Training!.AveragingHalfLife.Count > 0).ToList();
        if (averaged.Count == 0 || !texts.Append(experiment.Question).Any(text => _average.IsMatch(text)))
        {
            return null;
        }

        return texts.SelectMany(PlainSentences.In).Where(sentence => !_aside.IsMatch(sentence))
                .SelectMany(sentence => _halfLife.Matches(sentence).Cast<Match>()).ToList() is [var said]
            && averaged.TrueForAll(point => StatedOf(said, point) is { } own
                && Math.Abs(own - point.Training!.AveragingHalfLife.Count) > Rounding * own)
            && StatedOf(said, averaged[0]) is { } stated
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, averaged[0], "Training.AveragingHalfLife"),
                Number.Exact(stated),
                "tokens as the half-life of the averaged weights",
                FormattableString.Invariant($"{averaged[0].Training!.AveragingHalfLife.Count:N0}"),
                "")
            : null;
    }

    /// <summary>The stated half-life in tokens.</summary>
    private static double? StatedOf(Match said, PointEvaluation point) =>
        !said.Groups["amount"].Success ? StatedShare.In(said) * point.Trainable!.Training.Tokens.Count
        : said.Groups["unit"].Value.Equals("steps", StringComparison.OrdinalIgnoreCase)
            ? StatedNumber.In(said) * point.Trainable!.TokensPerStep
            : StatedNumber.In(said);
}
