using CsCheck;
using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class MannWhitneyTestTests
{
    [Theory] // All left values above all right ones: one of C(2n, n) arrangements. R: wilcox.test gives twice this, .1, .0079, .00016.
    [InlineData(3, 20)]
    [InlineData(5, 252)]
    [InlineData(8, 12870)]
    public void The_smallest_p_is_one_arrangement(int seeds, int arrangements) =>
        Assert.Equal(1.0 / arrangements, Of([.. Enumerable.Range(10, seeds)], [.. Enumerable.Range(0, seeds)]).Above(0), 1e-12);

    [Fact] // The table of Mann and Whitney 1947: for 5 and 5, P(U <= 2) = .0159 and P(U <= 4) = .0476.
    public void The_table_of_Mann_and_Whitney()
    {
        Assert.Equal(4 / 252.0, Of([1, 2, 3, 4, 7], [5, 6, 8, 9, 10]).Below(0), 1e-12);
        Assert.Equal(12 / 252.0, Of([1, 2, 3, 6, 7], [4, 5, 8, 9, 10]).Below(0), 1e-12);
    }

    [Fact]
    public void All_arrangements_are_counted_as_a_plain_enumeration_counts_them() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 1000]).Sample((m, n, seed) =>
        {
            int[] ranks = [.. Enumerable.Range(0, m + n)];
            new Random(seed).Shuffle(ranks);
            int U(IEnumerable<int> left) => left.Sum(a => Enumerable.Range(0, m + n).Except(left).Count(b => a > b));
            int[][] all = [.. Enumerable.Range(0, 1 << (m + n)).Select(bits => Enumerable.Range(0, m + n).Where(i => (bits >> i & 1) == 1).ToArray()).Where(left => left.Length == m)];
            int seen = U(ranks[..m]);

            Assert.Equal((double)all.Count(left => U(left) >= seen) / all.Length, Of([.. ranks[..m]], [.. ranks[m..]]).Above(0), 1e-12);
        });

    [Fact]
    public void What_may_go_either_way_counts_for_neither()
    {
        var test = new MannWhitneyTest([Bounds.AtLeast(2), Bounds.AtLeast(2), Bounds.AtLeast(2)], [Bounds.At(3), Bounds.At(3), Bounds.At(1)]);

        Assert.Equal(Of([2, 2, 2], [2, 2, 1]).Above(0), test.Above(0));
        Assert.Equal(1, test.Below(0));
        Assert.Equal(1, Of([1, 1, 1], [1, 1, 1]).Above(0));
        Assert.Equal(1 / 20.0, test.Above(-2), 1e-12);
    }

    [Fact]
    public void Many_values_neither_overflow_nor_exceed_one()
    {
        var test = Of([.. Enumerable.Range(0, 40)], [.. Enumerable.Range(0, 40)]);

        Assert.InRange(test.Above(0), 0.5, 0.6);
        Assert.Equal(1, test.Above(1000));
    }

    private static MannWhitneyTest Of(int[] left, int[] right) => new([.. left.Select(value => Bounds.At(value))], [.. right.Select(value => Bounds.At(value))]);
}
