using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Finds the syntax of properties, fields, parameters and methods.</summary>
internal static class MemberSyntax
{
    /// <summary>The declaration with a member's code. For a partial member, this is the implementing declaration.</summary>
    public static SyntaxNode? Declaration(this ISymbol? member, CancellationToken cancellation) => (member switch
    {
        IPropertySymbol { PartialImplementationPart: { } property } => property,
        IMethodSymbol { PartialImplementationPart: { } method } => method,
        _ => member,
    })?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);

    /// <summary>The body or initializer that computes a member's value; null if an auto-property has no initializer.</summary>
    public static SyntaxNode? Body(SyntaxNode? declaration) => declaration switch
    {
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
        PropertyDeclarationSyntax property => Body(Getter(property)) ?? property.Initializer,
        VariableDeclaratorSyntax { Initializer: { } initializer } => initializer,
        ParameterSyntax { Default: { } value } => value,
        BaseMethodDeclarationSyntax method and not ConstructorDeclarationSyntax => method.ExpressionBody ?? (SyntaxNode?)method.Body,
        LocalFunctionStatementSyntax function => function.ExpressionBody ?? (SyntaxNode?)function.Body,
        _ => null,
    };

    /// <summary>Whether a member stores the value last assigned to it: a field, an auto-property, or a positional property.</summary>
    public static bool IsStored(SyntaxNode? declaration) => declaration switch
    {
        PropertyDeclarationSyntax
        {
            ExpressionBody: null,
            Parent: ClassDeclarationSyntax or RecordDeclarationSyntax or StructDeclarationSyntax,
        } property => !IsAbstract(property) && Getter(property) is { } getter && Body(getter) is null,
        VariableDeclaratorSyntax or ParameterSyntax => true,
        _ => false,
    };

    /// <summary>
    /// Whether a property returns exactly the value it was set to. True for an auto-property, and for accessors that only read and write
    /// one field, or the base's property. No other code may write the field.
    /// </summary>
    public static bool IsPlain(IPropertySymbol property, MemberWrites writes, CancellationToken cancellation)
    {
        switch (property.Declaration(cancellation))
        {
            case ParameterSyntax:
                return true;
            case PropertyDeclarationSyntax { ExpressionBody: null } syntax:
                AccessorDeclarationSyntax? setter = syntax.AccessorList?.Accessors
                    .FirstOrDefault(one => one.IsKind(SyntaxKind.InitAccessorDeclaration) || one.IsKind(SyntaxKind.SetAccessorDeclaration));
                ExpressionSyntax? read = Value(Body(Getter(syntax)));
                ExpressionSyntax? written = setter is null || Body(setter) is null ? null : Value(Body(setter));
                if (read is null && IsStored(syntax))
                {
                    return setter is not null && (Body(setter) is null || TargetOf(written) is FieldExpressionSyntax);
                }

                return (read, TargetOf(written)) switch
                {
                    (FieldExpressionSyntax, FieldExpressionSyntax) => true,
                    (FieldExpressionSyntax, null) => setter is not null && Body(setter) is null,
                    (IdentifierNameSyntax { Identifier.ValueText: var field }, IdentifierNameSyntax { Identifier.ValueText: var target }) =>
                        field == target && property.ContainingType.GetMembers(field).OfType<IFieldSymbol>().Any()
                            && writes.WritersOf(field).All(writer => writer == property.Name),
                    (MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax, Name.Identifier.ValueText: var name },
                        MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax, Name.Identifier.ValueText: var target }) =>
                        name == target && name == property.Name && property.OverriddenProperty is { } overridden
                            && IsPlain(overridden, writes, cancellation),
                    _ => false,
                };
            default:
                return false;
        }
    }

    /// <summary>
    /// The expression that a setter assigns to <c>field</c>. Null if the setter has other code, or if the getter does not return the field.
    /// </summary>
    private static ExpressionSyntax? WrittenToField(IPropertySymbol property, CancellationToken cancellation) =>
        property.Declaration(cancellation) is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } list } syntax
        && (Body(Getter(syntax)) is null || Value(Body(Getter(syntax))) is FieldExpressionSyntax)
        && list.Accessors.FirstOrDefault(one => !one.IsKind(SyntaxKind.GetAccessorDeclaration)) is { } setter
        && Value(Body(setter)) is AssignmentExpressionSyntax
        {
            RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
            Left: FieldExpressionSyntax,
            Right: var written,
        }
            ? written
            : null;

    /// <summary>
    /// The expression that a getter computes from <c>field</c>. Null if the getter has other code, or if the setter does not store the value
    /// that it gets.
    /// </summary>
    private static ExpressionSyntax? ReadFromField(IPropertySymbol property, CancellationToken cancellation) =>
        property.Declaration(cancellation) is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } list } syntax
        && Value(Body(Getter(syntax))) is { } read and not FieldExpressionSyntax
        && read.DescendantNodes().Any(node => node is FieldExpressionSyntax)
        && list.Accessors.FirstOrDefault(one => !one.IsKind(SyntaxKind.GetAccessorDeclaration)) is { } setter
        && (Body(setter) is null || TargetOf(Value(Body(setter))) is FieldExpressionSyntax)
            ? read
            : null;

    /// <summary>The code by which an accessor computes another value than it gets, and the keyword of the accessor. Null for other code.</summary>
    public static (ExpressionSyntax Code, string Accessor)? Computed(IPropertySymbol property, CancellationToken cancellation) =>
        WrittenToField(property, cancellation) is { } written ? (written, "init")
        : ReadFromField(property, cancellation) is { } read ? (read, "get")
        : null;

    /// <summary>The name of the field that a property returns; null if its getter has other code.</summary>
    public static string? FieldOf(PropertyDeclarationSyntax property) =>
        Value(Body(property)) is IdentifierNameSyntax { Identifier.ValueText: var field } ? field : null;

    private static bool IsAbstract(PropertyDeclarationSyntax property)
        => property.Modifiers.Any(SyntaxKind.AbstractKeyword) || property.Modifiers.Any(SyntaxKind.ExternKeyword);

    private static AccessorDeclarationSyntax? Getter(PropertyDeclarationSyntax property)
        => property.AccessorList?.Accessors.FirstOrDefault(one => one.IsKind(SyntaxKind.GetAccessorDeclaration));

    private static SyntaxNode? Body(AccessorDeclarationSyntax? accessor) => accessor?.ExpressionBody ?? (SyntaxNode?)accessor?.Body;

    /// <summary>The expression that is the whole code of an accessor; null if the accessor has other code.</summary>
    private static ExpressionSyntax? Value(SyntaxNode? body) => body switch
    {
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        BlockSyntax { Statements: [ReturnStatementSyntax { Expression: { } returned }] } => returned,
        BlockSyntax { Statements: [ExpressionStatementSyntax { Expression: var expression }] } => expression,
        _ => null,
    };

    /// <summary>The target to which an accessor assigns <c>value</c>; null if the accessor assigns something else.</summary>
    private static ExpressionSyntax? TargetOf(ExpressionSyntax? setting) =>
        setting is AssignmentExpressionSyntax
        {
            RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
            Right: IdentifierNameSyntax { Identifier.ValueText: "value" },
            Left: var target,
        } ? target : null;
}
