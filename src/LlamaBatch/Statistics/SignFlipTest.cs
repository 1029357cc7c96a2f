using System.Numerics;

namespace LlamaBatch.Statistics;

/// <summary>
/// The exact sign-flip permutation test. The test assumes that differences are symmetric about zero, so that both signs are equally likely.
/// It does not assume normality. With n differences, p is at least <c>2 / 2^n</c>, which is 0.0625 for five differences.
/// </summary>
public static class SignFlipTest
{
    /// <summary>The maximum number of differences for which the test is computed. The number is limited because the test counts all 2^n
    /// sign patterns.</summary>
    public const int MostDifferences = 20;

    /// <summary>The smallest p for n differences, <c>2 / 2^n</c>. It is reached if all differences have the same sign.</summary>
    public static double SmallestP(int differences) => Math.Pow(2, 1 - differences);

    /// <summary>
    /// The two-sided p: the fraction of sign patterns whose sum is at least as extreme as the observed sum. It is null if a difference is
    /// not finite, or if there are no differences or more than <see cref="MostDifferences"/>.
    /// </summary>
    public static double? P(IReadOnlyList<double> differences)
    {
        if (differences.Count is 0 or > MostDifferences || differences.Any(difference => !double.IsFinite(difference)))
        {
            return null;
        }

        // The tolerance makes a pattern with the observed sum count as a tie, despite rounding.
        double seen = Math.Abs(differences.Sum()) - 1e-12 * differences.Sum(Math.Abs);
        long extreme = 0;
        double sum = -differences.Sum();
        long patterns = 1L << differences.Count;
        for (long pattern = 0; pattern < patterns; pattern++)
        {
            if (pattern > 0)
            {
                // In a Gray code, only one sign changes from each pattern to the next.
                int changed = BitOperations.TrailingZeroCount(pattern);
                bool nowPositive = ((pattern ^ (pattern >> 1)) >> changed & 1) == 1;
                sum += nowPositive ? 2 * differences[changed] : -2 * differences[changed];
            }

            if (Math.Abs(sum) >= seen)
            {
                extreme++;
            }
        }

        return (double)extreme / patterns;
    }
}
