using System.Globalization;

namespace LlamaBatch.Generators.Tests;

/// <summary>A level in a message can be copied into the source.</summary>
public class LevelNameTests
{
    [Theory]
    [InlineData("double", "-0.0, 0.5", "1", "Use -0.0 or 0.5, or add 1 to [Axis].")]
    [InlineData("double", "1e-5, 0.5", "1", "Use 1e-5 or 0.5, or add 1 to [Axis].")]
    [InlineData("float", "0.1f, 0.3f", "0.5f", "Use 0.1f or 0.3f, or add 0.5f to [Axis].")]
    [InlineData("long", "7, 9", "8", "Use 7 or 9, or add 8 to [Axis].")]
    [InlineData("Kind", "Kind.A, Kind.@int", "(Kind)5", "Use Kind.A or Kind.@int, or add (Kind)5 to [Axis].")]
    [InlineData("Kind", "(Kind)7, (Kind)(-7)", "Kind.A", "Use (Kind)7 or (Kind)(-7), or add Kind.A to [Axis].")]
    public void It_is_named_as_it_is_written(string type, string levels, string baseline, string remedy)
    {
        Compiled compiled = Compiled.Of(Sample.With(
            "/// <summary>Peak",
            $"/// <summary>Odd.</summary>\n    [Axis<{type}>({levels})]\n    public {type} Odd {{ get; init; }} = {baseline};\n\n"
                + "    /// <summary>Peak")
            + "\npublic enum Kind { A, @int = 3 }\n");

        Assert.EndsWith(
            remedy,
            compiled.Diagnostics.Single(diagnostic => diagnostic.Id == "LB2005").GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }
}
