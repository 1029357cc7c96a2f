using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports summaries that state a multiple of text or steps between two levels, as in "a batch of 128 reads four times the text of 16",
/// although the trials have another one.
/// </summary>
internal static class StatedMultipleRule
{
    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.1;

    private const string Level = @"[0-9]([0-9,]{0,12}[0-9])?(\.[0-9]{1,6})?";

    private static readonly Regex _multiple = new(
        $@"(?<![\w.,])(?<first>{Level})( (sequences|tokens|layers))? (reads?|trains? on|sees?|takes?|makes?) "
            + $@"((?<number>twice)|({StatedNumber.Integer}|{StatedNumber.Word}) times) (the|as much|as many|the number of) "
            + $@"(?<unit>text|tokens|data|steps|updates) (of|as) ((a )?batch(es)? of )?(?<second>{Level})(?=[.,;:?)]|\s|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about what is measured, or about another study.</summary>
    private static readonly Regex _aside = new(
        @"\b(not|never|no|if|unless|would|could|should|might|may|until|reach|reaches|target|loss|about|nearly|almost|roughly|papers?|et al"
            + @"|article|published|less|more|expect|expected|whether)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        // With a target, a multiple may be a result.
        if (experiment.Targets.Count > 0)
        {
            return null;
        }

        foreach (Match said in ExperimentTexts.SentencesIn(DocumentationText.All(experiment.Record, cancellation))
            .Where(sentence => !_aside.IsMatch(sentence)).SelectMany(sentence => _multiple.Matches(sentence).Cast<Match>()))
        {
            bool isText = said.Groups["unit"].Value.ToLowerInvariant() is "text" or "tokens" or "data";
            var axes = experiment.Axes.Where(axis => Has(axis, "first") && Has(axis, "second")).ToList();
            if (axes is [var axis] && StatedNumber.In(said) is > 0 and var factor && RatiosOf(axis).ToList() is [var ratio]
                && Math.Abs(ratio - factor) > Rounding * factor)
            {
                return Diagnostic.Create(
                    Descriptors.StatedBudgetDiffers,
                    LevelSyntax.Of(axis, axis.Levels.ToList().FindIndex(level => LevelNumber.Is(level.Value, LevelOf("first")))),
                    FormattableString.Invariant($"{factor}"),
                    $"times the {said.Groups["unit"].Value} at {LevelName.Of(LevelOf("second"), null)}",
                    Number.TwoDigits(ratio),
                    $" times at {axis.Property.Name} = {LevelName.Of(LevelOf("first"), null)}");
            }

            bool Has(AxisDeclaration axis, string end) =>
                axis.Fault == AxisFault.None && axis.Levels.Any(level => LevelNumber.Is(level.Value, LevelOf(end)));

            double LevelOf(string end) => ClaimNumbers.Of(said.Groups[end].Value) ?? double.NaN;

            // The multiples between points that differ only in this axis.
            IEnumerable<double> RatiosOf(AxisDeclaration axis) =>
                (from one in points
                 where LevelNumber.Is(one.Levels.TryGetValue(axis.Property.Name, out object? level) ? level : null, LevelOf("first"))
                 from other in points
                 where LevelNumber.Is(other.Levels.TryGetValue(axis.Property.Name, out object? level) ? level : null, LevelOf("second"))
                     && one.OthersOf(axis) == other.OthersOf(axis)
                 select isText
                     ? (double)one.Trainable!.TokensTrained / other.Trainable!.TokensTrained
                     : (double)one.Trainable!.Steps / other.Trainable!.Steps).Distinct();
        }

        return null;
    }
}
