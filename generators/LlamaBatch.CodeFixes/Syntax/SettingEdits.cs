using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Finds and changes settings in the sections of a record, such as <c>Model</c> and <c>Training</c>.</summary>
internal static class SettingEdits
{
    /// <summary>
    /// The expression that defines a section of settings in the record or its nearest base. Null if the section is not a single expression.
    /// </summary>
    public static ExpressionSyntax? Section(INamedTypeSymbol record, string section, CancellationToken cancellation) =>
        record.MembersBelowExperiment(section).OfType<IPropertySymbol>().FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault()?
            .GetSyntax(cancellation) is PropertyDeclarationSyntax property ? ValueOf(property) : null;

    /// <summary>The expression that a property returns or is initialized with; null if there is no single expression.</summary>
    public static ExpressionSyntax? ValueOf(PropertyDeclarationSyntax property) =>
        property.ExpressionBody?.Expression
        ?? property.Initializer?.Value
        ?? property.AccessorList?.Accessors.FirstOrDefault(one => one.IsKind(SyntaxKind.GetAccessorDeclaration)) switch
        {
            { ExpressionBody.Expression: var expression } => expression,
            { Body.Statements: [ReturnStatementSyntax { Expression: { } expression }] } => expression,
            _ => null,
        };

    /// <summary>The value that a section assigns to a setting; null if the setting keeps its default.</summary>
    public static ExpressionSyntax? Value(ExpressionSyntax? section, string setting) =>
        Assignment(InitializerOf(section), setting)?.Right;

    /// <summary>
    /// Sets a setting in the initializer of a section. If there is none, adds an initializer or a <c>with</c> expression. Returns null if
    /// the code has any other form.
    /// </summary>
    public static Edit? Set(ExpressionSyntax? section, string setting, string value)
    {
        if (InitializerOf(section) is { } initializer)
        {
            return Assignment(initializer, setting) is { } assignment
                ? Edit.Replace(assignment.Right, value)
                : Append(initializer, $"{setting} = {value}");
        }

        return section switch
        {
            ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax =>
                Edit.Insert(section.SyntaxTree, section.Span.End, $" {{ {setting} = {value} }}"),
            MemberAccessExpressionSyntax or InvocationExpressionSyntax or IdentifierNameSyntax =>
                Edit.Insert(section.SyntaxTree, section.Span.End, $" with {{ {setting} = {value} }}"),
            _ => null,
        };
    }

    /// <summary>Removes an assignment from an object initializer.</summary>
    public static Edit Remove(AssignmentExpressionSyntax assignment) => Edit.RemoveElement(assignment);

    /// <summary>Whether a setting's value is a literal, so that a fix may replace the value.</summary>
    public static bool IsLiteral(SyntaxNode? value) =>
        value is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax };

    private static InitializerExpressionSyntax? InitializerOf(ExpressionSyntax? section) => section switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.Initializer,
        WithExpressionSyntax with => with.Initializer,
        _ => null,
    };

    private static AssignmentExpressionSyntax? Assignment(InitializerExpressionSyntax? initializer, string setting) =>
        initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(one => one.Left is IdentifierNameSyntax name && name.Identifier.ValueText == setting);

    private static Edit Append(InitializerExpressionSyntax initializer, string assignment)
    {
        SyntaxTree tree = initializer.SyntaxTree;
        if (initializer.Expressions.Count == 0)
        {
            return Edit.Replace(initializer, $"{{ {assignment} }}");
        }

        ExpressionSyntax last = initializer.Expressions.Last();
        bool isOnLines = tree.GetText().Lines.GetLineFromPosition(last.SpanStart).LineNumber
            != tree.GetText().Lines.GetLineFromPosition(initializer.SpanStart).LineNumber;
        string separator = isOnLines ? Edit.NewLine(tree) + Edit.Indent(tree, last.SpanStart) : " ";
        SeparatedSyntaxList<ExpressionSyntax> all = initializer.Expressions;
        return all.SeparatorCount == all.Count
            ? Edit.Insert(tree, all.GetSeparator(all.Count - 1).Span.End, $"{separator}{assignment},")
            : Edit.Insert(tree, last.Span.End, $",{separator}{assignment}");
    }
}
