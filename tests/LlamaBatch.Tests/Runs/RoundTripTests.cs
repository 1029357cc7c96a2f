using System.Globalization;
using System.Text;
using CsCheck;

namespace LlamaBatch.Tests.Runs;

/// <summary>A table that is written and read back gives the same runs, however it is written.</summary>
public class RoundTripTests : TableTest
{
    private static readonly Gen<(int Level, double Value, string Note)[]> _tables = Gen.Select(
        Gen.OneOf(Gen.Const(16), Gen.Const(32)),
        Gen.Double[-1e6, 1e6],
        Gen.OneOf(Gen.Const("plain"), Gen.Const("a, b"), Gen.Const("two\nlines"), Gen.Const("\"quoted\""), Gen.Const(" größer 漢 ")))
        .Array[1, 12];

    [Fact]
    public void Final_values_in_any_order_and_form() => Gen.Select(_tables, Gen.Int[0, 1 << 20]).Sample(
        (table, seed) =>
        {
            var random = new Random(seed);
            var rows = table.Select((row, i) => (Run: $"r{i}", row.Level, row.Value, row.Note)).ToArray();
            string[] expected = [.. rows.Select(row => FormattableString.Invariant(
                $"BatchSize={row.Level} {row.Run} ValidationLoss={row.Value}")).Order(StringComparer.Ordinal)];
            random.Shuffle(rows);
            Write("runs.csv", Written(random, ["run", "batch_size", "note", "validation_loss"], rows.Select(row => new[]
            {
                row.Run, LevelText(random, row.Level), row.Note, row.Value.ToString("R", CultureInfo.InvariantCulture),
            })));

            return Read(RunTable.Csv("runs.csv") with { Run = "run" }).SequenceEqual(expected);
        },
        iter: 300,
        threads: 1);

    [Fact]
    public void Curves_whose_rows_are_interleaved() => Gen.Select(_tables, Gen.Int[0, 1 << 20]).Sample(
        (table, seed) =>
        {
            var random = new Random(seed);
            var runs = table.Select((row, i) =>
                (Run: $"r{i}", row.Level, Points: Enumerable.Range(1, 3).Select(step => row.Value / step).ToArray()));
            string[] expected = [.. runs.Select(run => FormattableString.Invariant($"BatchSize={run.Level} {run.Run} ")
                + FormattableString.Invariant($"ValidationLoss={run.Points[2]} ValidationLoss@Steps: 1:{run.Points[0]} ")
                + FormattableString.Invariant($"2:{run.Points[1]} 3:{run.Points[2]}")).Order(StringComparer.Ordinal)];
            // Rows of a run stay in order; those of different runs mix.
            var rows = runs.SelectMany(run => run.Points.Select((value, i) => (Place: i + random.NextDouble(), Cells: new[]
            {
                LevelText(random, run.Level),
                run.Run,
                FormattableString.Invariant($"{i + 1}"),
                value.ToString("R", CultureInfo.InvariantCulture),
            }))).OrderBy(row => row.Place).Select(row => row.Cells);
            Write("runs.csv", Written(random, ["batch_size", "run", "step", "validation_loss"], rows));

            return Read(RunTable.Csv("runs.csv") with { Run = "run", Progress = Progress.Steps("step") }).SequenceEqual(expected);
        },
        iter: 300,
        threads: 1);

    private static string LevelText(Random random, int level) => random.Next(3) switch
    {
        0 => FormattableString.Invariant($"{level}.0"),
        1 => FormattableString.Invariant($"{level / 10.0}e1"),
        _ => FormattableString.Invariant($"{level}"),
    };

    /// <summary>A file of comma-separated values with any line ends, quotes, separator and byte order mark.</summary>
    private static byte[] Written(Random random, string[] header, IEnumerable<string[]> rows)
    {
        string end = random.Next(2) == 0 ? "\n" : "\r\n";
        char separator = ",;\t"[random.Next(3)];
        bool quotesAll = random.Next(2) == 0;
        string Quoted(string cell) => quotesAll || cell.Any(letter => !char.IsLetterOrDigit(letter))
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
        string text = string.Join(end, rows.Prepend(header).Select(row => string.Join(separator, row.Select(Quoted))))
            + (random.Next(2) == 0 ? end : "");
        return [.. random.Next(2) == 0 ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
    }
}
