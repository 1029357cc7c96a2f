using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class SplitMix64Tests
{
    [Fact]
    public void It_is_the_published_generator()
    {
        // The first outputs for seed 1234567 that Vigna's splitmix64.c gives, as quoted on Rosetta Code.
        var random = new SplitMix64(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];

        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(_ => random.Next()));
    }

    [Fact]
    public void Purposes_seeds_and_positions_have_streams_of_their_own()
    {
        var keys = from purpose in Enum.GetValues<Purpose>()
                   from seed in Enumerable.Range(-20, 40)
                   from index in Enumerable.Range(0, 100)
                   select SplitMix64.Key(purpose, seed, index);

        Assert.Equal(Enum.GetValues<Purpose>().Length * 40 * 100, keys.Distinct().Count());
    }

    [Fact]
    public void Numbers_below_a_count_reach_all_of_them_and_no_more()
    {
        var random = new SplitMix64(1);
        long[] drawn = [.. Enumerable.Range(0, 1000).Select(_ => random.NextBelow(7)).Distinct().Order()];

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], drawn);
        Assert.Equal(0, random.NextBelow(1));
    }
}
