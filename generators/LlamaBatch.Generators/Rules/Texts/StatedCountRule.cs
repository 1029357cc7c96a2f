using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports summaries that state a number of values or levels that no axis has, as in "trains with five values" beside an axis
/// of four.
/// </summary>
internal static class StatedCountRule
{
    private static readonly Regex _values = new(
        $@"\b((trains?|training|is trained|are trained) (with|at|on)|compares|comparing|tries|sweeps over|sweeps) {StatedNumber.Word} "
            + @"(?<unit>values|levels)(?! (of the (metrics?|loss|target|text)|of (tokens|seeds)|in turn))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about a part of the levels.</summary>
    private static readonly Regex _aside = new(
        @"\b(each|every|per|first|then|pairs?|at a time|of which|coarse|fine)\b(?! (seeds?|of them))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        var axes = experiment.Axes.Where(axis => axis.TunedPer is null).ToList();
        return axes is [{ Fault: AxisFault.None } axis]
            && PlainSentences.In(DocumentationText.All(experiment.Record, cancellation))
                .SelectMany(sentence => _values.Matches(sentence).Cast<Match>()
                    .Where(said => !_aside.IsMatch(sentence.Substring(0, said.Index)))).ToList() is [var said]
            && StatedNumber.In(said) is var stated && !experiment.Axes.Any(one => stated.Equals((double)one.Levels.Count))
            && evaluation.Points.Count != (int)stated
                ? Diagnostic.Create(
                    Descriptors.StatedBudgetDiffers,
                    LevelSyntax.Of(axis, 0),
                    FormattableString.Invariant($"{stated}"),
                    said.Groups["unit"].Value,
                    FormattableString.Invariant($"{axis.Levels.Count}"),
                    $" of '{axis.Property.Name}'")
                : null;
    }
}
