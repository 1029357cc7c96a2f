using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Finds initial values that a constructor without parameters and without branches assigns to properties.</summary>
internal static class ConstructorAssignment
{
    /// <summary>
    /// The value that a constructor assigns to a property. Null if there is none, or if other code assigns to the property too.
    /// </summary>
    public static ExpressionSyntax? To(IPropertySymbol property, MemberWrites writes, CancellationToken cancellation) =>
        !writes.PassesArguments
        && writes.OnlyTargetOf(property.Name)?.Parent is AssignmentExpressionSyntax write
        && write.IsKind(SyntaxKind.SimpleAssignmentExpression)
        && write.Left is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
        && ConstructorOf(write) is { ParameterList.Parameters.Count: 0 }
        && MemberSyntax.IsPlain(property, writes, cancellation)
            ? write.Right
            : null;

    private static ConstructorDeclarationSyntax? ConstructorOf(AssignmentExpressionSyntax write) => write.Parent switch
    {
        ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax constructor } => constructor,
        ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax constructor } block } =>
            block.Statements.All(statement => statement is ExpressionStatementSyntax) ? constructor : null,
        _ => null,
    };
}
