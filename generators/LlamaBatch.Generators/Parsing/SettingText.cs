using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Finds the expressions of a record's settings, which a comment in the generated pipeline quotes.</summary>
internal static class SettingText
{
    private static readonly string[] _order = ["Model", "Corpus", "Training", "Optimizer", "Validation", "Probe"];

    /// <summary>The settings that consist of one expression. Settings with statements are left out.</summary>
    public static IEnumerable<SettingModel> Of(ExperimentDeclaration declaration, CancellationToken cancellation) =>
        declaration.IsImported ? [] :
        from name in _order
        let property = declaration.Setting(name)
        where property is not null
        let expression = ExpressionOf(MemberSyntax.Body(property.Declaration(cancellation)))
        where expression is not null
        select new SettingModel(name, OnOneLine(expression));

    private static ExpressionSyntax? ExpressionOf(SyntaxNode? body) => body switch
    {
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        EqualsValueClauseSyntax initializer => initializer.Value,
        BlockSyntax { Statements: [ReturnStatementSyntax { Expression: { } returned }] } => returned,
        _ => null,
    };

    /// <summary>The code of an expression on one line, without comments.</summary>
    private static string OnOneLine(ExpressionSyntax expression)
    {
        var text = new StringBuilder();
        SyntaxToken last = default;
        foreach (SyntaxToken token in expression.DescendantTokens())
        {
            bool isApart = last.RawKind != 0 && (last.HasTrailingTrivia || token.HasLeadingTrivia);
            bool isTrailingComma = last.IsKind(SyntaxKind.CommaToken) && token.IsKind(SyntaxKind.CloseBraceToken);
            if (isTrailingComma)
            {
                text.Length--;
            }

            text.Append(isApart ? " " : "").Append(token.Text);
            last = token;
        }

        return Regex.Replace(text.ToString(), @"\s+", " ");                          // a raw string may have several lines
    }
}
