using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports questions that name a number as a level beside true levels of the same axis, as in "Is a width of 32 or 48 as good as one of 96?",
/// although no axis has this level.
/// </summary>
internal static class AskedLevelRule
{
    private const string Level = @"[0-9]([0-9,]{0,12}[0-9])?(\.[0-9]{1,6})?(e-?[0-9]{1,2})?";

    private static readonly Regex _list = new(
        $@"\b(?<noun>[A-Za-z-]+( size)?)s? of (?<level>{Level})((, (or |and )?| or | and )(?<level>{Level}))*"
            + $@"( [a-z ]{{0,40}}\b(than|as|to|against|with) (one|those|that|a [a-z ]{{0,20}}) of (?<level>{Level})(?= |[?,.;:)]|$)"
            // "A batch of 128 sequences against 8 and 32". Another noun after the numbers would name another axis.
            + $@"|( [a-z]{{1,12}}){{0,3}} (than|as|to|against|with) (?<level>{Level})((, (or |and )?| or | and )(?<level>{Level}))*"
            + @"(?=[?,.;:)]|$| (sequences|on|after|at|for|in|if|when)\b)|(?= |[?,.;:)]|$))",
        RegexOptions.CultureInvariant);

    /// <summary>Words about numbers between levels, or beyond them.</summary>
    private static readonly Regex _aside = new(
        @"\b(between|from|up to|below|above|beyond|over|under|least|most|about|roughly|near|predict\w*"
            + "|extrapolate[sd]?|extrapolation|interpolate[sd]?|interpolation|scale[sd]?|scaling"
            + @"|published|et al|would|tokens|steps|tuned|equivalent)\b|%",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        if (_aside.IsMatch(experiment.Question) || !evaluation.HasAllPoints)
        {
            yield break;
        }

        foreach (Match list in _list.Matches(experiment.Question))
        {
            string[] nouns = list.Groups["noun"].Value.ToLowerInvariant().Split(' ');
            var named = list.Groups["level"].Captures.Cast<Capture>().Select(level => ClaimNumbers.Of(level.Value.TrimEnd(',')))
                .OfType<double>().ToList();
            AxisDeclaration? axis = experiment.Axes.FirstOrDefault(axis => axis.Fault == AxisFault.None
                && axis.Levels.All(level => LevelNumber.Is(level))
                && nouns.Any(noun => ClaimNumbers.IsNoun(noun, axis.Property.Name)));
            if (axis is not null && named.Count > 2 && named.Where(number => !Has(axis, number)).ToList() is [var strange]
                && !experiment.Axes.Any(other => Has(other, strange)))
            {
                string level = LevelName.Of(strange, null);
                yield return Diagnostic.Create(
                    Descriptors.QuestionOfAnother,
                    LevelSyntax.OfParameter(experiment.Attribute, 0, experiment.Record),
                    $"The question names {level}, which is not a level of '{axis.Property.Name}'. Add the level, or correct the question.");
                yield break;
            }
        }
    }

    private static bool Has(AxisDeclaration axis, double number) => axis.Levels.Any(level => LevelNumber.Is(level, number));
}
