using System.Text;

namespace LlamaBatch.Reporting;

/// <summary>A Markdown file in the order it is read. Arguments are Markdown; text of authors goes through <see cref="MarkdownText.Escape"/> first.</summary>
public sealed class MarkdownDocument
{
    private readonly StringBuilder _text = new();

    /// <summary>A heading; the title has level 1.</summary>
    public void Heading(int level, string text) => Block($"{new string('#', level)} {text}");

    /// <summary>A paragraph; nothing if the text is empty.</summary>
    public void Paragraph(string text)
    {
        if (text.Length > 0)
        {
            Block(text);
        }
    }

    /// <summary>A quotation.</summary>
    public void Quote(string text) => Block("> " + text);

    /// <summary>A list, one item a line.</summary>
    public void List(IEnumerable<string> items) => Block(string.Join('\n', items.Select(item => "- " + item)));

    /// <summary>A table.</summary>
    public void Table(MarkdownTable table) => Block(table.ToString().TrimEnd('\n'));

    /// <summary>A picture beside the file.</summary>
    public void Image(string description, string path) => Block($"![{description}]({path})");

    /// <summary>Commands or other text in a fixed width.</summary>
    public void Code(string text) => Block($"```\n{text}\n```");

    /// <summary>The file's text: blocks with an empty line between them, lines ending in LF.</summary>
    public override string ToString() => _text.ToString();

    private void Block(string text)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(text).Append('\n');
    }
}
