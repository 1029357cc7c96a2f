namespace LlamaBatch.Generators.Tests;

/// <summary>An annotation in a place that is not searched for it is reported once, with the name of the place.</summary>
public class StrayTests
{
    [Theory]
    [InlineData(
        "public abstract class Lost { [Claim(\"x\")] private static int A() => 1; }",
        "LB0011 'Claim(\"x\")'",
        "'Lost' is not an experiment")]
    [InlineData(
        "public abstract record Lost { [Axis<int>(1, 2)] public int A { get; init; } }",
        "LB0011 'Axis<int>(1, 2)'",
        "'Lost' is not an experiment")]
    [InlineData(
        "[Measure<ValidationLoss>] public abstract record Lost;",
        "LB0011 'Measure<ValidationLoss>'",
        "'Lost' is not an experiment")]
    [InlineData(
        "public interface ILost { [Axis<int>(1, 2)] int A { get; init; } }",
        "LB0011 'Axis<int>(1, 2)'",
        "'ILost' is not an experiment")]
    [InlineData("public interface ILost { [Claim(\"x\")] static int A() => 1; }", "LB0011 'Claim(\"x\")'", "'ILost' is not an experiment")]
    [InlineData(
        "public static class Lost { extension(BatchStudy s) { [Claim(\"x\")] public int A() => 1; } }",
        "LB0011 'Claim(\"x\")'",
        "'Lost' is not an experiment")]
    [InlineData(
        "public static class Lost { extension(BatchStudy s) { [Axis<int>(1, 2)] public int A => 1; } }",
        "LB0011 'Axis<int>(1, 2)'",
        "'Lost' is not an experiment")]
    [InlineData(
        "[Translation(\"zh-CN\", \"x\")] public abstract class Odd;",
        "LB0011 'Translation(\"zh-CN\", \"x\")'",
        "'Odd' is not an experiment")]
    [InlineData(
        "public abstract record Base : LlamaExperiment { [TunedPer(\"A\")] public int B { get; init; } }",
        "LB0011 'TunedPer(\"A\")'",
        "[TunedPer] has no effect: 'B' is not an axis. Add [Axis<int>(...)].")]
    [InlineData(
        "[Translation(\"zh-CN\", \"x\")] public abstract record Base : LlamaExperiment;",
        "LB0011 'Translation(\"zh-CN\", \"x\")'",
        "[Translation] has no effect: 'Base' is not an experiment.")]
    [InlineData(
        "public abstract record Base : LlamaExperiment { private int B { [Claim(\"x\")] get => 1; } }",
        "LB0011 'Claim(\"x\")'",
        "[Claim] has no effect: 'B' is not an ordinary method.")]
    public void An_annotation_of_what_is_no_experiment_has_no_effect(string type, string problem, string message) =>
        Expect($"{Sample.BatchSize}\n{type}\n", problem, message);

    [Theory]
    [InlineData(
        "private static void L() { [Claim(\"c\")] static int F() => 3; F(); }",
        "Claim(\"c\")",
        "[Claim] has no effect: 'F' is a local function.")]
    [InlineData(
        "private static void L() { [Translation(\"zh-CN\", \"c\")] static int F() => 3; F(); }",
        "Translation(\"zh-CN\", \"c\")",
        "[Translation] has no effect: 'F' is a local function.")]
    [InlineData(
        "private static void L() { var f = [Translation(\"zh-CN\", \"c\")] () => 3; f(); }",
        "Translation(\"zh-CN\", \"c\")",
        "[Translation] has no effect: a lambda is not a method.")]
    [InlineData(
        "private int P { [Translation(\"zh-CN\", \"c\")] get => 3; }",
        "Translation(\"zh-CN\", \"c\")",
        "[Translation] has no effect: 'P' is not a claim.")]
    [InlineData(
        "private int this[int i] { [Translation(\"zh-CN\", \"c\")] get => 3; }",
        "Translation(\"zh-CN\", \"c\")",
        "[Translation] has no effect: 'this' is not a claim.")]
    [InlineData(
        "[Translation(\"zh-CN\", \"c\")] public static int operator ~(BatchStudy a) => 3;",
        "Translation(\"zh-CN\", \"c\")",
        "'operator ~' is not a claim.")]
    [InlineData(
        "[Claim(\"c\")] public static int operator ~(BatchStudy a) => 3;",
        "Claim(\"c\")",
        "'operator ~' is not an ordinary method.")]
    public void An_annotation_of_what_is_no_method_names_it(string member, string problem, string message) =>
        Expect(Sample.With("/// <summary>Peak", $"{member}\n\n    /// <summary>Peak"), $"LB0011 '{problem}'", message);

    [Theory]
    [InlineData(
        "public abstract record Base : LlamaExperiment { [Axis<int>(1, 2)] public int A { get; init; } [Claim(\"x\")] "
            + "protected static int B() => 1; }")]
    [InlineData("public abstract record Base : LlamaExperiment { [Axis<int>(1, 2), TunedPer(\"B\")] public int A { get; init; } }")]
    [InlineData("public interface IFine { int A { get; init; } }")]
    public void A_base_of_experiments_may_be_annotated(string type) => Assert.Empty(Compiled.Of($"{Sample.BatchSize}\n{type}\n").Problems);

    [Fact]
    public void A_mistake_in_a_base_is_reported_once()
    {
        string second = Sample.BatchSize.Replace("namespace Study;", "", StringComparison.Ordinal);
        string bases = """

            public abstract record Base : LlamaExperiment
            {
                [Claim(" ")]
                protected static Verdict Blank(BatchStudy.Results r) => null!;
            }
            """;
        string source = (Sample.BatchSize + second.Replace("BatchStudy", "Second", StringComparison.Ordinal) + bases)
            .Replace(
                " : LlamaExperiment\n{\n    /// <summary>Sequences",
                " : Base\n{\n    /// <summary>Sequences",
                StringComparison.Ordinal);

        Assert.Equal(["LB0027 '\" \"'"], Compiled.Of(source).Problems.Where(IsOfText));

        static bool IsOfText(string problem) => problem.StartsWith("LB0027", StringComparison.Ordinal);
    }

    private static void Expect(string source, string problem, string message)
    {
        Compiled compiled = Compiled.Of(source);
        Assert.Equal([problem], compiled.Problems);
        Assert.Contains(compiled.Sentences, one => one.Contains(message, StringComparison.Ordinal));
    }
}
