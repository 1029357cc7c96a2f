using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a <c>BarrierFrom</c> that differs from the place in the run that a text gives for the beginning of the line whose barrier is
/// measured, as in "from a quarter of the run on".
/// </summary>
internal static class StatedBarrierRule
{
    private static readonly Regex _from = new(
        $@"\b(from|(weights|saved) ([a-z]+ ){{0,2}}(after|at|in|of)) {StatedShare.Pattern} of (the|its|a) "
            + @"(run|text|training|tokens|steps)\b"
            + @"|\b(from|(weights|saved) ([a-z]+ ){0,2}(at|in|of)) the (?<middle>middle|midpoint) of (the |its )?(run|training)\b"
            + @"|\b(from|weights|saved) (?<middle>halfway)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The place at which the decay of the learning rate begins.</summary>
    private static readonly Regex _fromDecay = new(
        @"\b(saves?|saved|saving|weights|line|barrier)( (from|at|of|in|to))?( \w+){0,2}? (((at|from|in|of|with) )?the ("
            + @"((moment|point|step|place|time) )?((at|from|in) which|when|where|that) the (decay|cooldown) (begins|starts|sets in)"
            + @"|(moment|point|step|place|time) the (decay|cooldown) (begins|starts)"
            + @"|(start|beginning|onset) of the (decay|cooldown)|end of the (plateau|constant part|stable part|stable phase))"
            + @"|(when|where|as|just before|right before) the (decay|cooldown) (begins|starts|sets in))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _ofLine = new(
        @"\b(barriers?|straight line|lines?|basins?|saved|saves?|saving)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _aside = new(
        @"\b(warm-?up|rates?|decays?|schedule|batch|batches) (\w+ )?(falls?|decays?|grows?|begins?|ends?|changes?|switches)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _denied = new(
        @"\b(no|not|never|unlike|instead|rather|if|et al)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        if (!experiment.Metrics.Any(metric => metric.Type.Name == "LossBarrier" && MetricRange.IsOurs(metric.Type))
            || points.Select(point => point.Probe?.BarrierFrom).Distinct().ToList() is not [{ } actual])
        {
            return null;
        }

        // Claims and questions compare, so only a denial in them is another matter.
        string[] sentences =
        [
            .. experiment.Claims.Select(claim => claim.Text).Prepend(experiment.Question).Where(text => !_denied.IsMatch(text)),
            .. PlainSentences.In(DocumentationText.All(experiment.Record, cancellation)),
        ];
        if (DecayOf(points) is { } decay && !StatedShare.IsNear(1 - decay, actual)
            && sentences.Any(sentence => _ofLine.IsMatch(sentence) && _fromDecay.IsMatch(sentence) && !_from.IsMatch(sentence)))
        {
            return Finding(1 - decay, " (where the decay begins)");
        }

        double? other = sentences.Where(sentence => _ofLine.IsMatch(sentence) && !_aside.IsMatch(sentence))
            .Select(sentence => _from.Matches(sentence).Cast<Match>().Select(ShareIn).Distinct().ToList())
            .Select(stated => stated is [var only] ? only : null)
            .FirstOrDefault(stated => stated is { } share && !StatedShare.IsNear(share, actual));
        return other is { } share ? Finding(share, "") : null;

        Diagnostic Finding(double share, string where) => Diagnostic.Create(
            Descriptors.StatedBudgetDiffers,
            SettingPlace.Of(experiment, points[0], "Probe.BarrierFrom", "Probe"),
            Number.TwoDigits(100 * share),
            $"% of the run{where} before the line of LossBarrier",
            StatedShare.Percent(actual),
            "");
    }

    /// <summary>The share of the run over which the learning rate of all trials decays; null without such a decay.</summary>
    private static double? DecayOf(IReadOnlyList<PointEvaluation> points) =>
        points.Select(point => (point.Training?.Schedule as WarmupStableDecaySchedule)?.Decay).Distinct().ToList() is [> 0 and var decay]
            ? decay
            : null;

    private static double? ShareIn(Match match) => match.Groups["middle"].Success ? 0.5 : StatedShare.In(match);
}
