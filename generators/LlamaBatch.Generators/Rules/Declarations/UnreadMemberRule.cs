using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Suggests to use or to remove private members of an experiment that nothing reads. A leftover often looks like a setting, so a reader
/// believes that trials have its value.
/// </summary>
/// <remarks>Only code inside the record can read a private member.</remarks>
internal static class UnreadMemberRule
{
    /// <summary>The members of a record that only the compiler calls.</summary>
    private static readonly HashSet<string> _ofRecords = ["PrintMembers", "EqualityContract"];

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        var candidates = experiment.Record.GetMembers().Where(IsCandidate)
            .Select(member => (Member: member, Declaration: member.Declaration(cancellation)))
            .Where(one => one.Declaration is { } declaration && !declaration.SyntaxTree.IsGenerated()
                && !IsReportedByCompiler(declaration))
            .ToList();
        if (candidates.Count == 0)
        {
            yield break;
        }

        ILookup<string, SimpleNameSyntax> names = experiment.WrittenNodes<SimpleNameSyntax>(cancellation)
            .ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal);
        foreach ((ISymbol member, SyntaxNode? declaration) in candidates)
        {
            // A member that only reads itself is not read. The text is compared, so a name that means something else counts as a use.
            if (names[member.Name].All(name => declaration!.SyntaxTree == name.SyntaxTree && declaration.Span.Contains(name.Span)))
            {
                yield return Diagnostic.Create(Descriptors.MemberIsNotRead, member.Locations.FirstOrDefault(), member.Name);
            }
        }
    }

    private static bool IsCandidate(ISymbol member) =>
        member is { DeclaredAccessibility: Accessibility.Private, IsImplicitlyDeclared: false, CanBeReferencedByName: true }
        && member is IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } or IFieldSymbol
            or IMethodSymbol { MethodKind: MethodKind.Ordinary, ReturnType.Name: not "Verdict" }
        && member.GetAttributes().IsEmpty && !_ofRecords.Contains(member.Name);

    /// <summary>Whether the compiler itself warns of an unused field, as it does if the field has no value or a literal.</summary>
    private static bool IsReportedByCompiler(SyntaxNode declaration) =>
        declaration is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } variable
        && !field.Modifiers.Any(modifier => modifier.ValueText == "const")
        && variable.Initializer?.Value is null or LiteralExpressionSyntax;
}
