using LlamaBatch.Reporting.Languages;

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
}
