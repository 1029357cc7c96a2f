namespace LlamaBatch.Generators.Tests;

/// <summary>Ordinary code of C# by which settings are computed: statements, nullable values, functions and types.</summary>
public class OrdinaryCodeTests
{
    private const string Model = "public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };";

    /// <summary>The expressions are 3 in the program too, and a model of width 64 cannot have 3 heads.</summary>
    [Theory]
    [InlineData("Given!.Value")]
    [InlineData("(Given.HasValue ? 3 : 4)")]
    [InlineData("(Missing.HasValue ? 4 : 3)")]
    [InlineData("Missing.GetValueOrDefault(3)")]
    [InlineData("Missing.GetValueOrDefault() + 3")]
    [InlineData("(Given is { } given ? given : 4)")]
    [InlineData("(Chosen?.Heads ?? 4)")]
    [InlineData("(Chosen?.Inner?.Heads ?? 3)")]
    [InlineData("(Named?.Length ?? 4)")]
    [InlineData("ByStatement(64)")]
    [InlineData("ByStatement(32) - 1")]
    [InlineData("ByStatement(16) - 1")]
    [InlineData("ByStatement(7) - 2")]
    [InlineData("Left()")]
    [InlineData("FirstAbove(2)")]
    [InlineData("Odd() - 1")]
    [InlineData("FromDo()")]
    [InlineData("Captured(2)")]
    [InlineData("Nested(2)")]
    [InlineData("Pick(true, 3, 4)")]
    [InlineData("Add(1)")]
    [InlineData("Shortened(\"abc\")")]
    [InlineData("ByName[\"three\"](1)")]
    [InlineData("(HeadsOf.TryGetValue(64, out int found) ? found : 4)")]
    [InlineData("(HeadsOf.TryGetValue(65, out int lost) ? 4 : lost + 3)")]
    [InlineData("(HeadsOf.ContainsKey(65) ? 4 : 3)")]
    [InlineData("HeadsOf.GetValueOrDefault(65, 3)")]
    [InlineData("Fixed[1]")]
    [InlineData("Numbers[1..].Length")]
    [InlineData("Numbers[..^1].Last() - 1")]
    [InlineData("(int)Math.Round(2.5, MidpointRounding.AwayFromZero)")]
    [InlineData("Convert.ToInt32(2.9)")]
    [InlineData("System.Numerics.BitOperations.Log2(8u)")]
    [InlineData("(int)(new Size(1.5) * 2)")]
    [InlineData("((Shape)new Deep()).Heads")]
    [InlineData("((Shape)new Deep()).Twice() - 3")]
    [InlineData("((IShape)new Deep()).Heads")]
    [InlineData("new Wide(2).Heads")]
    [InlineData("(new Wide(2) { Heads = 4 }).Heads - 1")]
    [InlineData("1.Three")]
    [InlineData("(ByShape.TryGetValue((64, 4), out int ofShape) ? ofShape : 4)")]
    [InlineData("(ByShape.ContainsKey((64, 5)) ? 4 : 3)")]
    [InlineData("Recursive(2)")]
    [InlineData("Curried(1)(2)")]
    [InlineData("Once.Value")]
    [InlineData("HeadsOf.Values.Max()")]
    [InlineData("Halved()")]
    [InlineData("OfRows()")]
    [InlineData("Steps()")]
    [InlineData("((Given ?? 4L) == 3L ? 3 : 4)")]
    [InlineData("Pairs()")]
    [InlineData("($\"{Some}\" == \"Large\" ? 3 : 4)")]
    [InlineData("($\"a{BatchSize}-{Kind.Small}\" == $\"a{BatchSize}-Small\" ? 3 : 4)")]
    [InlineData("$\"{Named}\".Length")]
    [InlineData("string.Join(\",\", Names).Length")]
    [InlineData("string.Join(',', \"a\", \"b\").Length")]
    [InlineData("string.Join(\"\", new List<string> { \"a\", \"b\" }.Append(\"c\")).Length")]
    [InlineData("string.Join(\"-\", Names.Select(name => name.Length)).Length")]
    public void Ordinary_code_is_evaluated(string heads)
    {
        Assert.Equal(["LB1001"], Ids(heads));
        Assert.Empty(Ids($"({heads}) + 1"));
    }

    /// <summary>The value depends on a variable that a function changes, on the culture or on a hidden member, or it is too long.</summary>
    [Theory]
    [InlineData("Changing()")]
    [InlineData("ChangingInside()")]
    [InlineData("Remembered()")]
    [InlineData("$\"{1.5}\".Length")]
    [InlineData("$\"{-3}\".Length + 1")]
    [InlineData("$\"{3:D1}\".Length + 2")]
    [InlineData("Convert.ToInt32(\"3\")")]
    [InlineData("new Hiding().Heads")]
    [InlineData("string.Join(\",\", new[] { 1.5 }).Length")]
    [InlineData("string.Join(\",\", ShareOf.Keys).Length + 2")]
    [InlineData("Doubled(60)")]
    [InlineData("Passed()")]
    [InlineData("Delayed()")]
    [InlineData("Renamed(Kind.Large).Length - 2")]
    [InlineData("new Overriding { Heads = 7 }.Old")]
    [InlineData("new Counted().Heads")]
    [InlineData("(Step.None + 1)?.Heads ?? 4")]
    [InlineData("string.Concat(Enumerable.Repeat(\"a\", 3)).PadLeft(1_000_000_000).Length")]
    [InlineData("(this with { BatchSize = 3 }).Scaled(1)")]
    public void Code_with_effects_is_unknown(string heads) => Assert.Equal(["LB0005"], Ids(heads));

    /// <summary>A nullable value that is null has no value, and the program throws.</summary>
    [Fact]
    public void A_missing_value_is_an_error() => Assert.Equal(["LB0010"], Ids("Missing!.Value"));

    private static IEnumerable<string> Ids(string heads) => Compiled.Of(Sample.With(
        Model,
        $$"""
        public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true, Heads = {{heads}} };

        private static int? Given => 3;

        private int? Missing { get; }

        private static string Named => "abc";

        private static Chooser Chosen { get; } = new(3);

        private static readonly int[] Numbers = [2, 3, 4, 5];

        private static readonly string[] Names = ["a", "b"];

        private static readonly Dictionary<string, int> ShareOf = new() { ["a"] = 1 };

        private static readonly IReadOnlyList<int> Fixed = new List<int> { 2, 3 }.AsReadOnly();

        private static readonly Dictionary<int, int> HeadsOf = new() { [64] = 3 };

        private static readonly Dictionary<string, Func<int, int>> ByName = new() { ["three"] = n => n + 2, ["four"] = Four };

        private static readonly Func<int, int> Add = n => n + 2;

        private static Func<string, int> Shortened => text => { int length = text.Length; return length; };

        private static int Four(int n) => n + 3;

        private static T Pick<T>(bool isFirst, T first, T other) => isFirst ? first : other;

        private static int ByStatement(int width)
        {
            switch (width)
            {
                case 64:
                    return 3;
                case 32:
                case 16:
                    return 4;
                case < 8 when width > 6:
                    return 5;
                default:
                    return 6;
            }
        }

        private static int Left()
        {
            int heads = 0;
            switch (heads)
            {
                case 0:
                    heads = 3;
                    break;
                default:
                    heads = 4;
                    break;
            }

            return heads;
        }

        private static int FirstAbove(int least)
        {
            int found = 0;
            foreach (int number in Numbers)
            {
                if (number <= least)
                {
                    continue;
                }

                found = number;
                break;
            }

            return found;
        }

        private static int Odd()
        {
            int count = 0;
            for (int i = 0; i < 10; i++)
            {
                if (i % 2 == 0)
                {
                    continue;
                }

                if (i > 7)
                {
                    break;
                }

                count++;
            }

            return count;
        }

        private static int FromDo()
        {
            int n = 0;
            do
            {
                n++;
                if (n == 3)
                {
                    break;
                }
            }
            while (n < 9);
            return n;
        }

        private static int Captured(int n)
        {
            int one = 1;
            return Plus(n);

            int Plus(int value) => value + one;
        }

        private static int Nested(int n)
        {
            int one = 1;
            int Plus(int value) => value + one;
            int Again(int value) => Plus(value);
            return Again(n);
        }

        private static int Changing()
        {
            int n = 1;
            int Next() => n += 2;
            return Next();
        }

        private static int ChangingInside()
        {
            int n = 1;
            int Next() { n += 2; return n; }
            int Ignore() { int lost = Next(); return 0; }
            int zero = Ignore();
            return n + zero;
        }

        private static int Remembered()
        {
            int n = 1;
            Func<int> later = () => n;
            n = 3;
            return later();
        }

        private static int Doubled(int times)
        {
            string text = "a";
            for (int i = 0; i < times; i++)
            {
                text = $"{text}{text}";
            }

            return text.Length;
        }

        private static readonly Dictionary<(int, int), int> ByShape = new() { [(64, 4)] = 3 };

        private static Func<int, Func<int, int>> Curried => one => other => one + other;

        private static Lazy<int> Once { get; } = new(() => 3);

        private Func<int, int> Scaled => n => n * BatchSize;

        private static Kind? Some => Kind.Large;

        private static int Recursive(int n)
        {
            return Go();

            int Go() => n == 0 ? 3 : Recursive(n - 1);
        }

        private static int Halved()
        {
            int n = 12;
            Halve();
            Halve();
            return n;

            void Halve() => n /= 2;
        }

        private static int OfRows()
        {
            int sum = 0;
            foreach ((int one, int other) in new[] { (1, 0), (0, 2) })
            {
                sum += one + other;
            }

            return sum;
        }

        private static int Steps()
        {
            int steps = 0;
            do
            {
                steps++;
            }
            while (steps < 1_500);
            return steps / 500;
        }

        private static int Pairs()
        {
            (long wide, int n) = (3, 1);
            return wide == 3L ? 3 * n : 4;
        }

        private static int Do(Action action)
        {
            action();
            return 0;
        }

        private static int Passed()
        {
            int n = 1;
            void Bump() => n += 2;
            int zero = Do(Bump);
            return n + zero;
        }

        private static int Delayed()
        {
            int n = 1;
            Action bump = () => n += 2;
            n = 2;
            int zero = Do(bump);
            return n + zero;
        }

        private static string Renamed<T>(T value) => $"{value}";

        private record Base
        {
            public virtual int Heads { get; init; } = 3;
        }

        private sealed record Overriding : Base
        {
            public override int Heads { get; init; } = 5;

            public int Old => base.Heads;
        }

        private record struct Counted(int Value)
        {
            public int Heads { get; init; } = 3;
        }

        private readonly record struct Step(int Heads)
        {
            public static Step? None => null;

            public static Step operator +(Step step, int n) => new(step.Heads + n);
        }

        private enum Kind { Small, Large }

        private sealed record Chooser(int Heads) { public Chooser? Inner { get; init; } }

        private readonly record struct Size(double Value)
        {
            public static Size operator *(Size size, int n) => new(size.Value * n);

            public static explicit operator int(Size size) => (int)size.Value;
        }

        private interface IShape { int Heads { get; } }

        private abstract class Shape : IShape
        {
            public abstract int Heads { get; }

            public virtual int Twice() => 2 * Heads;
        }

        private sealed class Deep : Shape
        {
            public override int Heads => 3;
        }

        private record Narrow { public int Heads { get; init; } = 3; }

        private sealed record Wide(int Width) : Narrow;

        private class Plain
        {
            public int Heads => 4;
        }

        private sealed class Hiding : Plain
        {
            public new int Heads => 3;
        }
        """) + """

        internal static class Counts
        {
            extension(int n)
            {
                public int Three => n + 2;
            }
        }
        """).Problems.Select(problem => problem.Split(' ')[0]);
}
