using LlamaBatch.Statistics;

namespace LlamaBatch.Tests.Statistics;

public class OutlierTests
{
    /// <summary>A seed of BatchSize100 at batch 32, beside four that agree.</summary>
    [Fact]
    public void One_value_far_from_four_that_agree_is_an_outlier() => Assert.Equal(2, Outlier.PlaceIn([1.158, 1.163, 1.213, 1.160, 1.167]));

    [Fact]
    public void Values_that_vary_alike_have_none() => Assert.Null(Outlier.PlaceIn([1.0, 1.1, 1.2, 1.3, 1.6]));

    [Fact]
    public void Equal_values_and_too_few_have_none()
    {
        Assert.Null(Outlier.PlaceIn([2, 2, 2, 2, 2]));
        Assert.Null(Outlier.PlaceIn([1, 1, 9]));
    }

    [Fact]
    public void One_that_differs_from_equal_others_is_an_outlier() => Assert.Equal(4, Outlier.PlaceIn([2, 2, 2, 2, 3]));

    /// <summary>Grubbs's table: for five values and a two-sided 1 %, G = 1.764 in standard deviations of all.</summary>
    [Theory]
    [InlineData(1.760, false)]
    [InlineData(1.768, true)]
    public void The_border_is_that_of_Grubbs_table(double g, bool isOutlier)
    {
        // Four values at ±a around the mean of the others, the fifth where G is as wanted.
        double b = BisectFor(g);
        Assert.Equal(isOutlier, Outlier.PlaceIn([-1, -1, 1, 1, b]) is 4);

        static double BisectFor(double wanted)
        {
            (double low, double high) = (1, 1000);
            for (int i = 0; i < 100; i++)
            {
                double middle = (low + high) / 2;
                Moments all = Moments.Of([-1, -1, 1, 1, middle]);
                (low, high) = (middle - all.Mean) / all.StandardDeviation < wanted ? (middle, high) : (low, middle);
            }

            return low;
        }
    }

    [Fact]
    public void Normal_values_have_one_in_one_case_of_a_hundred()
    {
        var random = new Random(7);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

        int found = Enumerable.Range(0, 5_000).Count(_ => Outlier.PlaceIn([Normal(), Normal(), Normal(), Normal(), Normal()]) is not null);

        Assert.InRange(found, 25, 80);
    }
}
