using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports tuned rates that leave out what their own text calls the best, as in "the best were 6e-3 for 16 and 4.8e-2 for 256" beside rates
/// up to 2.4e-2.
/// </summary>
internal static class StatedBestRule
{
    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.02;

    private const string Rate = @"(?<number>[0-9]{1,15}(\.[0-9]{1,15})?(e-?[0-9]{1,2})?)";

    private static readonly Regex _sentences = new(@"(?<=[.?!])\s+", RegexOptions.CultureInvariant);

    private static readonly Regex _best = new(
        @"\b(best|optimum|optimal|chosen|chose)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _bestIs = new(
        $@"\b((best|optimum)\b( [\w-]+){{0,6}} (was|is|lay at|were)|best at) {Rate}(?![\w%]|[.,][0-9])"
            + $@"|(?<![\w.,]){Rate} (to be|is|was|as) (the )?best\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about another study or model, whose best rate may be another one.</summary>
    private static readonly Regex _aside = new(
        @"\b(et al|papers?|articles?|authors|arxiv|not|no|never|would|other (model|text|corpus|optimizer|schedule)s?|larger models?"
            + @"|wider|deeper|factor|times|instead|without|sgd|muon|lion|loss(es)?|accuracy|decay|gap|nats|momentum|differ\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis is { TunedPer: not null, Fault: AxisFault.None }
            && axis.LevelType.SpecialType is SpecialType.System_Double && axis.Levels.Count > 1
            && axis.Changes(evaluation.Points, point => point.Optimizer?.LearningRate)))
        {
            var levels = axis.Levels.Select(level => Convert.ToDouble(level.Value, CultureInfo.InvariantCulture)).ToList();
            double lowest = levels.Min();
            double highest = levels.Max();
            // Levels that are factors of a rate are no rates.
            if (lowest <= 0 || highest >= 1
                || evaluation.Points.Any(point => !levels.Exists(level => level.Equals(point.Optimizer?.LearningRate))))
            {
                continue;
            }

            foreach (string sentence in _sentences.Split(DocumentationText.All(axis.Property, cancellation))
                .Where(sentence => _best.IsMatch(sentence) && !_aside.IsMatch(sentence)))
            {
                var stated = StatedPair.AllIn(sentence).Where(pair => IsCompared(experiment, axis, pair.Level)).Select(pair => pair.Number)
                    .Concat(_bestIs.Matches(sentence).Cast<Match>().Select(match => StatedNumber.In(match)))
                    .Where(number => number is > 0 and < 1 && number < 10 * highest && number > lowest / 10).ToList();
                double outside = stated.FirstOrDefault(number => number > highest * (1 + Rounding) || number < lowest * (1 - Rounding));
                if (outside > 0)
                {
                    yield return Diagnostic.Create(
                        Descriptors.RateGridTooNarrow,
                        LevelSyntax.Of(axis.Attribute, axis.Property),
                        axis.Property.Name,
                        Number.ThreeDigits(highest / lowest),
                        $"and its text calls {LevelName.OfRate(outside)} the best, which is "
                            + $"{(outside > highest ? "above" : "below")} all of them",
                        $"Add {LevelName.OfRate(outside)} and one level beyond it");
                    break;
                }
            }
        }
    }

    /// <summary>Whether a number is a level of an axis that the rate is tuned for.</summary>
    private static bool IsCompared(ExperimentDeclaration experiment, AxisDeclaration tuned, double number) =>
        experiment.Axes.Any(axis => tuned.TunedPerNames.Contains(axis.Property.Name) && axis.LevelType.TypeKind != TypeKind.Enum
            && axis.Levels.Any(level => LevelNumber.Is(level, number)));
}
