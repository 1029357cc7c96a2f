using System.Text;
using LlamaBatch.Files;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Sections;

/// <summary>A report in the order it is read, in one language, with its figures.</summary>
/// <param name="language">The language.</param>
internal sealed class ReportDocument(Language language)
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>The language.</summary>
    public Language Language => language;

    /// <summary>A heading; the title has level 1.</summary>
    /// <param name="level">The level.</param>
    /// <param name="text">The heading.</param>
    public void Heading(int level, Prose text) => Block($"{new string('#', level)} {text.Markdown}");

    /// <summary>A paragraph; nothing if the text is empty.</summary>
    /// <param name="text">The text.</param>
    public void Paragraph(Prose text)
    {
        if (!text.IsEmpty)
        {
            Block(text.Markdown);
        }
    }

    /// <summary>Facts in a paragraph; nothing without facts.</summary>
    /// <param name="facts">The facts.</param>
    public void Paragraph(params IEnumerable<Fact> facts) => Paragraph(language.Paragraph(facts));

    /// <summary>A quotation; nothing if the text is empty.</summary>
    /// <param name="text">The text.</param>
    public void Quote(Prose text)
    {
        if (!text.IsEmpty)
        {
            Block("> " + text.Markdown);
        }
    }

    /// <summary>A list, one item a line; nothing without items.</summary>
    /// <param name="items">The items.</param>
    public void List(IEnumerable<Prose> items)
    {
        if (string.Join('\n', items.Select(item => "- " + item.Markdown)) is { Length: > 0 } list)
        {
            Block(list);
        }
    }

    /// <summary>Facts as a list.</summary>
    /// <param name="facts">The facts.</param>
    public void List(IEnumerable<Fact> facts) => List(facts.Select(fact => fact.In(language)));

    /// <summary>A table.</summary>
    /// <param name="table">The table.</param>
    public void Table(MarkdownTable table) => Block(table.ToString().TrimEnd('\n'));

    /// <summary>A figure in a file of its own.</summary>
    /// <param name="name">The name of its file, without language and extension.</param>
    /// <param name="description">What it shows, for a page that does not show it.</param>
    /// <param name="svg">The picture.</param>
    public void Figure(string name, Prose description, string svg)
    {
        string path = $"{ExperimentFiles.Figures}/{language.FileName(name, ".svg")}";
        _files[path] = svg;
        Block($"![{description.Markdown}]({path})");
    }

    /// <summary>A command or other text in a fixed width.</summary>
    /// <param name="text">The text.</param>
    public void Code(string text) => Block($"```\n{text}\n```");

    /// <summary>
    /// The finished files by their paths beside the experiment: blocks with an empty line between them, lines ending in
    /// LF.
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
