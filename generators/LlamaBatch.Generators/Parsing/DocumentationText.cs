using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Converts a documentation comment to plain text, for reports and rules.</summary>
internal static class DocumentationText
{
    /// <summary>A cache of the sections of each symbol's comment, because many rules read the summary of a record.</summary>
    private static readonly ConditionalWeakTable<ISymbol, Dictionary<string, string>> _sections = new();

    public static string Summary(ISymbol symbol, CancellationToken cancellation) => Section(symbol, "summary", cancellation);

    public static string Remarks(ISymbol symbol, CancellationToken cancellation) => Section(symbol, "remarks", cancellation);

    /// <summary>The summary and the remarks.</summary>
    public static string All(ISymbol symbol, CancellationToken cancellation) =>
        $"{Summary(symbol, cancellation)} {Remarks(symbol, cancellation)}";

    private static string Section(ISymbol symbol, string name, CancellationToken cancellation)
    {
        Dictionary<string, string> sections = _sections.GetOrCreateValue(symbol);
        lock (sections)
        {
            if (!sections.TryGetValue(name, out string? section))
            {
                section = Read(symbol, name, cancellation);
                sections.Add(name, section);
            }

            return section;
        }
    }

    private static string Read(ISymbol symbol, string name, CancellationToken cancellation)
    {
        string? xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellation);
        if (string.IsNullOrEmpty(xml))
        {
            return "";
        }

        try
        {
            XElement? section = XElement.Parse(xml).DescendantsAndSelf(name).FirstOrDefault();
            return section is null ? "" : Regex.Replace(string.Concat(section.Nodes().Select(Text)), @"\s+", " ").Trim();
        }
        catch (XmlException)
        {
            return "";                                  // the compiler reports a malformed comment (CS1570)
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
}
