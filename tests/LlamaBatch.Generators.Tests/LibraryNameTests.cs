namespace LlamaBatch.Generators.Tests;

/// <summary>Records, types and namespaces with the names of LlamaBatch's.</summary>
public class LibraryNameTests
{
    /// <summary>The sample with the names of types in full, so that its own code compiles beside types of the same names.</summary>
    private static string InFull { get; } = Sample.BatchSize
        .Replace("override Corpus ", "override global::LlamaBatch.Corpus ", StringComparison.Ordinal)
        .Replace("override Training ", "override global::LlamaBatch.Training ", StringComparison.Ordinal)
        .Replace("= Schedule.", "= global::LlamaBatch.Schedule.", StringComparison.Ordinal)
        .Replace("static Verdict ", "static global::LlamaBatch.Verdict ", StringComparison.Ordinal)
        .Replace(": LlamaExperiment", ": global::LlamaBatch.LlamaExperiment", StringComparison.Ordinal);

    [Theory]
    [InlineData("LlamaBatch")]
    [InlineData("LlamaBatch.Trials")]
    [InlineData("LlamaBatch.Torch")]
    [InlineData("LlamaBatch.System")]
    [InlineData("LlamaBatch.LlamaBatch")]
    [InlineData("MyLab.Training")]
    [InlineData("MyLab.LlamaBatch")]
    [InlineData("MyLab.System")]
    [InlineData("MyLab.System.Collections")]
    [InlineData("MyLab.BatchStudy")]
    [InlineData("System")]
    [InlineData("System.Linq")]
    [InlineData("TorchSharp")]
    [InlineData("Corpus")]
    [InlineData("Results")]
    [InlineData("Plan")]
    [InlineData("ExperimentCatalog")]
    public void Generated_code_compiles_in_a_namespace(string name) =>
        Assert.Empty(Compiled.Of(InFull.Replace("namespace Study", $"namespace {name}", StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("System")]
    [InlineData("LlamaBatch")]
    [InlineData("Experiment")]
    [InlineData("ExperimentCatalog")]
    [InlineData("Trial")]
    [InlineData("Samples")]
    [InlineData("Design")]
    [InlineData("EqualTokens")]
    [InlineData("Int32")]
    [InlineData("@extension")]
    [InlineData("@scoped")]
    [InlineData("@var")]
    public void Generated_code_compiles_in_a_record(string name) =>
        Assert.Empty(Compiled.Of(InFull.Replace("record BatchStudy", $"record {name}", StringComparison.Ordinal)).Problems);

    [Fact]
    public void Generated_code_compiles_beside_types_and_aliases_of_the_same_names() => Assert.Empty(Compiled.Of(
        "global using Trials = System.Int32; global using Point = System.String; global using ResultTable = System.Uri;",
        InFull,
        """
        namespace Study;

        public sealed class Training;
        public enum Verdict { A }
        public interface Trial;
        public struct Samples;
        public class Quantities;
        public class PlanTable;
        public class Experiment;
        public class Sweep;
        public class Results;
        public class Plan;
        public class Report;
        public class Pipeline;
        public class Func;
        public class String;

        public static class More
        {
            extension(BatchStudy study)
            {
                public int Twice => 2 * study.BatchSize;
            }
        }
        """).Problems);

    [Theory]
    [InlineData("namespace LlamaBatch.PlanTable { public class One; }", "LB0032 'PlanTable'")]
    [InlineData("namespace LlamaBatch.Verdict.Mine { public class One; }", "LB0032 'Verdict'")]
    [InlineData("namespace LlamaBatch { public class Verdict; }", "LB0032 'Verdict'")]
    [InlineData("public class System;", "LB0032 'System'")]
    [InlineData("namespace LlamaBatch { namespace Mine { public class Verdict; } public class Verdict<T>; class More { class Verdict; } }")]
    public void A_name_that_generated_code_needs_is_said(string code, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of(InFull, code).Problems.Where(problem => problem.StartsWith("LB", StringComparison.Ordinal)));

    /// <summary>The compiler only says that the type must be 'Training', which it seems to be.</summary>
    [Fact]
    public void An_own_type_in_place_of_a_settings_type_is_said()
    {
        Compiled compiled = Compiled.Of(Sample.BatchSize, """
            namespace Study;

            public sealed record Training
            {
                public int BatchSize { get; init; }
                public long Tokens { get; init; }
                public LlamaBatch.Schedule? Schedule { get; init; }
            }
            """);

        Assert.Equal(["CS1715 'Training'", "LB0032 'Training'"], compiled.Problems.Order(StringComparer.Ordinal));
        Assert.Contains(
            "The type 'Study.Training' hides 'LlamaBatch.Training', the type that the setting 'Training' needs. "
                + "Write 'global::LlamaBatch.Training Training', or rename your type.",
            compiled.Sentences);
    }
}
