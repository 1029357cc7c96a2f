using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Converts a documentation comment to plain text, for reports and rules.</summary>
internal static class DocumentationText
{
    /// <summary>A cache of each symbol's comment, because many rules read the summary of a record.</summary>
    private static readonly ConditionalWeakTable<ISymbol, Comment> _comments = new();

    public static string Summary(ISymbol symbol, CancellationToken cancellation) => Section(symbol, "summary", cancellation);

    public static string Remarks(ISymbol symbol, CancellationToken cancellation) => Section(symbol, "remarks", cancellation);

    /// <summary>The summary and the remarks.</summary>
    public static string All(ISymbol symbol, CancellationToken cancellation) =>
        $"{Summary(symbol, cancellation)} {Remarks(symbol, cancellation)}";

    private static string Section(ISymbol symbol, string name, CancellationToken cancellation)
    {
        Comment comment = _comments.GetOrCreateValue(symbol);
        lock (comment)
        {
            if (!comment.IsRead)
            {
                comment.Element = Read(symbol, cancellation);
                comment.IsRead = true;
            }

            if (!comment.Sections.TryGetValue(name, out string? text))
            {
                XElement? section = comment.Element?.DescendantsAndSelf(name).FirstOrDefault();
                text = section is null ? "" : Regex.Replace(string.Concat(section.Nodes().Select(Text)), @"\s+", " ").Trim();
                comment.Sections.Add(name, text);
            }

            return text;
        }
    }

    private static XElement? Read(ISymbol symbol, CancellationToken cancellation)
    {
        string? xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellation);
        try
        {
            return string.IsNullOrEmpty(xml) ? null : XElement.Parse(xml);
        }
        catch (XmlException)
        {
            return null;                                // the compiler reports a malformed comment (CS1570)
        }
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => Name(reference),
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    /// <summary>The last part of the name in a reference: <c>P:LlamaBatch.Training.Tokens</c> becomes Tokens.</summary>
    private static string Name(XElement reference)
    {
        string name = reference.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName is "cref" or "name" or "langword")?.Value
            ?? "";
        return name.Split('(')[0].Split('.', ':').Last();
    }

    /// <summary>A comment, and the texts of its sections that were read.</summary>
    private sealed class Comment
    {
        public bool IsRead { get; set; }

        /// <summary>The comment; null for a symbol without one, and for a malformed one.</summary>
        public XElement? Element { get; set; }

        public Dictionary<string, string> Sections { get; } = new(StringComparer.Ordinal);
    }
}
