using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reads the claims of a record, including inherited claims.</summary>
internal static class ClaimParser
{
    public static IReadOnlyList<ClaimDeclaration> Parse(
        INamedTypeSymbol record,
        BoundBodies bodies,
        Compilation compilation,
        CancellationToken cancellation) =>
        [.. Methods(record).Select(one => Claim(one.Method, one.Attribute, record, bodies, compilation, cancellation))];

    /// <summary>The claim methods of a record. Its own claims come before inherited ones.</summary>
    public static IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> Methods(INamedTypeSymbol record) =>
        from type in record.SelfAndBases()
        where SymbolEqualityComparer.Default.Equals(type, record) || !IsRun(type)
        from method in type.GetMembers().OfType<IMethodSymbol>()
        where method.MethodKind == MethodKind.Ordinary
        from attribute in method.Attributes(KnownNames.ClaimAttribute).Take(1)
        select (method, attribute);

    /// <summary>
    /// Whether a type is an experiment that can run. Its claims are then decided in its own report, and derived records do not repeat them.
    /// </summary>
    private static bool IsRun(INamedTypeSymbol type) => !type.IsAbstract && type.Attributes(KnownNames.ExperimentAttribute).Any();

    private static ClaimDeclaration Claim(
        IMethodSymbol method,
        AttributeData attribute,
        INamedTypeSymbol record,
        BoundBodies bodies,
        Compilation compilation,
        CancellationToken cancellation)
    {
        string text = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string value }] ? value : "";
        var (subject, owner) = SubjectOf(method, bodies, cancellation);
        bool isOwners = owner is not null && record.SelfAndBases().Contains(owner.OriginalDefinition, SymbolEqualityComparer.Default)
            && (SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, record)
                || owner.Attributes(KnownNames.ExperimentAttribute).Any());
        return new ClaimDeclaration(
            method, attribute, text, attribute.Named("Source", ""), isOwners
                ? subject
                : null, owner ?? record, compilation.IsSymbolAccessibleWithin(method, record));
    }

    /// <summary>
    /// The subject of a valid claim (results or plan) and the record of that subject. The generator runs before <c>Results</c> and
    /// <c>Plan</c> exist, so parameter types are recognized by their text.
    /// </summary>
    private static (ClaimSubject? Subject, INamedTypeSymbol? Owner) SubjectOf(
        IMethodSymbol method,
        BoundBodies bodies,
        CancellationToken cancellation)
    {
        if (!method.IsStatic || method.IsGenericMethod)
        {
            return default;
        }

        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not MethodDeclarationSyntax syntax)
        {
            return method.Parameters is [{ RefKind: RefKind.None } parameter] && method.ReturnType.Is(KnownNames.Verdict)
                ? (Subject(parameter.Type.Name), parameter.Type.ContainingType)                 // a base in another assembly
                : default;
        }

        // The symbol's parameters and return type are not read. The compiler would search all references for the missing type, which is
        // slow.
        SemanticModel model = bodies.ModelOf(syntax.SyntaxTree);
        if (syntax.ParameterList.Parameters is not [{ Type: { } type } only] || only.Modifiers.Any(IsByReference)
            || !model.GetTypeInfo(syntax.ReturnType, cancellation).Type.Is(KnownNames.Verdict))
        {
            return default;
        }

        type = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
        // Results and Plan need no search for an alias, because in C# a nested type hides an alias.
        if (type is IdentifierNameSyntax name && Subject(name.Identifier.ValueText) is null
            && model.GetAliasInfo(name, cancellation) is { } alias
            && alias.DeclaringSyntaxReferences.FirstOrDefault()?
                .GetSyntax(cancellation) is UsingDirectiveSyntax { NamespaceOrType: { } target })
        {
            type = target;
            model = bodies.ModelOf(target.SyntaxTree);
        }

        return type switch
        {
            IdentifierNameSyntax simple => (Subject(simple.Identifier.ValueText), method.ContainingType),
            QualifiedNameSyntax qualified => (Subject(qualified.Right.Identifier.ValueText), model.GetSymbolInfo(
                qualified.Left,
                cancellation).Symbol as INamedTypeSymbol),
            _ => default,
        };
    }

    private static bool IsByReference(SyntaxToken modifier) =>
        modifier.IsKind(SyntaxKind.RefKeyword) || modifier.IsKind(SyntaxKind.OutKeyword) || modifier.IsKind(SyntaxKind.InKeyword);

    private static ClaimSubject? Subject(string type) => type switch
    {
        "Results" => ClaimSubject.Results,
        "Plan" => ClaimSubject.Plan,
        _ => null,
    };
}
