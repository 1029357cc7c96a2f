namespace LlamaBatch.Generators.Tests;

/// <summary>Queries over written-out lists, in which settings look values up.</summary>
public class QueryTests
{
    private const string Model = "public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };";

    /// <summary>The expressions are 3 in the program too, and a model of width 64 cannot have 3 heads.</summary>
    [Theory]
    [InlineData("Enumerable.Repeat(1, 3).Sum()")]
    [InlineData("(int)Enumerable.Range(1, 2).Sum(n => (long)n)")]
    [InlineData("Table.First(row => row.Size == 64).Heads")]
    [InlineData("Array.Find(Table, row => row.Size == 64).Heads")]
    [InlineData("Table.FirstOrDefault(row => row.Size == 64).Heads")]
    [InlineData("Table.LastOrDefault(row => row.Size > 32).Heads")]
    [InlineData("Table.SingleOrDefault(row => row.Size == 64).Heads")]
    [InlineData("Array.FindLast(Table, row => row.Size > 32).Heads")]
    [InlineData("Array.FindIndex(Numbers, n => n == 5)")]
    [InlineData("Array.FindIndex(Numbers, n => n == 9) + 4")]
    [InlineData("Array.Exists(Numbers, n => n > 4) ? 3 : 4")]
    [InlineData("Array.TrueForAll(Numbers, n => n > 0) ? 3 : 4")]
    [InlineData("Array.FindAll(Numbers, n => n < 5).Length")]
    [InlineData("Array.ConvertAll(Numbers, n => n + 1)[1]")]
    [InlineData("Numbers.FirstOrDefault() + 2")]
    [InlineData("Numbers.FirstOrDefault(n => n > 9) + 3")]
    [InlineData("Array.Find(Numbers, n => n > 9) + 3")]
    [InlineData("Array.FindIndex(Numbers, n => 4 / (5 - n) > 1) + 1")]
    [InlineData("Array.FindLast(Numbers, n => 4 / (n - 1) > 1) - 1")]
    [InlineData("Table.Last().Heads")]
    [InlineData("Table.Single(row => row.Heads == 3).Heads")]
    [InlineData("Table.Where(row => row.Size > 16).Select(row => row.Heads).Min()")]
    [InlineData("Table.Select((row, i) => row.Heads - i).Min() + 2")]
    [InlineData("Table.MaxBy(row => row.Size).Heads")]
    [InlineData("Table.MinBy(row => -row.Size).Heads")]
    [InlineData("Table.OrderByDescending(row => row.Size).First().Heads")]
    [InlineData("Table.OrderBy(row => row.Heads).ElementAt(0).Heads")]
    [InlineData("Numbers.Zip(Numbers.Skip(2)).First().Second - 1")]
    [InlineData("Numbers.Zip(Numbers, (one, two) => one * two).Take(2).Sum() - 2")]
    [InlineData("Numbers.Aggregate((sum, n) => sum + n) - 9")]
    [InlineData("Numbers.Aggregate(1, (sum, n) => sum * n) / 15 - 1")]
    [InlineData("(int)Numbers.Average()")]
    [InlineData("Numbers.Append(3).Prepend(3).Distinct().Count() - 2")]
    [InlineData("Numbers.Concat(Numbers).Count() - 5")]
    [InlineData("Numbers.TakeWhile(n => n < 4).Last() + 1")]
    [InlineData("Numbers.SkipWhile(n => n < 3).First() - 1")]
    [InlineData("Numbers.Contains(4) ? 3 : 4")]
    [InlineData("Numbers.Any(n => n > 4) ? 3 : 4")]
    [InlineData("Numbers.All(n => n > 0) ? 3 : 4")]
    [InlineData("Array.IndexOf(Numbers, 4) + 1")]
    [InlineData("Numbers.Where(n => n > 1).ToArray()[0] + Numbers[0]")]
    [InlineData("new[] { 1, 2 }.Select(n => n + 1).ToList()[1]")]
    [InlineData("Three.Length")]
    [InlineData("Enumerable.Range(1, 100).First(n => n * n * n * n * n >= 200)")]
    [InlineData("Enumerable.Range(-1, 9).Any(n => n == 0 || 6 / n == 3) ? 3 : 4")]
    [InlineData("Numbers.TakeWhile(n => 4 / (5 - n) < 3).Count() + 1")]
    public void A_query_is_evaluated(string query)
    {
        Assert.Equal(["LB1001"], Ids(query));
        Assert.Empty(Ids($"({query}) + 1"));
    }

    /// <summary>A query that is kept is computed when it is read, and the order of a set is not that in which it is written.</summary>
    [Theory]
    [InlineData("Later(2)")]
    [InlineData("new HashSet<int> { 3, 2 }.First()")]
    [InlineData("Set.First()")]
    [InlineData("Numbers.First(n => n > Environment.ProcessorCount)")]
    [InlineData("Numbers.First(n => n > 9)")]
    [InlineData("Enumerable.Range(1, 2_000_000).Count()")]
    [InlineData("Enumerable.Repeat(1, 600).Concat(Enumerable.Repeat(1, 600)).Sum()")]
    [InlineData("Doubling(40)")]
    [InlineData("(int)Wide[0]")]
    [InlineData("new Counter(2).Next()")]
    [InlineData("Once().Count")]
    public void A_query_that_is_not_known_is_a_warning(string query) => Assert.Equal(["LB0005"], Ids(query));

    /// <summary>A parameter changes as a local variable does.</summary>
    [Theory]
    [InlineData("Doubled(3, 0)", "LB1001")]
    [InlineData("Doubled(1, 2)")]
    [InlineData("Reset(4)", "LB1001")]
    public void A_parameter_may_be_changed(string call, params string[] ids) => Assert.Equal(ids, Ids(call));

    private static IEnumerable<string> Ids(string heads) => Compiled.Of(Sample.With(
        Model,
        $$"""
        public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true, Heads = {{heads}} };

        private static readonly (int Size, int Heads)[] Table = [(16, 4), (32, 4), (64, 3)];

        private static readonly int[] Numbers = [1, 2, 4, 5];

        private static readonly int[] Three = [.. Numbers.Take(2), 7];

        private static readonly HashSet<int> Set = [3, 2];

        private static int Doubled(int value, int times)
        {
            for (int i = 0; i < times; i++)
            {
                value += value;
            }

            return value;
        }

        private static int Reset(int value)
        {
            value = 3;
            return value;
        }

        private static readonly double[] Wide = [.. Numbers];

        private static int Doubling(int times)
        {
            int[] all = [1];
            for (int i = 0; i < times; i++)
            {
                all = [.. all, .. all];
            }

            return all.Length;
        }

        private static HashSet<int> Once()
        {
            HashSet<int> all = [.. Numbers, .. Numbers];
            return all;
        }

        private sealed class Counter(int n)
        {
            public int Next()
            {
                n++;
                return n;
            }
        }

        private static int Later(int least)
        {
            IEnumerable<int> found = Numbers.Where(n => n > least);
            least = 4;
            return found.First();
        }
        """)).Problems.Select(problem => problem.Split(' ')[0]);
}
