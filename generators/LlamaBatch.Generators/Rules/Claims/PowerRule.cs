using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports experiments with too few seeds for their number of claims.</summary>
internal static class PowerRule
{
    /// <summary>
    /// An experiment is reported if its claims can detect only differences larger than this. The unit is one standard deviation of the
    /// paired differences. Differences of interest are rarely larger.
    /// </summary>
    internal const double LargestEffect = 4;

    private const double FamilyWiseError = 0.05;

    /// <summary>
    /// The largest number of seeds for which the t distribution is computed. With more seeds, it hardly changes, and its series becomes too
    /// long.
    /// </summary>
    private const int MostSeeds = 1_000;

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment)
    {
        int seeds = experiment.Attribute.Named("Seeds", 5);
        int claims = experiment.Claims.Count(claim => claim.Subject == ClaimSubject.Results);
        double error = experiment.Attribute.Number("FamilyWiseError") ?? FamilyWiseError;
        if (experiment.IsImported || seeds < AttributeRules.FewestPairs || claims < 2 || !(error > 0)
            || EffectOf(seeds, claims, error) <= LargestEffect)
        {
            yield break;
        }

        int enough = Enumerable.Range(seeds, 100).FirstOrDefault(more => EffectOf(more, claims, error) <= LargestEffect);
        if (enough == 0)
        {
            yield break;                                                            // an error rate that no one means
        }

        yield return Diagnostic.Create(
            Descriptors.FewSeedsForClaims,
            LevelSyntax.Of(experiment.Attribute, "Seeds", experiment.Record),
            Remedy.Of((Remedy.Seeds, enough.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            seeds,
            claims,
            Number.ThreeDigits(EffectOf(seeds, claims, error)),
            enough,
            Number.ThreeDigits(EffectOf(enough, claims, error)));
    }

    /// <summary>
    /// The smallest significant difference at Holm's first step, in standard deviations of the paired differences. For n seeds, m claims
    /// and a family-wise error rate of α, it is <c>t(1 − α / 2m, n − 1) / √n</c>.
    /// </summary>
    internal static double EffectOf(int seeds, int claims, double error) =>
        Quantile(1 - (error / (2 * claims)), Math.Min(seeds, MostSeeds) - 1) / Math.Sqrt(seeds);

    /// <summary>The quantile of Student's t distribution, found by bisection.</summary>
    private static double Quantile(double probability, int degrees)
    {
        double low = 0;
        double high = 1e6;
        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Cumulative(middle, degrees) < probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The cumulative distribution function of Student's t (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4).</summary>
    private static double Cumulative(double t, int degrees)
    {
        double angle = Math.Atan(t / Math.Sqrt(degrees));
        double cosine = Math.Cos(angle);
        double sum = 0;
        double term = degrees % 2 == 1 ? cosine : 1;
        for (int i = degrees % 2 == 1 ? 3 : 2; i <= degrees; i += 2)
        {
            sum += term;
            term *= cosine * cosine * (i - 1) / i;
        }

        double between = degrees % 2 == 1
            ? 2 / Math.PI * (angle + (Math.Sin(angle) * sum))
            : Math.Sin(angle) * sum;
        return (1 + between) / 2;
    }
}
