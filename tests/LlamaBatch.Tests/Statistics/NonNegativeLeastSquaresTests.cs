using LlamaBatch.Statistics;

namespace LlamaBatch.Tests.Statistics;

public class NonNegativeLeastSquaresTests
{
    [Fact]
    public void Exact_data_give_their_coefficients()
    {
        (double, double)[] amounts = [(1, 2), (3, 1), (2, 5), (7, 4)];

        IReadOnlyList<double> fit = NonNegativeLeastSquares.Fit(
            [.. amounts.Select(row => ((IReadOnlyList<double>)[row.Item1, row.Item2], (3 * row.Item1) + (0.5 * row.Item2)))]);

        Assert.Equal(3, fit[0], 1e-9);
        Assert.Equal(0.5, fit[1], 1e-9);
    }

    [Fact]
    public void A_coefficient_that_would_be_negative_is_zero_and_the_other_is_the_best_alone()
    {
        // y = 2 x₁ − x₂; with b₂ = 0, relative least squares gives b₁ = Σ(x₁/y) / Σ(x₁/y)².
        (double, double)[] amounts = [(2, 1), (3, 1), (4, 1)];
        double[] ratios = [.. amounts.Select(row => row.Item1 / ((2 * row.Item1) - row.Item2))];

        IReadOnlyList<double> fit = NonNegativeLeastSquares.Fit(
            [.. amounts.Select(row => ((IReadOnlyList<double>)[row.Item1, row.Item2], (2 * row.Item1) - row.Item2))]);

        Assert.Equal(0, fit[1]);
        Assert.Equal(ratios.Sum() / ratios.Sum(ratio => ratio * ratio), fit[0], 1e-9);
    }

    [Fact]
    public void An_amount_that_never_occurs_has_no_coefficient() =>
        Assert.Equal([2, 0], NonNegativeLeastSquares.Fit([([1, 0], 2), ([2, 0], 4)]));
}
