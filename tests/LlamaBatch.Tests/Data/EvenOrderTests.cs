using LlamaBatch.Data;

namespace LlamaBatch.Tests.Data;

public class EvenOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(10946)]                                                             // a Fibonacci number
    public void Every_position_is_visited_once(int count)
    {
        var order = new EvenOrder(count);

        Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), Enumerable.Range(0, count).Select(i => order[i]).Order());
    }

    [Theory]
    [InlineData(16, 1000)]
    [InlineData(100, 1000)]
    [InlineData(512, 11534)]
    public void Every_beginning_is_spread_over_the_whole(int asked, int count)
    {
        var order = new EvenOrder(count);
        List<long> visited = [.. Enumerable.Range(0, asked).Select(i => order[i]).Order(), count];

        double widest = visited.Zip(visited.Skip(1), (a, b) => b - a).Max();
        Assert.InRange(widest, 1, 2.7 * count / asked);                             // three gaps, none wider than φ² of the mean
        Assert.Equal(0, visited[0]);
    }
}
