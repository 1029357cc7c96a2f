using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.CodeFixes;

/// <summary>A text change in one file.</summary>
/// <remarks>Fixes change text instead of syntax nodes, to keep the formatting of user code.</remarks>
internal readonly record struct Edit(SyntaxTree Tree, TextChange Change)
{
    public static Edit Replace(SyntaxNodeOrToken old, string text) => new(old.SyntaxTree!, new TextChange(old.Span, text));

    public static Edit Insert(SyntaxTree tree, int position, string text) =>
        new(tree, new TextChange(new TextSpan(position, 0), text));

    public static Edit Remove(SyntaxTree tree, int start, int end) =>
        new(tree, new TextChange(TextSpan.FromBounds(start, end), ""));

    /// <summary>Removes a modifier and the space after it.</summary>
    public static Edit Remove(SyntaxToken modifier) =>
        Remove(modifier.SyntaxTree!, modifier.SpanStart, modifier.GetNextToken().SpanStart);

    /// <summary>Removes an element from a list, together with one adjacent comma.</summary>
    public static Edit RemoveElement(SyntaxNode element)
    {
        SyntaxToken next = element.GetLastToken().GetNextToken();
        SyntaxToken before = element.GetFirstToken().GetPreviousToken();
        return next.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.CommaToken) && next.Parent == element.Parent
                ? Remove(element.SyntaxTree, element.SpanStart, next.GetNextToken().SpanStart)
            : before.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.CommaToken) && before.Parent == element.Parent
                ? Remove(element.SyntaxTree, before.SpanStart, element.Span.End)
            : Remove(element.SyntaxTree, element.SpanStart, element.Span.End);
    }

    /// <summary>Applies edits to the files of a solution.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Edit> edits, CancellationToken cancellation)
    {
        foreach (IGrouping<SyntaxTree, Edit> file in edits.GroupBy(edit => edit.Tree))
        {
            if (solution.GetDocument(file.Key) is { } document and not SourceGeneratedDocument)
            {
                SourceText text = await file.Key.GetTextAsync(cancellation).ConfigureAwait(false);
                IEnumerable<TextChange> changes = file.Select(edit => edit.Change).Distinct().OrderBy(change => change.Span.Start);
                solution = solution.WithDocumentText(document.Id, text.WithChanges(changes));
            }
        }

        return solution;
    }

    /// <summary>The line break that a file uses.</summary>
    public static string NewLine(SyntaxTree tree)
    {
        SourceText text = tree.GetText();
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End
            ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
            : "\n";
    }

    /// <summary>The indentation of the line that contains a position.</summary>
    public static string Indent(SyntaxTree tree, int position)
    {
        string line = tree.GetText().Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
