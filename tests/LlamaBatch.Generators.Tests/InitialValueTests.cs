namespace LlamaBatch.Generators.Tests;

/// <summary>The baseline is found wherever the author writes it: in an initializer, a parameter or a constructor.</summary>
public class InitialValueTests
{
    private const string Axis = "public int BatchSize { get; init; } = 100;";

    [Theory]
    [InlineData("public int BatchSize { get; init; } public BatchStudy() => BatchSize = 128;", "LB2005 '128'")]
    [InlineData("public int BatchSize { get; init; } = 100; public BatchStudy() { BatchSize = 1_000; }", "LB2005 '1_000'")]
    [InlineData(
        "public int BatchSize { get; init; } public BatchStudy() { Note = 1; this.BatchSize = 2 * 64; } private int Note { get; set; }",
        "LB2005 '2 * 64'")]
    [InlineData("public int BatchSize { get; init; } public BatchStudy() => BatchSize = 256;", null)]
    [InlineData("public int BatchSize { get; init; } = 7; public BatchStudy() => BatchSize = 16;", null)]
    public void A_constructor_may_give_it(string axis, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Compiled.Of(Sample.With(Axis, axis)).Problems);

    /// <summary>The order of the writes, or their condition, decides about the value.</summary>
    [Theory]
    [InlineData("public BatchStudy() { BatchSize = 128; BatchSize = 100; }")]
    [InlineData("public BatchStudy() { if (Environment.ProcessorCount > 2) { BatchSize = 128; } else { BatchSize = 100; } }")]
    [InlineData("public BatchStudy() { if (Environment.ProcessorCount > 0) return; BatchSize = 128; }")]
    [InlineData("public BatchStudy() : this(100) { } private BatchStudy(int size) { BatchSize = size; }")]
    [InlineData("public BatchStudy() { Set(this); } private static void Set(BatchStudy it) => it._size = 100; private int _size;")]
    public void What_is_not_certain_is_not_reported(string constructor) =>
        Assert.DoesNotContain(
            "LB2005 '128'",
            Compiled.Of(Sample.With(Axis, $"public int BatchSize {{ get; init; }} = 100; {constructor}")).Problems);

    [Theory]
    [InlineData("BatchStudy(int Size = 128)", "Size", "LB2005 'Size'")]
    [InlineData("BatchStudy(int Size = 64)", "2 * Size", "LB2005 '2 * Size'")]
    [InlineData("BatchStudy(int Size = 16)", "Size", null)]
    public void A_parameter_may_give_it(string record, string value, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Compiled.Of(Sample.With("record BatchStudy", $"record {record}").Replace("= 100;", $"= {value};", StringComparison.Ordinal))
            .Problems);

    [Theory]
    [InlineData("init => field = Math.Min(value, 100);", "LB2012 '256'")]
    [InlineData("get => field; init { field = value > 100 ? 100 : value; }", "LB2012 '256'")]
    [InlineData("get => Math.Min(field, 100); init;", "LB2012 '256'")]
    [InlineData("get => field > 100 ? 100 : field; init => field = value;", "LB2012 '256'")]
    [InlineData("get => Math.Min(field, Most); init;", "LB0005 'field'")]
    [InlineData("init => field = value > 0 ? value : throw new ArgumentOutOfRangeException();", null)]
    [InlineData("init => field = value + (value % 2);", null)]
    [InlineData("init => field = Math.Min(value, Environment.ProcessorCount);", "LB0005 'BatchSize'")]
    [InlineData("init => field = Math.Min(value, Most);", "LB0005 'BatchSize'")]
    public void An_accessor_may_change_a_level(string accessors, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Compiled.Of(Sample.With(Axis, $"public int BatchSize {{ {(accessors.StartsWith("get", StringComparison.Ordinal) ? "" : "get; ")}"
            + $"{accessors} }} = 100; private int Most {{ get; init; }} = 100;")).Problems);

    [Theory]
    [InlineData("static int Heads(int size) => size > 1 ? 3 : 4;", "Heads(2)", "LB1001")]
    [InlineData("static int Heads(int size) { return size - 1; }", "Heads(4)", "LB1001")]
    [InlineData("static int Heads(int size) => size > 1 ? 3 : 4;", "Heads(1)", null)]
    [InlineData("int heads = 3; int Heads() => heads = 4; int unused = Heads();", "heads", "LB0005")]
    public void A_static_local_function_is_evaluated(string function, string heads, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Compiled.Of(Sample.With(
            "public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };",
            $"public override LlamaConfig Model {{ get {{ {function} return LlamaConfig.Nano with {{ Heads = {heads} }}; }} }}"))
            .Problems.Select(problem => problem[..6]));
}
