namespace LlamaBatch.Generators.Tests;

/// <summary>A message names the cause and the remedy that fit what the author wrote.</summary>
public class RemedyTests
{
    private const string Base = """
        namespace Study;

        public abstract record Base : LlamaExperiment
        {
            AXIS
            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Rate };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec : Base
        {
            OWN
        }
        """;

    private const string Lion = """

        public sealed record Lion : Optimizer
        {
            public override string Name => "Lion";
            public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate)];
        }
        """;

    [Theory]
    [InlineData(
        "[Axis<int>(2, 3)] private int Rate { get; init; } = 3;",
        "Axis 'Rate' cannot be set. Make it protected or public.")]
    [InlineData(
        "[Axis<int>(2, 3)] public int Rate { get; private init; } = 3;",
        "Axis 'Rate' cannot be set. Make both accessors as visible as the property.")]
    [InlineData("[Axis<int>(2, 3)] protected int Rate { get; init; } = 3;")]
    public void An_axis_of_a_base_is_in_reach(string axis, params string[] sentences) =>
        Expect(Base.Replace("AXIS", axis).Replace("OWN", ""), sentences);

    [Theory]
    [InlineData(
        "public int Rate { get; init; } = 3;",
        "[Axis<int>(2, 3)] public new int Rate { get; init; } = 3;",
        "Axis 'Rate' is hiding 'Base.Rate', which the settings read; all its levels train the same model. "
            + "Make 'Base.Rate' virtual and override it.")]
    [InlineData(
        "[Axis<int>(2, 3)] public virtual int Rate { get; init; } = 3;",
        "[Axis<int>(4, 5)] public new int Rate { get; init; } = 4;",
        "Axis 'Rate' is hiding 'Base.Rate', which the settings read; all its levels train the same model. Write 'override'.")]
    [InlineData(
        "private int Rate { get; init; } = 3;",
        "[Axis<int>(2, 3)] public int Rate { get; init; } = 3;",
        "Axis 'Rate' is hiding 'Base.Rate', which the settings read; all its levels train the same model. Rename it.")]
    [InlineData(
        "[Axis<int>(2, 3)] public virtual int Rate { get; init; } = 3;",
        "[Axis<int>(4, 5)] public override int Rate { get; init; } = 4;")]
    [InlineData(
        "[Axis<int>(2, 3)] public int Rate { get; init; } = 3;",
        "[Axis<int>(4, 5)] public new int Rate { get; init; } = 4;\n"
            + "public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Rate };")]
    public void An_axis_that_hides_what_settings_read_is_said_to(string axis, string own, params string[] sentences) =>
        Expect(Base.Replace("AXIS", axis).Replace("OWN", own), sentences);

    [Theory]
    [InlineData(
        "(32, 100)] int BatchSize = 100",
        "{ get; } = new() { BatchSize = BatchSize, Tokens = 3_300_000 };",
        "Axis 'BatchSize' is read only by a constructor, which runs before the level is set; all its levels train the same model. "
            + "Read it in a property that a setting uses.")]
    [InlineData(
        "(32, 100)] int BatchSize = 100",
        "=> new() { BatchSize = _size, Tokens = 3_300_000 };\n    private readonly int _size = BatchSize;",
        "Axis 'BatchSize' is read only by a constructor, which runs before the level is set; all its levels train the same model. "
            + "Read it in a property that a setting uses.")]
    [InlineData("(32, 100)] int BatchSize = 100", "=> new() { BatchSize = BatchSize, Tokens = 3_300_000 };")]
    public void An_initializer_runs_before_the_level_is_set(string axis, string training, params string[] sentences) => Expect($$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec([property: Axis<int>{{axis}}) : LlamaExperiment
        {
            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
            public override Training Training {{training}}
        }
        """, sentences);

    [Theory]
    [InlineData("public", "file", "int", "An axis cannot have type Size, which is file-local. Remove 'file'.")]
    [InlineData("file", "file", "Size", "'Rec' is file-local, so the build cannot add generated members. Remove 'file'.")]
    [InlineData("public", "public", "Size")]
    public void A_file_local_enum_is_said_once(string record, string kind, string type, params string[] sentences) => Expect($$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        {{record}} sealed partial record Rec : LlamaExperiment
        {
            [Axis<Size>(Size.Small, Size.Large)]
            public {{type}} Kind { get; init; }

            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = (int)Kind + 2 };
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { BatchSize = 16, Tokens = 3_300_000 };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }

        {{kind}} enum Size { Small, Large }
        """, sentences);

    [Theory]
    [InlineData(
        "",
        "this Study.Lion lion, ",
        "",
        "'Lion' has no method 'IOptimizer CreateFor(LlamaModel model)' in scope. Write 'using Other;'.")]
    [InlineData(
        "",
        "",
        "extension(Study.Lion lion)",
        "'Lion' has no method 'IOptimizer CreateFor(LlamaModel model)' in scope. Write 'using Other;'.")]
    [InlineData(
        "",
        "this string text, ",
        "",
        "'Lion' has no method 'IOptimizer CreateFor(LlamaModel model)'. Add it to 'Lion', or write an extension method.")]
    [InlineData("using Other;", "this Study.Lion lion, ", "")]
    [InlineData("using Other;", "", "extension(Study.Lion lion)")]
    public void A_factory_that_is_not_imported_is_named(string import, string self, string block, params string[] sentences)
    {
        string modifier = block == "" ? "static " : "";
        string method = $"public {modifier}LlamaBatch.Torch.IOptimizer CreateFor({self}LlamaBatch.Torch.LlamaModel model) "
            + "=> throw new NotSupportedException();";
        string record = Sample.With(
            "public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) }",
            "public override Lion Optimizer => new() { LearningRate = LearningRate }");
        Expect([
            $"{import}\n{record}{Lion}",
            $"namespace Other;\n\npublic static class Making\n{{\n{(block == "" ? method : $"{block} {{ {method} }}")}\n}}\n"
        ], sentences);
    }

    [Theory]
    [InlineData("TrainLoss", "IStepMetric", "StepOutcome", "has the name of another metric. Rename it.")]
    [InlineData("Table", "ICostMetric", "CostOutcome", "has the name of a member of Results. Rename it.")]
    public void A_metric_says_what_has_its_name(string name, string kind, string outcome, string problem) => Expect(
        Sample.With("[Measure<TrainLoss>,", $"[Measure<LlamaBatch.TrainLoss>, Measure<Study.{name}>,") + $$"""

        public abstract class {{name}} : {{kind}}
        {
            public static string Name => "Own";
            public static string Unit => "1";
            public static Better Better => Better.Lower;
            public static Contrast Contrast => Contrast.Difference;
            public static double Margin => 0.1;
            public static double WhenDiverged(int vocabSize) => 1;
            public static double Measure({{outcome}} outcome) => 1;
        }
        """,
        $"The metric '{name}' {problem}");

    private static void Expect(string source, params string[] sentences) => Expect([source], sentences);

    private static void Expect(string[] sources, params string[] sentences)
    {
        Compiled compiled = Compiled.Of(sources);
        Assert.Equal(sentences, compiled.Sentences);
        Assert.Empty(compiled.Failures);
    }
}
