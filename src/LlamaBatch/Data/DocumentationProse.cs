using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LlamaBatch.Data;

/// <summary>
/// Extracts the prose of XML documentation files. A document is the text of one type and its members. The text of a member is its summary,
/// parameters, result, exceptions and remarks, one line per paragraph. Repeated texts, such as those of overloads, are left out.
/// </summary>
internal static class DocumentationProse
{
    /// <summary>Namespaces of hardware intrinsics. Their documentation has no prose, only C prototypes and assembly.</summary>
    private static readonly string[] _instructions
        = ["System.Runtime.Intrinsics.Arm.", "System.Runtime.Intrinsics.Wasm.", "System.Runtime.Intrinsics.X86."];

    private const int MaxDepth = 100;

    /// <summary>The documents of a folder, in ordinal order of the types' full names.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="XmlException">A file is not XML, or its elements are nested more than a hundred deep.</exception>
    public static IEnumerable<Document> Documents(string folder)
    {
        string[] files = Directory.GetFiles(folder, "*.xml");
        Array.Sort(files, (a, b) => string.CompareOrdinal(Path.GetFileName(a), Path.GetFileName(b)));

        var textsOfTypes = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach ((string type, List<string> texts) in files.AsParallel().AsOrdered().SelectMany(Members))
        {
            if (!textsOfTypes.TryGetValue(type, out List<string>? all))
            {
                textsOfTypes.Add(type, all = []);
            }

            all.AddRange(texts);
        }

        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string type, List<string> texts) in textsOfTypes)
        {
            string text = string.Join('\n', texts.Where(written.Add));
            yield return new Document(SideKey(type), Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>
    /// The key of a type, which determines whether its text is held out. <c>Task</c>, <c>Task`1</c> and types nested in <c>Task`1</c> share
    /// prose, so they have the same key.
    /// </summary>
    private static string SideKey(string type) => MemberId.WithoutArity(type);

    private static List<(string Type, List<string> Texts)> Members(string file)
    {
        CheckDepth(file);
        var members = new List<(string, List<string>)>();
        using XmlReader reader = XmlReader.Create(file);
        bool isMember = reader.ReadToFollowing("member");
        while (isMember)
        {
            var member = (XElement)XNode.ReadFrom(reader);                          // leaves the reader on the next node
            string type = MemberId.DeclaringType((string?)member.Attribute("name") ?? "");
            if (!Array.Exists(_instructions, prefix => type.StartsWith(prefix, StringComparison.Ordinal)))
            {
                members.Add((type, [.. member.Elements().Select(TextOf).Where(text => text.Length > 0)]));
            }

            isMember = reader.Name == "member" && reader.NodeType == XmlNodeType.Element || reader.ReadToFollowing("member");
        }

        return members;
    }

    /// <summary>Checks that elements are not nested too deeply, so that recursion cannot overflow the stack.</summary>
    private static void CheckDepth(string file)
    {
        using XmlReader reader = XmlReader.Create(file);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new XmlException($"Elements of {Path.GetFileName(file)} are nested more than {MaxDepth} deep.");
            }
        }
    }

    /// <summary>
    /// The text of one element of a member's documentation. The text of a parameter or an exception begins with its name.
    /// </summary>
    private static string TextOf(XElement part)
    {
        string text = XmlProse.Of(part);
        string subject = part.Name.LocalName switch
        {
            "param" or "typeparam" => (string?)part.Attribute("name") ?? "",
            "exception" => XmlProse.ShortName((string?)part.Attribute("cref") ?? ""),
            _ => "",
        };
        return text.Length > 0 && subject.Length > 0 ? $"{subject}: {text}" : text;
    }
}
