using System.Globalization;

namespace LlamaBatch.Generators.Tests;

/// <summary>
/// A point is a copy of the baseline with other levels: code that the copy runs may read an axis for a setting, and a constructor, which
/// ran before, may not.
/// </summary>
public class PointSetupTests
{
    private const string Axis = "public int BatchSize { get; init; } = 100;";
    private const string OfBaseline =
        "Axis 'BatchSize' is read only by a constructor, which runs before the level is set; all its levels train the same model. "
        + "Read it in a property that a setting uses.";

    [Theory]
    [InlineData(
        "public BatchStudy() { } private BatchStudy(BatchStudy other) : base(other) { BatchSize = other.BatchSize; "
            + "_size = new(() => BatchSize); }")]
    [InlineData(
        "public BatchStudy() { } private BatchStudy(BatchStudy other) : base(other) { Fill(); } private void Fill() "
            + "=> _size = new(() => BatchSize);")]
    public void A_copy_constructor_reads_for_what_it_fills(string members) =>
        Expect($"private Lazy<int>? _size; {members}", "_size!.Value");

    [Theory]
    [InlineData("init { field = value; _sizes.Add(value); }", "private List<int> _sizes = [];")]
    [InlineData("init { field = value; Fill(); }", "private readonly int[] _sizes = [1]; private void Fill() => _sizes[0] = BatchSize;")]
    [InlineData("init { field = value; Filler.Fill(this); }", "internal int[] _sizes = [1];")]
    public void An_accessor_of_an_axis_reads_for_what_it_fills(string accessor, string members) =>
        Expect($"{members}\n    ", "_sizes[0]", Axis.Replace("init;", accessor, StringComparison.Ordinal));

    [Theory]
    [InlineData("private readonly Lazy<int> _size; public BatchStudy() => _size = new(() => BatchSize);", "_size.Value")]
    [InlineData("private readonly Func<int> _size; public BatchStudy() => _size = Get; private int Get() => BatchSize;", "_size()")]
    [InlineData(
        "public Lazy<int> Size { get; } public BatchStudy() { Fill(out var size); Size = size; } private void "
            + "Fill(out Lazy<int> size) => size = new(() => BatchSize);",
        "Size.Value")]
    public void What_a_constructor_reads_is_the_baseline(string members, string size) =>
        Assert.Equal([OfBaseline], Messages(members, size).Where(message => message.StartsWith("Axis", StringComparison.Ordinal)));

    [Theory]
    [InlineData("private readonly Lazy<int> _size; public BatchStudy() => _size = new(() => BatchSize);", "16")]
    [InlineData("private readonly int _size = 16;", "_size")]
    [InlineData(
        "private readonly int _size = 16; public BatchStudy() { } private BatchStudy(BatchStudy other) : base(other) "
            + "{ BatchSize = other.BatchSize; }",
        "16")]
    public void What_fills_nothing_that_a_setting_reads_is_no_reader(string members, string size) =>
        Assert.Contains(
            Messages(members, size),
            message => message.StartsWith("Axis 'BatchSize' is not read by any setting", StringComparison.Ordinal));

    private static void Expect(string members, string size, string axis = Axis) =>
        Assert.DoesNotContain(
            Compiled.Of(Source(members, size, axis)).Problems,
            problem => !problem.StartsWith("LB0005", StringComparison.Ordinal));

    private static IEnumerable<string> Messages(string members, string size) =>
        Compiled.Of(Source(members, size, Axis)).Diagnostics.Select(one => one.GetMessage(CultureInfo.InvariantCulture));

    private static string Source(string members, string size, string axis) => $$"""
        namespace Study;

        [Experiment("Which batch?")]
        [Measure<ValidationLoss>]
        public sealed partial record BatchStudy : LlamaExperiment
        {
            [Axis<int>(16, 100, 256)]
            {{axis}}

            {{members}}

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = {{size}}, Tokens = 4_000_000 };
            public override AdamW Optimizer => new();
        }

        internal static class Filler
        {
            public static void Fill(BatchStudy study) => study.GetHashCode();
        }
        """;
}
