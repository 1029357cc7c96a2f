using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports levels that are further apart, or nearer, than a text says, as in "rates are a factor of two apart" beside levels of which one
/// is missing.
/// </summary>
internal static class StatedSpacingRule
{
    /// <summary>The largest deviation from a stated factor that rounded levels such as 1, 2, 5 and 10 explain, as a factor.</summary>
    private const double Rounding = 1.3;

    private static readonly string _factor = $"(?<factor>{StatedNumber.Amount}|{StatedNumber.Word}|√2|√10)";

    private static readonly Regex _apart = new(
        $@"\b(a|by a) factor of {_factor} (apart|from each other|from one another|between (them|neighbors|neighboring \w+|levels))"
            + $@"|\b(is|are|lie) {_factor} times apart"
            + $@"|\bin ((steps|multiples) of a factor|factors) of {_factor}(?=[.,;:)]|$| from| and)"
            + @"|\b(spaced|separated) by (a )?factors? of " + _factor
            + @"|\bare (an octave|a doubling) apart|\beach( \w+)? is (twice|double) the (one before|previous one|last one|one below)"
            + @"|\b(doubles|double|doubling) (from (one|each) (\w+ )?to the next|at each level)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _aside = new(
        @"\b(not|never|at least|at most|less|more|would|could|should|nearly|almost|if|whether|et al|papers?|within|best|loss|losses"
            + @"|apart from|optimum|optimal|then|except|but|rule|results?|(?<!factors? )(of|for|at) [0-9]\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        string[] ofRecord = [.. SentencesOf(experiment.Record, cancellation)];
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis.Fault == AxisFault.None
            && axis.Levels.All(level => LevelNumber.Is(level))))
        {
            // The summary of an axis is about its levels, and a sentence of the record names the axis with the factor or before it.
            var said = SentencesOf(axis.Property, cancellation).SelectMany(sentence => _apart.Matches(sentence).Cast<Match>())
                .Concat(ofRecord.SelectMany(sentence => _apart.Matches(sentence).Cast<Match>()
                    .Where(match => ClaimWords.Of(sentence.Substring(0, match.Index + match.Length)).Any(word =>
                        ClaimNumbers.IsNoun(word, axis.Property.Name))))).ToList();
            if (said.Select(FactorOf).Distinct().ToList() is [> 1 and var factor] && Finding(axis, said[0].Value, factor) is { } finding)
            {
                return finding;
            }
        }

        return null;
    }

    private static Diagnostic? Finding(AxisDeclaration axis, string said, double factor)
    {
        double[] levels =
        [
            .. axis.Levels.Select(level => LevelNumber.Of(level.Value!)).Where(level => level > 0).Distinct().OrderBy(level => level),
        ];
        int i = Enumerable.Range(1, Math.Max(0, levels.Length - 1)).FirstOrDefault(place => !IsNear(levels[place] / levels[place - 1]));
        return levels.Length > 2 && i > 0
            ? Diagnostic.Create(
                Descriptors.ArmDiffersFromText,
                LevelSyntax.Of(axis, axis.Levels.ToList().FindIndex(level => LevelNumber.Is(level.Value, levels[i]))),
                $"The text says '{said.Trim()}', but {LevelName.OfRate(levels[i - 1])} and {LevelName.OfRate(levels[i])} of "
                    + $"'{axis.Property.Name}' are a factor of {Number.TwoDigits(levels[i] / levels[i - 1])} apart. Correct the levels or "
                    + "the text.")
            : null;

        bool IsNear(double ratio) => ratio <= Rounding * factor && ratio >= factor / Rounding;
    }

    private static double FactorOf(Match said) => said.Groups["factor"].Value switch
    {
        "" => 2,                                            // an octave, or a doubling
        "√2" => Math.Sqrt(2),
        "√10" => Math.Sqrt(10),
        _ => StatedNumber.In(said),
    };

    private static IEnumerable<string> SentencesOf(ISymbol member, CancellationToken cancellation) =>
        ExperimentTexts.SentencesIn(DocumentationText.All(member, cancellation)).Where(sentence => !_aside.IsMatch(sentence));
}
