using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Finds the comments beside a setting, as one text without the marks of comments.</summary>
internal static class SettingComments
{
    /// <summary>The comment at the end of an expression's line; empty without one.</summary>
    public static string Beside(ExpressionSyntax expression)
    {
        SyntaxToken last = expression.GetLastToken();
        SyntaxToken next = last.GetNextToken();
        return TextOf(last.TrailingTrivia.Concat(next.IsKind(SyntaxKind.CommaToken) ? next.TrailingTrivia : default)
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)));
    }

    /// <summary>The comments above an assignment, in it, and at the end of its lines.</summary>
    public static string Around(ExpressionSyntax written)
    {
        SyntaxNode assignment = written.FirstAncestorOrSelf<AssignmentExpressionSyntax>() ?? (SyntaxNode)written;
        SyntaxToken next = assignment.GetLastToken().GetNextToken();
        return TextOf(assignment.GetLeadingTrivia().Concat(assignment.DescendantTrivia()).Concat(next.TrailingTrivia));
    }

    /// <summary>The comments above the member that an expression belongs to, other than its documentation.</summary>
    public static string AboveMember(ExpressionSyntax written) =>
        written.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? TextOf(member.GetLeadingTrivia()) : "";

    private static string TextOf(IEnumerable<SyntaxTrivia> trivia) => string.Join(" ", trivia
        .Where(one => one.IsKind(SyntaxKind.SingleLineCommentTrivia) || one.IsKind(SyntaxKind.MultiLineCommentTrivia))
        .Select(one => one.ToString().Trim('/', '*', ' ')).Distinct());
}
