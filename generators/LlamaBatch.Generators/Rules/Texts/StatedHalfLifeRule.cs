using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports half-lives of moving averages that are the mean windows, as in "at 0.95, a squared gradient has lost half of its weight after 20
/// steps". 20 is 1 / (1 − 0.95), and half of the weight is lost after 13.5 steps.
/// </summary>
internal static class StatedHalfLifeRule
{
    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.03;

    private static readonly Regex _decay = new(@"(?<![\w.,])0\.[5-9][0-9]{0,7}(?![\d%])", RegexOptions.CultureInvariant);

    private static readonly Regex _half = new(
        @"\b(half-li(fe|ves)|(lost|loses|lose) half|half (of )?(its|their|the) weight|(is|are|has|have) halved|halves)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _steps = new(
        $@"(?<![\w.,])(?<number>[0-9][0-9,]{{0,9}}(\.[0-9]+)?) (optimizer |training )?steps\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        var members = experiment.Axes.Select(axis => (ISymbol)axis.Property)
            .Where(property => SymbolEqualityComparer.Default.Equals(property.ContainingType, experiment.Record))
            .Prepend(experiment.Record);
        foreach (ISymbol member in members)
        {
            foreach (string sentence in PlainSentences.In(DocumentationText.All(member, cancellation))
                .Where(sentence => _half.IsMatch(sentence)))
            {
                if (_decay.Matches(sentence).Cast<Match>().ToList() is not [var decay]
                    || _steps.Matches(sentence).Cast<Match>().ToList() is not [var steps]
                    || ClaimNumbers.Of(decay.Value) is not { } beta)
                {
                    continue;
                }

                double stated = StatedNumber.In(steps);
                double window = 1 / (1 - beta);
                double actual = Math.Log(0.5) / Math.Log(beta);
                if (Math.Abs(stated - window) <= Rounding * window && Math.Abs(stated - actual) > 5 * Rounding * actual)
                {
                    return Diagnostic.Create(
                        Descriptors.StatedBudgetDiffers,
                        member.Locations.FirstOrDefault(),
                        Number.Compact(stated),
                        $"steps of half-life at {decay.Value}",
                        Number.ThreeDigits(actual),
                        ", because 1 / (1 − β) is the mean window");
                }
            }
        }

        return null;
    }
}
