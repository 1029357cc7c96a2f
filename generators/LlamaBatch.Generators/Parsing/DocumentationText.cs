using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Converts parts of a documentation comment to plain text.</summary>
internal static class DocumentationText
{
    public static string Summary(ISymbol symbol, CancellationToken cancellation) => Of(symbol, ["summary"], cancellation);

    /// <summary>The summary and the remarks.</summary>
    public static string All(ISymbol symbol, CancellationToken cancellation) => Of(symbol, ["summary", "remarks"], cancellation);

    private static string Of(ISymbol symbol, string[] parts, CancellationToken cancellation)
    {
        string? xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellation);
        if (string.IsNullOrEmpty(xml))
        {
            return "";
        }

        try
        {
            XElement root = XElement.Parse(xml);
            return string.Join(" ", parts.Select(part => root.DescendantsAndSelf(part).FirstOrDefault()).OfType<XElement>()
                .Select(part => Regex.Replace(string.Concat(part.Nodes().Select(Text)), @"\s+", " ").Trim()));
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
