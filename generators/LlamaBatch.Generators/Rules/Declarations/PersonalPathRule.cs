using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reports paths into the home folder of one person. Nobody else can repeat the experiment.</summary>
internal static class PersonalPathRule
{
    private static readonly Regex _home = new(
        @"^(/(home|Users)/[^/]|[A-Za-z]:[\\/]Users[\\/])",
        RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        from literal in experiment.WrittenNodes<LiteralExpressionSyntax>(cancellation)
        where literal.IsKind(SyntaxKind.StringLiteralExpression) && _home.IsMatch(literal.Token.ValueText)
            && literal.FirstAncestorOrSelf<AttributeSyntax>() is null
        select Diagnostic.Create(Descriptors.PathOfOnePerson, literal.GetLocation());
}
