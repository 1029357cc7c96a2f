using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Tests.Reporting;

public class MarkdownTests
{
    [Theory]
    [InlineData("a | b", "a \\| b")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("`code` *and* _more_", "\\`code\\` \\*and\\* \\_more\\_")]
    [InlineData("[link](http://x)", "\\[link\\](http://x)")]
    [InlineData("![image](x)", "\\!\\[image\\](x)")]
    [InlineData("two\nlines\r\nthree", "two lines three")]
    [InlineData("- not a list", "\\- not a list")]
    [InlineData("1. not a list", "1\\. not a list")]
    [InlineData("1.5 times", "1.5 times")]
    [InlineData("# not a heading", "\\# not a heading")]
    [InlineData("a & b &lt;", "a &amp; b &amp;lt;")]
    [InlineData("@someone $x$ ~~gone~~", "&#64;someone \\$x\\$ \\~\\~gone\\~\\~")]
    [InlineData("§3.2, 100 %", "§3.2, 100 %")]
    [InlineData("user\u202Etxt.exe\u2069", "usertxt.exe")]
    [InlineData("\u001b[31mred\u009b", "\\[31mred")]
    public void Text_reads_as_it_was_written(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Escape(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_shown_as_unknown()
        => Assert.Equal("\uFFFD alone, \U0001F999 whole", MarkdownText.Escape("\ud800 alone, \U0001F999 whole"));

    [Fact]
    public void A_table_aligns_its_source()
    {
        var table = new MarkdownTable(new Column(Prose.Literal("Level")), new Column(Prose.Literal("Loss"), IsNumber: true));
        table.Add(Prose.Literal("16"), Prose.Literal("1.5"));
        table.Add(Prose.Literal("100, tuned"), Prose.Literal("12.25"));

        Assert.Equal(
            """
            | Level      |  Loss |
            | ---------- | ----: |
            | 16         |   1.5 |
            | 100, tuned | 12.25 |

            """.ReplaceLineEndings("\n"),
            table.ToString());
    }

    [Fact]
    public void A_column_of_sentences_is_not_padded()
    {
        string sentence = new('x', 61);
        var table = new MarkdownTable(new Column(Prose.Literal("Claim")), new Column(Prose.Literal("Verdict")));
        table.Add(Prose.Literal(sentence), Prose.Literal("yes"));
        table.Add(Prose.Literal("short"), Prose.Literal("no"));

        Assert.Equal($"| Claim | Verdict |\n| --- | ------- |\n| {sentence} | yes     |\n| short | no      |\n", table.ToString());
    }

    [Fact]
    public void A_row_that_does_not_fit_is_refused() => Assert.Throws<ArgumentException>(
        () => new MarkdownTable(new Column(Prose.Literal("A")), new Column(Prose.Literal("B"))).Add(Prose.Literal("only one")));
}
