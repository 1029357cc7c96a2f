using System.Globalization;

namespace LlamaBatch.Generators.Tests;

/// <summary>A part of a generated type that the author writes is one error, which says what to write instead.</summary>
public class GeneratedNameTests
{
    [Theory]
    [InlineData("public partial record Results { public int Extra => 3; }", "Results")]
    [InlineData("public sealed partial class Results { public int Extra => 3; }", "Results")]
    [InlineData("partial class Results;", "Results")]
    [InlineData("partial record Plan { public int Extra => 3; }", "Plan")]
    [InlineData("public sealed partial class Report;", "Report")]
    public void A_part_of_a_generated_type_is_one_error(string member, string name)
    {
        Compiled compiled = Compiled.Of(Source(member));

        Assert.Empty(compiled.Failures);
        Assert.Equal([$"LB0007 '{name}'"], compiled.Problems);
        Assert.Contains(
            $"'BatchStudy' has a member '{name}', but the build generates a type of that name, which cannot have another part. "
                + $"Write the members in 'extension(BatchStudy.{name} it)' of a static class.",
            compiled.Diagnostics.Select(one => one.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("public partial class Results { public int Extra => 3; }")]
    [InlineData("internal partial record Results;")]
    [InlineData("partial record Results;")]
    public void A_part_beside_levels_of_a_hidden_type_breaks_no_generated_code(string member) => Assert.Empty(Compiled.Of(
        Source($"{member}\n    private enum Kind {{ A, B }}\n    [Axis<Kind>(Kind.A, Kind.B)]\n    private Kind Way {{ get; init; }}")
            .Replace("Tokens = 4_000_000", "Tokens = 4_000_000 * (1 + (long)Way)", StringComparison.Ordinal)).Failures);

    [Fact]
    public void A_type_that_does_not_compile_has_the_remedy_too() =>
        Assert.Contains("LB0007 'Results'", Compiled.Of(Source("public partial record Results : Missing;")).Problems);

    [Theory]
    [InlineData("private int Pipeline => 3;", "Pipeline")]
    [InlineData("private sealed class Sweep;", "Sweep")]
    public void Another_member_is_to_be_renamed(string member, string name)
    {
        Compiled compiled = Compiled.Of(Source(member));

        Assert.Equal([$"LB0007 '{name}'"], compiled.Problems);
        Assert.Contains(
            $"'BatchStudy' has a member '{name}', but the build generates a type of that name. Rename the member.",
            compiled.Diagnostics.Select(one => one.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_remedy_compiles() =>
        Assert.Empty(Compiled.Of(
            Sample.BatchSize + "\npublic static class More { extension(BatchStudy.Results it) { public int Extra => 3; } }\n").Problems);

    [Fact]
    public void A_preset_of_an_extension_has_the_name_of_its_type() => Assert.Contains(
        "[\"Model\"] = \"LlamaConfig.Tiny\"",
        Compiled.Of(Sample.With("LlamaConfig.Nano with { TieWordEmbeddings = true }", "LlamaConfig.Tiny")
            + "\npublic static class Presets { extension(LlamaConfig) { "
            + "public static LlamaConfig Tiny => LlamaConfig.Nano with { Heads = 4 }; } }\n").Generated("BatchStudy.Report"),
        StringComparison.Ordinal);

    [Fact]
    public void A_level_that_equals_another_names_it()
    {
        Compiled compiled = Compiled.Of(Source("[Axis<double>(0.0, -0.0)]\n    public double Zero { get; init; }")
            .Replace("Tokens = 4_000_000", "Tokens = 4_000_000 + (long)Zero", StringComparison.Ordinal));

        Assert.Equal(["LB2004 '-0.0'"], compiled.Problems);
        Assert.Contains(
            "Axis 'Zero' already has level 0, which equals -0.0. Remove the duplicate.",
            compiled.Diagnostics.Select(one => one.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_baseline_is_written_as_its_level()
    {
        string source = Source("[Axis<double>(0.0, 1.0)]\n    public double Zero { get; init; } = 0.0;")
            .Replace("Tokens = 4_000_000", "Tokens = 4_000_000 + 4_000_000 * (long)Zero", StringComparison.Ordinal);

        Assert.Empty(Compiled.Of(source).Problems);
        Assert.Equal(["LB2005 '-0.0'"], Compiled.Of(source.Replace("= 0.0", "= -0.0", StringComparison.Ordinal)).Problems);
    }

    private static string Source(string member) => Sample.With("/// <summary>Peak", $"{member}\n\n    /// <summary>Peak");
}
