using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators.Tests;

/// <summary>What the evaluator may take for known: a value that the program cannot change.</summary>
public class EvaluationTests
{
    private const string Model = "public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };";
    private const string Axis = "public int BatchSize { get; init; } = 100;";
    private const string Training = "public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000, "
        + "Schedule = Schedule.Cosine(warmup: 0.05) };";

    /// <summary>A build shows only the first line of a message.</summary>
    [Fact]
    public void An_unknown_expression_is_said_on_one_line()
    {
        string sentence = Compiled.Of(Sample.With(
            "Tokens = 4_000_000",
            "Tokens = Environment\n    .GetEnvironmentVariable(\n        \"LLAMABATCH_TOKENS_OF_THE\" +\r\n        "
            + "\"_RUN\")!.Length")).Sentences.Single();

        Assert.StartsWith(
            "'Environment.GetEnvironmentVariable(\"LLAMABATCH_TOKENS_OF_…' is unknown at compile time,",
            sentence,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int heads = 3; bool ok = int.TryParse(\"4\", out heads);")]
    [InlineData("int heads = 3; ref int alias = ref heads; alias = 4;")]
    [InlineData("int heads = 3; Func<int> change = () => heads = 4; int four = change();")]
    [InlineData("int heads = 3; int unused = (heads = 4) / 2;")]
    [InlineData("int heads = 3; int unused = heads++;")]
    [InlineData("int heads = 3; int sum = 0; sum = heads += 1;")]
    [InlineData("int heads = 3; (heads, int other) = Environment.ProcessorCount > 1 ? (4, 5) : (5, 4);")]
    [InlineData("int heads = 3; for (int i = 0; i < 9; i++) { heads = 4; goto end; } end:")]
    [InlineData("int heads = 3; for (;;) { heads = 4; break; }")]
    [InlineData("int heads = 3; while (true) { heads = 3; }")]
    [InlineData("int heads = 0; while (heads < 1_000_000) { heads++; }")]
    [InlineData("int heads = 3; foreach (char letter in Environment.MachineName) { heads++; }")]
    [InlineData("byte small = 3; small += 1; int heads = small;")]
    [InlineData("int heads = 3; foreach (long wide in new[] { 1, 2 }) { heads = (int)wide; }")]
    [InlineData("int heads = 3; int Change() { heads = 4; return 0; } int unused = Change();")]
    [InlineData("int heads = (int)double.Parse(\"3\");")]
    [InlineData("int heads = \"a\".GetHashCode() == 1 ? 3 : 4;")]
    [InlineData("int heads = 3.5.ToString() == \"3.5\" ? 3 : 4;")]
    [InlineData("int[] shape = [3]; int unused = shape[0] = 4; int heads = shape[0];")]
    [InlineData("System.Collections.Generic.Dictionary<int, int> a = new() { [1] = 3 }; a[1] = 4; int heads = a[1];")]
    [InlineData("System.Collections.Generic.Dictionary<int, int> a = new() { [1] = 3 }; a.Clear(); a.Add(1, 4); int heads = a[1];")]
    [InlineData("int[] shape = [3]; int[] alias = shape; int unused = alias[0] = 4; int heads = shape[0];")]
    [InlineData("int[] shape = [3]; shape.AsSpan().Fill(4); int heads = shape[0];")]
    public void A_local_that_may_be_written_is_unknown(string body) =>
        ExpectUnknown(Sample.With(
            Model,
            $"public override LlamaConfig Model {{ get {{ {body} return LlamaConfig.Nano with {{ Heads = heads }}; }} }}"));

    [Theory]
    [InlineData("private readonly int Heads = 3; public BatchStudy() { Heads = 4; }")]
    [InlineData("private int Heads = 3; public BatchStudy() => Change(ref Heads); private static void Change(ref int heads) => heads = 4;")]
    [InlineData("private int Heads; public BatchStudy() => (Heads, _) = (4, 5);")]
    [InlineData("private int Heads = 3; public BatchStudy() => Heads++;")]
    [InlineData("public int Heads { get; init; } = 3; public BatchStudy() => Heads = 4;")]
    [InlineData("public int Heads { get; init; } = 3; public BatchStudy() => this.Heads = 4;")]
    [InlineData("private static readonly int Heads = 3; static BatchStudy() => Heads = 4;")]
    [InlineData("private static int Heads { get; set; } = 3; static BatchStudy() => Heads = 4;")]
    [InlineData("public static int Heads { get; set; } = 3;")]
    [InlineData("private static readonly int[] Shape = [3]; static BatchStudy() => Shape[0] = 4; private static int Heads => Shape[0];")]
    [InlineData(
        "private static readonly int[] Shape = [3]; static BatchStudy() => Array.Fill(Shape, 4); private static int Heads => Shape[0];")]
    [InlineData(
        "private static readonly System.Collections.Generic.Dictionary<string, int> Table = new() { [\"a\"] = 3 };"
        + "static BatchStudy() => Table[\"a\"] = 4; private static int Heads => Table[\"a\"];")]
    [InlineData(
        "private static readonly System.Collections.Generic.Dictionary<string, int> Table = new() { [\"a\"] = 3 };"
        + "static BatchStudy() => Table.Clear(); private static int Heads => Table[\"a\"];")]
    [InlineData("private int[] Shape { get; } = [3]; public BatchStudy() => Shape[0]++; private int Heads => Shape[0];")]
    [InlineData("private static readonly int Heads = Later - 1; private static readonly int Later = 5;")]
    public void A_member_that_code_writes_is_unknown(string members) =>
        ExpectUnknown(
            Sample.With(Model, $"{members}\n    public override LlamaConfig Model => LlamaConfig.Nano with {{ Heads = Heads }};"));

    [Theory]
    [InlineData("private readonly int Heads = 3;")]
    [InlineData("public int Heads { get; init; } = 3;")]
    [InlineData("public int Heads { get; } = 3;")]
    [InlineData("private readonly int _heads = 2; public int Heads { get => _heads + 1; init => _heads = value; }")]
    [InlineData("public int Heads { get => field; init => field = value; } = 3;")]
    [InlineData("private static readonly int[] Shape = [3]; private static int Heads => Shape[Shape.Length - 1];")]
    [InlineData("private static readonly int Earlier = 5; private static readonly int Heads = Earlier - 2;")]
    [InlineData("private static int Heads { get { int heads = 1; heads = 3; return heads; } }")]
    [InlineData(
        "private static readonly System.Collections.Generic.Dictionary<string, int> Table = new() { [\"a\"] = 4, [\"b\"] = 3 };"
        + "private static int Heads => Table[\"b\"];")]
    [InlineData(
        "private static readonly System.Collections.Generic.IReadOnlyDictionary<int, int> Table ="
        + "new System.Collections.Generic.Dictionary<int, int> { { 16, 3 }, { 100, 3 }, { 256, 3 } };"
        + "private int Heads => Table[BatchSize];")]
    public void A_member_that_nothing_writes_is_known(string members) =>
        Assert.Equal(["LB1001"], Compiled.Of(
            Sample.With(
                Model,
                $"{members}\n    public override LlamaConfig Model => LlamaConfig.Nano with {{ Heads = Heads }};")).Diagnostics
            .Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id));

    [Theory]
    [InlineData("BatchSize is 16 or 100 or 256 ? 3 : 4")]
    [InlineData("BatchSize is > 0 and < 1000 ? 3 : 4")]
    [InlineData("BatchSize is not 7 ? 3 : 4")]
    [InlineData("BatchSize is int n and > 2 ? 3 : 4")]
    [InlineData("(BatchSize, 1) is (> 1, 1) ? 3 : 4")]
    [InlineData("default(int) + 3")]
    [InlineData("checked(2 + 1)")]
    [InlineData("nameof(BatchSize).Length - 6")]
    [InlineData("\"abc\".Length")]
    [InlineData("int.Max(3, 2)")]
    [InlineData("Math.Clamp(7, 1, 3)")]
    [InlineData("(int)Math.Round(2.9)")]
    [InlineData("new[] { 1, 2, 3 }[^1]")]
    [InlineData("BatchSize switch { > 0 => 3, _ => throw new ArgumentException(\"negative\") }")]
    [InlineData("BatchSize > 0 ? 3 : throw new ArgumentException(\"negative\")")]
    [InlineData("((int?)null ?? 3)")]
    [InlineData("(BatchSize > 0) switch { true => 3, false => 4 }")]
    public void What_people_write_is_known(string heads) =>
        Assert.Equal(["LB1001"], Compiled.Of(
            Sample.With(Model, $"public override LlamaConfig Model => LlamaConfig.Nano with {{ Heads = {heads} }};")).Diagnostics
            .Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id));

    [Theory]
    [InlineData("int heads = 1; for (int i = 0; i < 2; i++) { heads += 1; }")]
    [InlineData("int heads = 48; while (heads > 3) { heads /= 2; }")]
    [InlineData("int heads = 0; do { heads++; } while (heads < 3);")]
    [InlineData("int heads = 0; foreach (int part in new[] { 1, 2 }) { heads += part; }")]
    [InlineData("int heads = 4; heads--;")]
    [InlineData("int heads = 6 >> 33;")]
    [InlineData("int heads = 4; for (int i = 0; i < 9; i++) { if (i == 3) { return LlamaConfig.Nano with { Heads = i }; } }")]
    public void A_loop_is_run(string body) =>
        Assert.Equal(["LB1001"], Compiled.Of(
            Sample.With(
                Model,
                $"public override LlamaConfig Model {{ get {{ {body} return LlamaConfig.Nano with {{ Heads = heads }}; }} }}"))
            .Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id));

    /// <summary>C# computes both without an error, and training would run with a value that the author does not mean.</summary>
    [Theory]
    [InlineData("BatchSize * 100_000 * 1_000", "0.05", "LB0010 'BatchSize * 100_000 * 1_000'")]
    [InlineData("(long)BatchSize * 100_000", "0.05")]
    [InlineData("4_000_000", "BatchSize / 1_600", "LB0010 'BatchSize / 1_600'")]
    [InlineData("4_000_000", "BatchSize / 1_600.0")]
    [InlineData("4_000_000", "0 / 1_600")]
    [InlineData("4_000_000", "(double)(BatchSize / 1_600)")]
    public void A_wrong_whole_number_is_reported(string tokens, string warmup, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(Sample.With(
            Training,
            $"public override Training Training => new() {{ BatchSize = BatchSize, Tokens = {tokens}, "
                + $"Schedule = Schedule.Cosine(warmup: {warmup}) }};")).Problems.Where(problem => problem.StartsWith(
                    "LB0010",
                    StringComparison.Ordinal)));

    /// <summary>A report names the origin of each setting, and an expression that only training computes hides none of those after it.</summary>
    [Fact]
    public void Settings_after_an_unknown_one_are_still_written_by_the_author()
    {
        string report = Compiled.Of(Sample.With(
            Training,
            "public override Training Training => new() { BatchSize = BatchSize, AveragingHalfLife = Environment.ProcessorCount, "
                + "Tokens = 4_000_000 };")).Generated("Report");

        Assert.Contains("\"Training.AveragingHalfLife\", \"Training.BatchSize\", \"Training.Tokens\"", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public int BatchSize { get => _batch; init => _batch = value; } private readonly int _batch = 100;")]
    [InlineData("public int BatchSize { get { return _batch; } init { _batch = value; } } private int _batch = 100;")]
    [InlineData("public int BatchSize { get => field; init => field = value; } = 100;")]
    [InlineData("public int BatchSize { get; init => field = value; } = 100;")]
    [InlineData("public partial int BatchSize { get; init; } private readonly int _b = 100; public partial int BatchSize { get => _b; "
        + "init => _b = value; }")]
    public void An_axis_may_keep_its_level_in_any_field(string axis)
    {
        Expect(Written(axis));
        string wrong = axis.Replace("100", "99", StringComparison.Ordinal);
        Assert.Equal(["LB2005"], Ids(Written(wrong)));
    }

    [Fact]
    public void What_the_accessor_of_an_axis_writes_is_read_for_it() => Expect(
        Sample.With(
            Training,
            "public override Training Training => new() { BatchSize = _batch, Tokens = _tokens, Schedule = Schedule.Cosine(warmup: "
                + "0.05) };")
            .Replace(Axis, "public int BatchSize { get => _batch; init { _batch = value; _tokens = 40_000L * value; "
                + "} }\n    private readonly int _batch = 100;\n    private readonly long _tokens = 10;", StringComparison.Ordinal)
            .Replace("128, BatchSize", "128, 128", StringComparison.Ordinal),
        "LB0005 '_batch'");

    /// <summary>No key/value heads, which is what 1 &amp; 6 gives, are as many as there are heads: 4.</summary>
    [Theory]
    [InlineData("Math.Min(value, 4) >>> 0", "LB0005 'BatchSize'")]
    [InlineData("Math.Min(value, 4) & 6", "LB2012 '4'")]
    [InlineData("value == 3 ? 2 : value | 0 ^ 0", "LB0011 '3'")]
    public void An_accessor_that_changes_the_level_is_evaluated_or_makes_it_unknown(string stored, params string[] problems) => Expect(
        Sample.OverKeyValueHeads("[Axis<int>(1, 3, 4)]", "KeyValueHeads = BatchSize").Replace(
            "public int BatchSize { get; init; } = 4;",
            $"public int BatchSize {{ get; init => field = {stored}; }} = 4;",
            StringComparison.Ordinal),
        problems);

    [Theory]
    [InlineData("{ get; init; } = Math.Max(16, 99);", "LB2005 'Math.Max(16, 99)'")]
    [InlineData("{ get; init; } = Math.Max(16, 100);")]
    [InlineData("{ get; init; } = Other; private static int Other => 99;", "LB2005 'Other'")]
    [InlineData("{ get; init; } = Environment.ProcessorCount;")]
    public void A_baseline_is_evaluated(string accessors, params string[] problems)
        => Expect(Sample.With("{ get; init; } = 100;", accessors), problems);

    [Fact]
    public void A_positional_axis_has_its_default_as_baseline()
    {
        string record = Sample.With("    /// <summary>Sequences per optimizer step.</summary>\n    [Axis<int>(16, 100, "
            + "256)]\n    public int BatchSize { get; init; } = 100;\n", "");
        Expect(record.Replace(
            "BatchStudy : Llama",
            "BatchStudy([property: Axis<int>(16, 100, 256)] int BatchSize = 99) : Llama",
            StringComparison.Ordinal), "LB2005 '99'");
        Expect(record.Replace(
            "BatchStudy : Llama",
            "BatchStudy([property: Axis<int>(16, 100, 256)] int BatchSize) : Llama",
            StringComparison.Ordinal)
            .Replace(
                "    /// <summary>Peak",
                "    public BatchStudy() : this(100)\n    {\n    }\n\n    /// <summary>Peak",
                StringComparison.Ordinal));
        Expect(record.Replace(
            "BatchStudy : Llama",
            "BatchStudy([property: Axis<int>(16, 100, 256)] int BatchSize = 99) : Llama",
            StringComparison.Ordinal)
            .Replace(
                "    /// <summary>Peak",
                "    public BatchStudy() : this(100)\n    {\n    }\n\n    /// <summary>Peak",
                StringComparison.Ordinal));
    }

    [Fact]
    public void An_override_may_hand_on_to_its_base() => Expect(
        Sample.With("record BatchStudy : LlamaExperiment", "record BatchStudy : Base").Replace(
            $"[Axis<int>(16, 100, 256)]\n    {Axis}",
            "public override int BatchSize { get => base.BatchSize; init => base.BatchSize = value; }",
            StringComparison.Ordinal)
        + "\npublic abstract record Base : LlamaExperiment\n{\n    [Axis<int>(16, 100, 256)]\n    public virtual int BatchSize { get; "
        + "init; } = 100;\n}\n");

    [Theory]
    [InlineData("[Axis<int>(16, 100, 256)] public int BatchSize { get; init; } = 100;", "")]
    [InlineData(
        "public abstract int BatchSize { get; init; }",
        "[Axis<int>(16, 100, 256)] public override int BatchSize { get; init; } = 100;")]
    [InlineData(
        "[Axis<int>(1, 2)] public int BatchSize { get; init; } = 1;",
        "[Axis<int>(16, 100, 256)] public new int BatchSize { get; init; } = 100;")]
    public void A_base_may_be_generic(string inBase, string own) => Expect(
        Sample.With("record BatchStudy : LlamaExperiment", "record BatchStudy : Base<int>")
            .Replace($"[Axis<int>(16, 100, 256)]\n    {Axis}", own, StringComparison.Ordinal)
        + $"\npublic abstract record Base<T> : LlamaExperiment\n{{\n    {inBase}\n}}\n");

    [Fact]
    public void A_hidden_property_of_a_base_is_another() => Assert.Equal(
        ["LB2001"],
        Ids(Sample.With("record BatchStudy : LlamaExperiment", "record BatchStudy : Base")
            .Replace(Axis, "public new int BatchSize { get; init; } = 100;", StringComparison.Ordinal)
            .Replace(Training, "", StringComparison.Ordinal)
            .Replace("128, BatchSize", "128, 128", StringComparison.Ordinal)
        + "\npublic abstract record Base : LlamaExperiment\n{\n    public int BatchSize { get; init; } = 16;\n    " + Training + "\n}\n"));

    [Theory]
    [InlineData("(this with { BatchSize = 8 }).Training", "LB0022 '(this with { BatchSize = 8 }).Training'")]
    [InlineData("(this with { }).Training", "LB0022 '(this with { }).Training'")]
    [InlineData("new BatchStudy().Training", "LB0022 'new BatchStudy().Training'")]
    [InlineData("Same()", "LB0022 'Same()'")]
    [InlineData("((BatchStudy)this).Training", "LB0022 '((BatchStudy)this).Training'")]
    public void Settings_that_lead_back_to_themselves_are_refused(string training, string problem) => Assert.Contains(
        problem,
        Compiled.Of(Sample.With(Training, $"public override Training Training => {training};\n    private Training Same() => Same();"))
            .Problems);

    [Theory]
    [InlineData("BatchSize == 16 ? new() { BatchSize = 16, Tokens = 4_000_000 } : "
        + "(this with { BatchSize = 16 }).Training with { BatchSize = BatchSize }")]
    [InlineData("Smaller((this with { BatchSize = 16 }).BatchSize); "
        + "private static Training Smaller(int batch) => new() { BatchSize = batch, Tokens = 4_000_000 }")]
    public void A_setting_may_begin_at_another_point(string training)
    {
        Compiled compiled = Compiled.Of(Sample.With(Training, $"public override Training Training => {training};"));

        Assert.Empty(
            compiled.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error || one.Id == "LB0005").Select(Compiled.Describe));
    }

    [Theory]
    [InlineData("=> GeneralizesBetter(r);", "LB0022 'GeneralizesBetter(r)'")]
    [InlineData(
        "{ return GeneralizesBetter(r) & r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(2); }",
        "LB0022 'GeneralizesBetter(r)'")]
    [InlineData("=> Other(r); private static Verdict Other(Results r) => GeneralizesBetter(r);", "LB0022 'GeneralizesBetter(r)'")]
    [InlineData("=> r.EqualTokens.ValidationLoss(batchSize: 16).Metric.Margin > 0 ? r.EqualTokens.ValidationLoss(batchSize: "
        + "16).IsBelow(2) : GeneralizesBetter(r);")]
    public void A_claim_that_calls_itself_in_any_case_is_refused(string body, params string[] problems) => Expect(
        Sample.With("=>\n        r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), "
            + "margin: 0.01);", body), problems);

    private static string Written(string axis)
        => Sample.With($"[Axis<int>(16, 100, 256)]\n    {Axis}", $"[Axis<int>(16, 100, 256)]\n    {axis}");

    /// <summary>No error, and the missing value said.</summary>
    private static void ExpectUnknown(string source)
    {
        Compiled compiled = Compiled.Of(source);
        Assert.Empty(compiled.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)
            .Select(one => $"{Compiled.Describe(one)} {one.GetMessage(CultureInfo.InvariantCulture)}"));
        Assert.Contains("LB0005", compiled.Diagnostics.Select(one => one.Id));
    }

    private static IEnumerable<string> Ids(string source)
        => Compiled.Of(source).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id);

    private static void Expect(string source, params string[] problems)
        => Assert.Equal(problems.Order(), Compiled.Of(source).Problems.Order());
}
