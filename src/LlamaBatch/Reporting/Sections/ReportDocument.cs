using System.Text;
using LlamaBatch.Files;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Sections;

/// <summary>A report in one language, with its figures, written in reading order.</summary>
/// <param name="language">The language.</param>
internal sealed class ReportDocument(Language language)
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>The language of the report.</summary>
    public Language Language => language;

    /// <summary>Writes a heading; the title has level 1.</summary>
    /// <param name="level">The level.</param>
    /// <param name="text">The heading.</param>
    public void Heading(int level, Prose text) => Block($"{new string('#', level)} {text.Markdown}");

    /// <summary>Writes a paragraph. Writes nothing if the text is empty.</summary>
    /// <param name="text">The text.</param>
    public void Paragraph(Prose text)
    {
        if (!text.IsEmpty)
        {
            Block(text.Markdown);
        }
    }

    /// <summary>Writes facts as a paragraph. Writes nothing if there are no facts.</summary>
    /// <param name="facts">The facts.</param>
    public void Paragraph(params IEnumerable<Fact> facts) => Paragraph(language.Paragraph(facts));

    /// <summary>Writes a quotation. Writes nothing if the text is empty.</summary>
    /// <param name="text">The text.</param>
    public void Quote(Prose text)
    {
        if (!text.IsEmpty)
        {
            Block("> " + text.Markdown);
        }
    }

    /// <summary>Writes a list, one item per line. Writes nothing if there are no items.</summary>
    /// <param name="items">The items.</param>
    public void List(IEnumerable<Prose> items)
    {
        if (string.Join('\n', items.Select(item => "- " + item.Markdown)) is { Length: > 0 } list)
        {
            Block(list);
        }
    }

    /// <summary>Writes facts as a list.</summary>
    /// <param name="facts">The facts.</param>
    public void List(IEnumerable<Fact> facts) => List(facts.Select(fact => fact.In(language)));

    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    public void Table(MarkdownTable table) => Block(table.ToString().TrimEnd('\n'));

    /// <summary>Writes a figure into a separate file, with a link in the report.</summary>
    /// <param name="name">The name of the figure's file, without language and extension.</param>
    /// <param name="description">The alternative text, for a page that does not show the figure.</param>
    /// <param name="svg">The SVG of the figure.</param>
    public void Figure(string name, Prose description, string svg)
    {
        string path = $"{ExperimentFiles.Figures}/{language.FileName(name, ".svg")}";
        _files[path] = svg;
        Block($"![{description.Markdown}]({path})");
    }

    /// <summary>Writes a command or other text in a fixed-width font.</summary>
    /// <param name="text">The text.</param>
    public void Code(string text) => Block($"```\n{text}\n```");

    /// <summary>
    /// The finished files by their paths relative to the experiment's folder. Blocks are separated by an empty line, and lines end in LF.
    /// </summary>
    public IReadOnlyDictionary<string, string> Files() => new Dictionary<string, string>(_files, StringComparer.Ordinal)
    {
        [language.ReportFile] = _text.ToString(),
    };

    private void Block(string text)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(text).Append('\n');
    }
}
