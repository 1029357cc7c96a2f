using CsCheck;
using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class ShuffleTests
{
    [Fact]
    public void Every_position_is_filled_once()
    {
        Gen.Select(Gen.Int[1, 700], Gen.ULong).Sample((count, key) =>
        {
            var shuffle = new Shuffle(count, key);
            var there = Enumerable.Range(0, count).Select(i => shuffle[i]).Order();
            return there.SequenceEqual(Enumerable.Range(0, count).Select(i => (long)i));
        }, iter: 200);
    }

    [Fact]
    public void All_orders_of_four_are_equally_likely()
    {
        const int Keys = 24_000;
        var orders = Enumerable.Range(0, Keys)
            .Select(key => new Shuffle(4, SplitMix64.Key(Purpose.WindowOrder, 1, key)))
            .GroupBy(s => (s[0], s[1], s[2], s[3]))
            .Select(g => g.Count())
            .ToList();

        double chiSquare = orders.Sum(n => Math.Pow(n - Keys / 24.0, 2) / (Keys / 24.0));
        Assert.Equal(24, orders.Count);
        Assert.True(chiSquare < 49.7, $"chi-square with 23 degrees of freedom is {chiSquare}; one key set in a thousand exceeds 49.7");
    }

    [Fact]
    public void Neighbors_do_not_stay_neighbors()
    {
        const int Count = 50_000;
        var shuffle = new Shuffle(Count, 7);
        int neighbors = Enumerable.Range(0, Count - 1).Count(i => Math.Abs(shuffle[i] - shuffle[i + 1]) == 1);

        Assert.InRange(neighbors, 0, 10);                                           // 2 are expected of a random order
    }

    [Fact]
    public void The_average_distance_moved_is_that_of_a_random_order()
    {
        const int Count = 20_000;
        var shuffle = new Shuffle(Count, 11);
        double distance = Enumerable.Range(0, Count).Average(i => (double)Math.Abs(shuffle[i] - i)) / Count;

        Assert.Equal(1.0 / 3, distance, 0.01);                                      // standard error 0.0017
    }
}
