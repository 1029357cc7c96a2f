using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims about a batch size that changes after a fraction of the text, as in "a switch after three quarters of the text", if it
/// changes after another fraction.
/// </summary>
internal static class ClaimFractionRule
{
    /// <summary>The largest difference between a fraction in a text and that of the schedule that counts as rounding.</summary>
    internal const double Rounding = 0.02;

    private static readonly Dictionary<string, double> _words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["half"] = 1 / 2.0,
        ["a third"] = 1 / 3.0,
        ["one third"] = 1 / 3.0,
        ["two thirds"] = 2 / 3.0,
        ["a quarter"] = 1 / 4.0,
        ["one quarter"] = 1 / 4.0,
        ["three quarters"] = 3 / 4.0,
        ["a tenth"] = 1 / 10.0,
    };

    private static readonly Regex _after = new(
        $@"\bafter (the first )?(?<fraction>{string.Join("|", _words.Keys)}|[0-9]{{1,2}} ?%) of (the|its|all) (text|tokens|run|training|budget)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _change = new(
        @"\b(switch|change|grow|grew|growth|double|raise|raising|ramp|increase|increasing|jump)\w*\b[^.;]{0,60}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation)
    {
        if (evaluation is null || call.Left is not { Arms: not null } left || call.Rights.Any(right => right.Arms is null)
            || _after.Matches(call.Claim.Text).Cast<Match>().ToList() is not [var said]
            || !_change.IsMatch(call.Claim.Text.Substring(0, said.Index)))
        {
            return null;
        }

        var changes = call.Rights.Append(left).SelectMany(side => side.PointsIn(evaluation))
            .Select(point => point.Trainable?.Training).OfType<Training>()
            .Where(training => training.BatchSchedule is StagedBatch)
            .SelectMany(training => training.BatchSchedule.Stages(training).Select(stage => stage.Until).Where(until => until < 1))
            .Distinct().ToList();
        return changes is [var until] && Math.Abs(until - FractionIn(said)) > Rounding
            ? ClaimFinding.Of(
                call,
                $"'{said.Value}'",
                $"the batch size changes after {LevelName.Of(until, null)} of it",
                remedy: $"write until: {LevelName.Of(Math.Round(FractionIn(said), 3), null)} in BatchSchedule")
            : null;
    }

    private static double FractionIn(Match said)
    {
        string text = said.Groups["fraction"].Value;
        return _words.TryGetValue(text, out double fraction) ? fraction
            : double.Parse(text.TrimEnd('%', ' '), CultureInfo.InvariantCulture) / 100;
    }
}
