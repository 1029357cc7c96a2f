using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// The names of types, members and aliases that a project declares outside of its experiments. Other names cannot refer to user code, so
/// they are not bound, because binding is slow.
/// </summary>
internal static class DeclaredNames
{
    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> _ofCompilations = new();

    private static readonly ConditionalWeakTable<SyntaxTree, string[]> _ofTrees = new();

    /// <summary>The names in all files of a project except generated files.</summary>
    public static ISet<string> Of(Compilation compilation, CancellationToken cancellation)
    {
        if (!_ofCompilations.TryGetValue(compilation, out HashSet<string>? names))
        {
            names = new HashSet<string>(
                compilation.SyntaxTrees.Where(tree => !tree.IsGenerated()).SelectMany(tree => Of(tree, cancellation)),
                StringComparer.Ordinal);
            names = _ofCompilations.GetValue(compilation, _ => names);
        }

        return names;
    }

    private static string[] Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!_ofTrees.TryGetValue(tree, out string[]? names))
        {
            SyntaxNode root = tree.GetRoot(cancellation);
            names = [.. Types(root).Where(type => !IsExperiment(type)).SelectMany(Names).Concat(Aliases(root)).Distinct()];
            names = _ofTrees.GetValue(tree, _ => names);
        }

        return names;
    }

    private static IEnumerable<string> Aliases(SyntaxNode root) => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .OfType<UsingDirectiveSyntax>()
        .Select(directive => directive.Alias?.Name.Identifier.ValueText)
        .OfType<string>();

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(SyntaxNode root) => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<BaseTypeDeclarationSyntax>();

    /// <summary>
    /// Whether a type has an attribute named <c>Experiment</c>, judged by syntax. An alias of the attribute is not recognized. In this
    /// case, the type's names are bound too, which only costs time.
    /// </summary>
    public static bool IsExperiment(BaseTypeDeclarationSyntax type) => type.AttributeLists.SelectMany(list => list.Attributes)
        .Any(attribute => LastOf(attribute.Name) is "Experiment" or "ExperimentAttribute");

    private static string LastOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static IEnumerable<string> Names(BaseTypeDeclarationSyntax type) => type switch
    {
        TypeDeclarationSyntax { ParameterList.Parameters: var parameters } record =>
            parameters.Select(parameter => parameter.Identifier.ValueText).Concat(record.Members.SelectMany(Names))
                .Append(type.Identifier.ValueText),
        TypeDeclarationSyntax other => other.Members.SelectMany(Names).Append(type.Identifier.ValueText),
        EnumDeclarationSyntax values => values.Members.Select(member => member.Identifier.ValueText).Append(type.Identifier.ValueText),
        _ => [type.Identifier.ValueText],
    };

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        EventDeclarationSyntax raised => [raised.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        DelegateDeclarationSyntax type => [type.Identifier.ValueText],
        _ => [],
    };
}
