using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.CodeFixes;

/// <summary>Adds, changes and removes attributes and their arguments.</summary>
internal static class AttributeEdits
{
    /// <summary>The attributes of an experiment, in the order in which they are usually written.</summary>
    private static readonly string[] _order = ["Experiment", "Measure", "Target", "Scaled"];

    /// <summary>The name of an attribute, without its namespace and type arguments.</summary>
    public static string NameOf(AttributeSyntax attribute)
    {
        NameSyntax name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right
            : attribute.Name is AliasQualifiedNameSyntax alias ? alias.Name
            : attribute.Name;
        string text = ((SimpleNameSyntax)name).Identifier.ValueText;
        return text.EndsWith("Attribute", StringComparison.Ordinal) ? text.Substring(0, text.Length - "Attribute".Length) : text;
    }

    /// <summary>The attributes of a declaration that have a given name.</summary>
    public static IEnumerable<AttributeSyntax> Of(SyntaxNode declaration, string name) =>
        declaration.ChildNodes().OfType<AttributeListSyntax>().SelectMany(list => list.Attributes)
            .Where(attribute => NameOf(attribute) == name);

    /// <summary>Removes an attribute. If nothing else is on its line, removes the line too.</summary>
    public static Edit Remove(AttributeSyntax attribute) => attribute.Parent is AttributeListSyntax { Attributes.Count: 1 } list
        ? RemoveList(list)
        : Edit.RemoveElement(attribute);

    /// <summary>Removes attributes, each with its line if nothing else is on it.</summary>
    public static IEnumerable<Edit> RemoveAll(IReadOnlyList<AttributeSyntax> attributes) =>
        from list in attributes.GroupBy(attribute => (AttributeListSyntax)attribute.Parent!)
        let rest = list.Key.Attributes.Where(attribute => !attributes.Contains(attribute)).ToList()
        select rest.Count == 0 ? RemoveList(list.Key)
            : list.Count() == 1 ? Remove(list.First())
            : Edit.Replace(list.Key, $"[{string.Join(", ", rest)}]");

    /// <summary>Removes a pair of brackets and all attributes in them. If nothing else is on these lines, removes the lines too.</summary>
    public static Edit RemoveList(AttributeListSyntax list)
    {
        SourceText text = list.SyntaxTree.GetText();
        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(list.Span.End);
        bool isAlone = text.ToString(TextSpan.FromBounds(first.Start, list.SpanStart)).Trim().Length == 0
            && text.ToString(TextSpan.FromBounds(list.Span.End, last.End)).Trim().Length == 0;
        return isAlone
            ? Edit.Remove(list.SyntaxTree, first.Start, last.EndIncludingLineBreak)
            : Edit.Remove(list.SyntaxTree, list.SpanStart, list.GetLastToken().GetNextToken().SpanStart);
    }

    /// <summary>Adds an attribute on a new line. Its place follows the usual order of attributes.</summary>
    public static Edit Add(MemberDeclarationSyntax declaration, string attribute)
    {
        SyntaxTree tree = declaration.SyntaxTree;
        string name = attribute.Split('<', '(')[0];
        int place = Array.IndexOf(_order, name);
        AttributeListSyntax? before = declaration.AttributeLists.LastOrDefault(list => list.Attributes.Any(
            one => Array.IndexOf(_order, NameOf(one)) is var other && other >= 0 && other <= place));
        int start = declaration.GetFirstToken().SpanStart;
        string separator = Edit.NewLine(tree) + Edit.Indent(tree, start);
        return before is null
            ? Edit.Insert(tree, start, $"[{attribute}]{separator}")
            : Edit.Insert(tree, before.Span.End, $"{separator}[{attribute}]");
    }

    /// <summary>Adds an attribute in the same brackets as <paramref name="other"/>, directly after it.</summary>
    public static Edit AddBehind(AttributeSyntax other, string attribute) =>
        Edit.Insert(other.SyntaxTree, other.Span.End, $", {attribute}");

    /// <summary>Sets a named argument of an attribute. Adds the argument if it is missing.</summary>
    public static Edit Set(AttributeSyntax attribute, string name, string value) =>
        Named(attribute, name) is { } argument
            ? Edit.Replace(argument.Expression, value)
            : Append(attribute, $"{name} = {value}");

    /// <summary>Removes an argument of an attribute. Parentheses that become empty are removed too.</summary>
    public static Edit RemoveArgument(AttributeArgumentSyntax argument) =>
        argument.Parent is AttributeArgumentListSyntax { Arguments.Count: 1 } list
            ? Edit.Remove(list.SyntaxTree, list.SpanStart, list.Span.End)
            : Edit.RemoveElement(argument);

    /// <summary>Adds an argument after the existing arguments of an attribute.</summary>
    public static Edit Append(AttributeSyntax attribute, string argument) => attribute.ArgumentList switch
    {
        null => Edit.Insert(attribute.SyntaxTree, attribute.Span.End, $"({argument})"),
        { Arguments.Count: 0 } list => Edit.Insert(attribute.SyntaxTree, list.OpenParenToken.Span.End, argument),
        { } list => Edit.Insert(attribute.SyntaxTree, list.Arguments.Last().Span.End, $", {argument}"),
    };

    /// <summary>The argument with a given name in an attribute, or null.</summary>
    public static AttributeArgumentSyntax? Named(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(one => one.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>The syntax of an attribute; null if the attribute has no source code.</summary>
    public static AttributeSyntax? Syntax(this AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    /// <summary>The syntax of a symbol's first attribute with the given type, or null.</summary>
    public static AttributeSyntax? SyntaxOf(ISymbol symbol, string metadataName, CancellationToken cancellation) =>
        symbol.Attributes(metadataName).FirstOrDefault()?.Syntax(cancellation);
}
