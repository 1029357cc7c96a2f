using System.Text;
using System.Xml.Linq;

namespace LlamaBatch.Data;

/// <summary>Extracts the prose of an XML documentation element: short names for references, no markup, single spaces.</summary>
internal static class XmlProse
{
    /// <summary>An empty line, which marks the start or end of a paragraph. <see cref="Fold"/> converts it to a line break.</summary>
    private const string Break = "\n\n";

    /// <summary>
    /// The text of an element. Each paragraph and each list item becomes a line, white space becomes single spaces, and
    /// inline code is kept as text.
    /// </summary>
    public static string Of(XElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        return Fold(text.ToString());
    }

    /// <summary>
    /// The readable name for a documentation id: <c>T:System.Collections.Generic.List`1</c> becomes List, and
    /// <c>M:System.String.Trim(System.Char)</c> becomes String.Trim.
    /// </summary>
    public static string ShortName(string id)
    {
        char kind = id.Length > 1 && id[1] == ':' ? id[0] : 'T';
        string[] names = MemberId.WithoutSignature(id).Split('.');
        string name = MemberId.WithoutArity(names[^1]);
        if (kind is 'T' or 'N' or '!' || names.Length < 2)
        {
            return kind == 'N' ? string.Join('.', names) : name;
        }

        string type = MemberId.WithoutArity(names[^2]);
        return name is "#ctor" or "#cctor" ? type : $"{type}.{name[(name.LastIndexOf('#') + 1)..]}";
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (XNode node in element.Nodes())
        {
            switch (node)
            {
                case XText words:
                    text.Append(words.Value);
                    break;
                case XElement inner:
                    AppendElement(inner, text);
                    break;
            }
        }
    }

    private static void AppendElement(XElement element, StringBuilder text)
    {
        switch (element.Name.LocalName)
        {
            case "see" or "seealso" or "xref" or "a" when element.IsEmpty || string.IsNullOrWhiteSpace(element.Value):
                text.Append(Reference(element));
                break;
            case "paramref" or "typeparamref":
                text.Append((string?)element.Attribute("name"));
                break;
            case "para" or "p" or "item" or "listheader" or "li" or "list" or "ul" or "remarks":
                text.Append(Break);
                Append(element, text);
                text.Append(Break);
                break;
            case "br":
                text.Append(Break);
                break;
            case "description" when !string.IsNullOrWhiteSpace(element.Parent?.Element("term")?.Value):
                text.Append(": ");
                Append(element, text);
                break;
            case "sup":
                text.Append('^');
                Append(element, text);
                break;
            default:
                Append(element, text);
                break;
        }
    }

    private static string Reference(XElement element)
    {
        string? id = (string?)element.Attribute("cref") ?? (string?)element.Attribute("uid");
        return (string?)element.Attribute("langword") ?? (id is null ? (string?)element.Attribute("href") ?? "" : ShortName(id));
    }

    /// <summary>Replaces each run of white space by one space, or by a line break if it contains an empty line.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length;)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                folded.Append(text[i++]);
                continue;
            }

            int lines = 0;
            for (; i < text.Length && char.IsWhiteSpace(text[i]); i++)
            {
                lines += text[i] == '\n' ? 1 : 0;
            }

            folded.Append(lines > 1 ? '\n' : ' ');
        }

        return folded.ToString().Trim();
    }
}
