using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Tests.Reporting;

/// <summary>Text of a language with text of others in it.</summary>
public sealed class ProseTests
{
    [Fact]
    public void What_stands_in_a_hole_is_made_literal_and_what_stands_between_is_markdown()
    {
        Prose prose = $"**Edge.** `{"a*b"}` has {1234567} tokens";

        Assert.Equal("**Edge.** `a\\*b` has 1,234,567 tokens", prose.Markdown);
        Assert.Equal("Edge. a*b has 1,234,567 tokens", prose.ToString());
    }

    [Fact]
    public void Prose_in_a_hole_keeps_its_markup()
    {
        Prose inner = $"*{"x_y"}*";
        Prose outer = $"see {inner}";

        Assert.Equal("see *x\\_y*", outer.Markdown);
        Assert.Equal("see x_y", outer.ToString());
    }

    [Fact]
    public void Empty_parts_leave_no_separator() =>
        Assert.Equal("a; b", Prose.Join("; ", [Prose.Empty, Prose.Literal("a"), Prose.Empty, Prose.Literal("b")]).Markdown);

    /// <summary>The parts of a sentence know nothing of each other.</summary>
    [Theory]
    [InlineData("批大小", "学习率", "比较批大小与学习率的效应")]
    [InlineData("偏差", "−0.002", "比较偏差与 −0.002 的效应")]
    [InlineData("批大小 16", "Depth", "比较批大小 16 与 Depth 的效应")]
    public void Blanks_stand_between_Chinese_characters_and_letters_alone(string left, string right, string expected)
    {
        Assert.Equal(expected, Of($"比较 {left} 与{right} 的效应"));
        Assert.Equal(expected, Of($"比较{left}与 {right}的效应"));

        static string Of(Prose prose) => prose.ToString();
    }
}
