using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LlamaBatch.Tests.Documentation;

/// <summary>Markdown that people read, as CommonMark renders it.</summary>
public class RenderedMarkdownTests
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    [Fact]
    public void No_page_shows_the_marks_of_bold_and_italic_text() =>
        Assert.Empty(Pages().SelectMany(page => MarksIn(Repository.Read(page)).Select(text => $"{page}: {text}")));

    [Theory] // CommonMark closes no bold text between a full stop and a letter without a space.
    [InlineData("**应视为下界。**要得到上界", "**")]
    [InlineData("**应视为下界**。要得到上界", "")]
    [InlineData("| *a* |\n| --- |\n| *尚无判定。*将 |", "*")]
    [InlineData("`*` and \\* are literal", "")]
    public void A_mark_is_found(string markdown, string expected) =>
        Assert.Equal(expected, string.Join(", ", MarksIn(markdown).Distinct()));

    /// <summary>The literal texts with asterisks that are not escaped.</summary>
    private static IEnumerable<string> MarksIn(string markdown) => Markdown.Parse(markdown, _pipeline).Descendants<LiteralInline>()
        .Where(text => !text.IsFirstCharacterEscaped)
        .Select(text => text.Content.ToString())
        .Where(text => text.Contains('*', StringComparison.Ordinal));

    private static IEnumerable<string> Pages() =>
        from file in Directory.EnumerateFiles(Repository.Folder, "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Folder, "*SentenceTests.*.verified.txt", SearchOption.AllDirectories))
        let path = Path.GetRelativePath(Repository.Folder, file).Replace('\\', '/')
        where !path.Split('/').Any(part => part is "bin" or "obj" or "runs")
        select path;
}
