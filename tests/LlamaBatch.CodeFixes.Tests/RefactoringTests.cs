namespace LlamaBatch.CodeFixes.Tests;

public class RefactoringTests
{
    [Theory]
    [InlineData("public int [|BatchSize|] { get; init; } = 100;", "public int BatchSize { get; init; } = 100;")]
    [InlineData("public int [|BatchSize|] => 100;", "public int BatchSize { get; init; } = 100;")]
    [InlineData("[|public|] int BatchSize { get; } = 100;", "public int BatchSize { get; init; } = 100;")]
    public Task A_plain_property_becomes_an_axis(string before, string after) => Editor.Refactor<MakeAxisRefactoring>(
        Over(before, "BatchSize = BatchSize"),
        Over($"[Axis<int>(50, 100, 200)]\n    {after}", "BatchSize = BatchSize"),
        "Make 'BatchSize' an axis with levels 50, 100 and 200");

    [Theory]
    [InlineData("bool", "true", "false and true", "TieWordEmbeddings")]
    [InlineData("double", "1e-5", "5e-6, 1e-5 and 2e-5", "RmsNormEps")]
    public async Task Levels_suit_the_type(string type, string baseline, string levels, string setting) => Assert.Equal(
        [$"Make '{setting}' an axis with levels {levels}"],
        await Editor.Titles<MakeAxisRefactoring>(Over($"public {type} [|{setting}|] {{ get; init; }} = {baseline};", "BatchSize = 16")));

    [Fact]
    public async Task An_enum_has_all_its_members_as_levels() => Assert.Equal(
        ["Make 'Step' an axis with levels StepKind.Fast and StepKind.Autograd"],
        await Editor.Titles<MakeAxisRefactoring>(Over("public StepKind [|Step|] { get; init; } = StepKind.Fast;", "Step = Step")));

    [Theory]
    [InlineData("public string [|Kind|] { get; init; } = \"a\";")]
    [InlineData("public int [|Kind|] => Environment.ProcessorCount;")]
    [InlineData("public static int [|Kind|] { get; } = 16;")]
    [InlineData("[Axis<int>(2, 3)] public int [|Kind|] { get; init; } = 2;")]
    [InlineData("public int Kind() => [|16|];")]
    public async Task What_has_no_obvious_levels_is_left_alone(string member) =>
        Assert.Empty(await Editor.Titles<MakeAxisRefactoring>(Over(member, "BatchSize = 16")));

    [Fact]
    public Task A_setting_becomes_an_axis_at_the_top_of_the_record() => Editor.Refactor<MakeAxisRefactoring>(
        Over("", "[|BatchSize|] = 100"),
        Over("", "BatchSize = BatchSize").Replace(
            "{\n    \n",
            "{\n    [Axis<int>(50, 100, 200)]\n    public int BatchSize { get; init; } = 100;\n\n    \n",
            StringComparison.Ordinal),
        "Make BatchSize an axis with levels 50, 100 and 200");

    [Fact]
    public Task A_setting_becomes_an_axis_behind_the_others() => Editor.Refactor<MakeAxisRefactoring>(
        Over("[Axis<int>(16, 100)]\n    public int BatchSize { get; init; } = 16;", "BatchSize = BatchSize, Tokens = [|4_000_000|]", ""),
        Over(
            "[Axis<int>(16, 100)]\n    public int BatchSize { get; init; } = 16;\n\n"
                + "    [Axis<int>(2_000_000, 4_000_000, 8_000_000)]\n    public int Tokens { get; init; } = 4_000_000;",
            "BatchSize = BatchSize, Tokens = Tokens",
            ""),
        "Make Tokens an axis with levels 2_000_000, 4_000_000 and 8_000_000");

    [Fact]
    public async Task A_decay_stays_below_one() => Assert.Equal(
        ["Make Beta2 an axis with levels 0.9, 0.95 and 0.975"],
        await Editor.Titles<MakeAxisRefactoring>(Over("", "BatchSize = 16").Replace(
            "LearningRate = 3e-3",
            "LearningRate = 3e-3, Beta2 = [|0.95|]",
            StringComparison.Ordinal)));

    [Fact]
    public Task An_axis_is_renamed_with_its_arguments_in_claims() => Editor.Refactor<RenameAxisRefactoring>(
        Study.With(
            "int BatchSize {",
            "int [|Batch|] {",
            "BatchSize = BatchSize",
            "BatchSize = Batch",
            "nameof(BatchSize)",
            "nameof(Batch)",
            "128, BatchSize",
            "128, Batch",
            "batchSize:",
            "batch:"),
        Study.Right,
        "Rename axis 'Batch' to 'BatchSize', also in claims");

    [Fact]
    public async Task An_axis_with_the_name_of_its_setting_is_left_alone() =>
        Assert.Empty(await Editor.Titles<RenameAxisRefactoring>(Study.With("int BatchSize {", "int [|BatchSize|] {")));

    private static string Over(string member, string training, string tokens = ", Tokens = 4_000_000") => $$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?"), Measure<ValidationLoss>]
        public sealed partial record Rec : LlamaExperiment
        {
            {{member}}

            public override LlamaConfig Model => LlamaConfig.Nano;
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
            public override Training Training => new() { {{training}}{{tokens}} };
            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
        }
        """;
}
