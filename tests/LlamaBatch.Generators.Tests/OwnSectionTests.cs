namespace LlamaBatch.Generators.Tests;

/// <summary>An author's corpus and optimizer: the rules about budgets and rates hold for them too.</summary>
public class OwnSectionTests
{
    private const string Corpus = """

        public sealed record Sums : Corpus
        {
            public int Most { get; init; } = 99;
            public override string Name => "Sums";
            public override IEnumerable<Setting> Settings() => [new(nameof(Most), Most)];
            public override LlamaBatch.Data.TokenSource Open(string folder) => throw new NotSupportedException();
        }
        """;

    private const string Optimizer = """

        public sealed record Lion : Optimizer
        {
            public double Beta { get; init; } = 0.9;
            public override string Name => "Lion";
            public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate), new(nameof(Beta), Beta)];
            public LlamaBatch.Torch.IOptimizer CreateFor(LlamaBatch.Torch.LlamaModel model) => throw new NotSupportedException();
        }
        """;

    [Theory]
    [InlineData("new Sums { SequenceLength = 32 }")]
    [InlineData("new Sums { SequenceLength = 32 }", "LB3003 '4_000'", "4_000")]
    [InlineData("new Sums { SequenceLength = 128 }", "LB1003 '128'")]
    [InlineData("new Sums { Most = 9, SequenceLength = 128 }", "LB1003 '128'")]
    [InlineData("new Sums { SequenceLength = 32 } with { SequenceLength = 128 }", "LB1003 '128'")]
    [InlineData("new Sums()", "LB3001 '256'")]
    public void An_own_corpus_has_a_budget(string corpus, string? problem = null, string tokens = "4_000_000")
    {
        string budget = problem?.StartsWith("LB3001", StringComparison.Ordinal) == true ? "1_600_000" : tokens;
        Compiled compiled = Compiled.Of(Sample.With("Corpora.DotNetDocs with { SequenceLength = 32 }", corpus)
            .Replace("Tokens = 4_000_000", $"Tokens = {budget}", StringComparison.Ordinal) + Corpus);

        Assert.Equal(problem is null ? [] : [problem], compiled.Problems);
        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Id == "LB0005");
    }

    [Theory]
    [InlineData("public Sums() => SequenceLength = 8;")]
    [InlineData("public Sums() => Change(); private void Change() { }")]
    public void A_corpus_whose_code_may_set_the_length_is_unknown(string code)
    {
        Compiled compiled = Compiled.Of(Sample.With("Corpora.DotNetDocs with { SequenceLength = 32 }", "new Sums { SequenceLength = 128 }")
            + Corpus.Replace("public int Most", $"{code}\n    public int Most", StringComparison.Ordinal));

        Assert.Equal(code.Contains('8', StringComparison.Ordinal), compiled.Diagnostics.Any(diagnostic => diagnostic.Id == "LB0005"));
    }

    [Theory]
    [InlineData("new() { LearningRate = LearningRate, Beta = 0.5 }")]
    [InlineData("new() { LearningRate = -1 }", "LB0010 '-1'", "LB2001 'LearningRate'")]
    [InlineData("new() { LearningRate = 3e-3 * LearningRate / LearningRate }", "LB2001 'LearningRate'")]
    public void An_own_optimizer_has_a_learning_rate(string optimizer, params string[] problems)
    {
        Compiled compiled = Compiled.Of(Sample.With("public override AdamW Optimizer", "public override Lion Optimizer")
            .Replace(
                "new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) }",
                optimizer,
                StringComparison.Ordinal)
            + Optimizer);

        Assert.Equal(problems, compiled.Problems.Order(StringComparer.Ordinal));
    }

    /// <summary>An optimizer of one's own has names of its own, and the summary of AdamW's β₂ may be that of its decay.</summary>
    [Theory]
    [InlineData("Lion")]
    [InlineData("AdamW", "LB0035")]
    public void An_own_setting_has_any_name(string optimizer, params string[] ids) => Assert.Equal(ids, Compiled.Of(
        Sample.With("public override AdamW Optimizer", $"""
            /// <summary>The decay of the average of squared gradients.</summary>
                [Axis<double>(0.9, 0.99)] public double WeightDecay {"{ get; init; } = 0.9;"}

                public override {optimizer} Optimizer
            """)
            .Replace(
                "new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) }",
                "new() { LearningRate = LearningRate, WeightDecay = WeightDecay }",
                StringComparison.Ordinal)
            + Optimizer.Replace("Beta", "WeightDecay", StringComparison.Ordinal))
        .Problems.Select(problem => problem.Split(' ')[0]).Where(id => id == "LB0035"));

    /// <summary>Levels differ if the author's optimizer gets them in any form.</summary>
    [Theory]
    [InlineData("double[]", "[LearningRate, 1]")]
    [InlineData("IReadOnlyList<double>", "new[] { LearningRate }")]
    [InlineData("(int, double)", "(1, LearningRate)")]
    [InlineData("Pair", "new Pair(1, LearningRate)")]
    [InlineData("Pair", "new Pair(1, 2) { Second = LearningRate }")]
    [InlineData("Pair[]", "[new Pair(1, 2), new Pair(1, LearningRate)]")]
    [InlineData("BatchStudy", "this")]
    [InlineData("Pair", "new Pair(1, 0 * LearningRate)", "LB2001 'LearningRate'")]
    public void What_an_own_optimizer_gets_distinguishes_levels(string type, string argument, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of(Sample.With("public override AdamW Optimizer", "public override Lion Optimizer")
            .Replace(
                "new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) }",
                $"new({argument}) {{ LearningRate = 1e-5 * BatchSize }}",
                StringComparison.Ordinal)
            + Optimizer.Replace("record Lion ", $"record Lion({type} Given) ", StringComparison.Ordinal)
                .Replace("new(nameof(Beta), Beta)", "new(nameof(Beta), Beta), new(nameof(Given), $\"{Given}\")", StringComparison.Ordinal)
            + "\npublic sealed record Pair(double First, double Second);").Problems);

    [Fact]
    public void An_optimizer_that_gets_the_record_depends_on_all_levels()
    {
        Compiled compiled = Compiled.Of(Sample.With("public override AdamW Optimizer", "public override Lion Optimizer")
            .Replace(
                "new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) }",
                "new(this) { LearningRate = 1e-3 }",
                StringComparison.Ordinal)
            + Optimizer.Replace("record Lion ", "record Lion(BatchStudy Given) ", StringComparison.Ordinal)
                .Replace("new(nameof(Beta), Beta)", "new(nameof(Beta), Beta), new(nameof(Given), $\"{Given}\")", StringComparison.Ordinal));

        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Id == "LB2001");
    }

    [Theory]
    [InlineData("new Shape(64, 3)", "LB1001 'MyShape.Heads'")]
    [InlineData("new Shape(Width: 64, Heads: 4)")]
    [InlineData("BatchSize > 50 ? new Shape(64, 4) : new Shape(64, 3)", "LB1001 'MyShape.Heads'")]
    public void An_own_positional_record_is_known(string shape, params string[] problems)
    {
        Compiled compiled = Compiled.Of(
            Sample.With("TieWordEmbeddings = true", "HiddenSize = MyShape.Width, Heads = MyShape.Heads, KeyValueHeads = 1")
                .Replace(
                    "    public override Corpus",
                    $"    private Shape MyShape => {shape};\n\n    public override Corpus",
                    StringComparison.Ordinal)
            + "\npublic sealed record Shape(int Width, int Heads);");

        Assert.Equal(problems, compiled.Problems);
        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Id == "LB0005");
    }

    [Theory]
    [InlineData("record Shape(int Width) { public int Heads => 3; }", "new Shape(64)")]
    [InlineData("record Shape(int Width) { public int Heads => Width / 21; }", "new Shape(64)")]
    [InlineData("record Shape(int Width) { public int Heads { get; } = Width / 21; }", "new Shape(64)")]
    [InlineData("record Shape(int Width, int Heads) { public int Heads { get; init; } = Heads - 1; }", "new Shape(64, 4)")]
    [InlineData("record Shape(int Width, int Heads);", "new Shape(64, 4) with { Heads = 3 }")]
    [InlineData("record Shape { public int Width { get; init; } public int Heads { get; init; } = 3; }", "new Shape { Width = 64 }")]
    [InlineData("class Shape { public int Width { get; set; } = 64; public int Heads { get; set; } }", "new Shape { Heads = 3 }")]
    [InlineData(
        "class Shape(int width) { public int Width => width; public int Heads => Half(6); int Half(int of) => of / 2; }", "new(64)")]
    [InlineData(
        "class Shape(int width) { private readonly int _heads = width / 20; public int Width => width; public int Heads => _heads; }",
        "new Shape(64)")]
    [InlineData(
        "record Shape(int Width, int Heads) { public static readonly Shape Odd = new(64, 3); public Shape Twice => new(2 * Width, Heads); }",
        "Shape.Odd.Twice")]
    public void What_an_own_type_stores_or_computes_is_known(string type, string shape)
    {
        Compiled compiled = CompiledWith(type, shape);

        Assert.Equal(["LB1001 'MyShape.Heads'"], compiled.Problems);
        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Id == "LB0005");
    }

    [Theory]
    [InlineData("(int Width, int Heads) MyShape => (64, 3);", "MyShape.Heads")]
    [InlineData(
        "(int Width, int Heads) MyShape => (BatchSize, Depth) switch { (16, _) => (64, 4), (_, > 1) => (64, 3), _ => (64, 4) };",
        "3",
        "private const int Depth = 2;")]
    [InlineData("(int Width, int Heads) MyShape { get { var (width, heads) = (64, 4); return (width, heads - 1); } }", "MyShape.Heads")]
    [InlineData(
        "(int Width, int Heads) MyShape { get { (int width, _) = (64, 4); var odd = (width, 3); return (odd.Item1, odd.Item2); } }",
        "MyShape.Heads")]
    [InlineData("(int Width, int Heads) MyShape => Depth > 1 ? (64, 3) : MyShape;", "3", "private const int Depth = 2;")]
    public void A_tuple_is_known(string shape, string place, string other = "")
    {
        Compiled compiled = Compiled.Of(
            Sample.With("TieWordEmbeddings = true", "HiddenSize = MyShape.Width, Heads = MyShape.Heads, KeyValueHeads = 1")
                .Replace(
                    "    public override Corpus",
                    $"    private {shape}\n\n{other}\n\n    public override Corpus",
                    StringComparison.Ordinal));

        Assert.Equal([$"LB1001 '{place}'"], compiled.Problems);
        Assert.DoesNotContain(compiled.Diagnostics, diagnostic => diagnostic.Id == "LB0005");
    }

    [Theory]
    [InlineData(
        "record Shape(int Width) { public Shape() : this(64) { Heads = 4; } public int Heads { get; init; } = 3; }", "new Shape()")]
    [InlineData(
        "record Shape(int Width) { public int Heads { get => field + 1; init => field = value; } = 3; }", "new Shape(64) { Heads = 3 }")]
    [InlineData("record Shape(int Width) { private int _heads = 3; public int Heads => _heads++; }", "new Shape(64)")]
    [InlineData("record Shape(int Width) { public int Heads => Heads; }", "new Shape(64)")]
    [InlineData("record Shape(int Width) { public int Heads => System.Environment.ProcessorCount; }", "new Shape(64)")]
    [InlineData(
        "record Shape(int Width) : Shapes; public record Shapes { public Shapes() { Heads = 4; } public int Heads { get; init; } = 3; }",
        "new Shape(64)")]
    [InlineData("record Shape(int Width) : Shapes(3); public record Shapes(int Heads);", "new Shape(64)")]
    public void What_code_of_an_own_type_may_change_is_unknown(string type, string shape)
    {
        Compiled compiled = CompiledWith(type, shape);

        Assert.Contains(compiled.Diagnostics, diagnostic => diagnostic.Id == "LB0005");
        Assert.DoesNotContain(compiled.Problems, problem => problem.StartsWith("LB1001", StringComparison.Ordinal));
    }

    private static Compiled CompiledWith(string type, string shape) => Compiled.Of(
        Sample.With("TieWordEmbeddings = true", "HiddenSize = MyShape.Width, Heads = MyShape.Heads, KeyValueHeads = 1")
            .Replace(
                "    public override Corpus",
                $"    private Shape MyShape => {shape};\n\n    public override Corpus",
                StringComparison.Ordinal)
        + $"\npublic sealed {type}");
}
