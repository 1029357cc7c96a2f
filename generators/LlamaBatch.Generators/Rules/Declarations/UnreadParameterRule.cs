using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports private methods of an experiment that do not read one of their parameters, such as the level in <c>Loss(r, heads: 1)</c>. All
/// calls then have the same value.
/// </summary>
internal static class UnreadParameterRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        var candidates = experiment.Record.GetMembers().OfType<IMethodSymbol>().Where(IsCandidate)
            .Select(method => method.Declaration(cancellation)).OfType<MethodDeclarationSyntax>()
            .Where(method => !method.SyntaxTree.IsGenerated())
            .Select(method => (Name: method.Identifier, List: method.ParameterList, Body: BodyOf(method.Body, method.ExpressionBody)))
            .Concat(experiment.WrittenNodes<LocalFunctionStatementSyntax>(cancellation).Where(local => local.AttributeLists.Count == 0)
                .Select(local => (Name: local.Identifier, List: local.ParameterList, Body: BodyOf(local.Body, local.ExpressionBody))))
            .Where(method => method.List.Parameters.Any(IsCandidate) && method.Body is { } body && !Throws(body))
            .ToList();
        if (candidates.Count == 0)
        {
            yield break;
        }

        ILookup<string, SimpleNameSyntax> names = experiment.WrittenNodes<SimpleNameSyntax>(cancellation)
            .ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal);
        foreach (var (method, list, body) in candidates)
        {
            var uses = names[method.ValueText].ToList();
            // The type of a delegate may ask for the parameter.
            if (uses.Count == 0 || !uses.TrueForAll(IsCalled)
                || candidates.Any(other => other.Name.ValueText == method.ValueText && other.Name != method))
            {
                continue;
            }

            foreach (ParameterSyntax parameter in list.Parameters.Where(IsCandidate))
            {
                string name = parameter.Identifier.ValueText;
                if (names[name].All(use => use.SyntaxTree != body!.SyntaxTree || !body.Span.Contains(use.Span) || IsArgumentName(use)))
                {
                    yield return NoEffect.IfAlone(
                        parameter.Identifier.GetLocation(),
                        $"Parameter '{name}'",
                        $"'{method.ValueText}' does not read it. Use it in '{method.ValueText}', or remove it.");
                }
            }
        }
    }

    private static bool IsCandidate(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false }
        && method.ExplicitInterfaceImplementations.IsEmpty && method.GetAttributes().IsEmpty && !method.IsExtern
        && method.PartialImplementationPart is null && method.PartialDefinitionPart is null;

    /// <summary>Whether a parameter may name what a method reads. Results and plans are often handed on without need.</summary>
    private static bool IsCandidate(ParameterSyntax parameter) =>
        parameter is { AttributeLists.Count: 0, Default: null, Type: { } type } && type.ToString() is not ("Results" or "Plan")
        && !parameter.Identifier.IsMissing && parameter.Identifier.ValueText is { Length: > 0 } name && name[0] != '_'
        && !parameter.Modifiers.Any();

    private static SyntaxNode? BodyOf(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow) => (SyntaxNode?)block ?? arrow;

    private static bool Throws(SyntaxNode body) =>
        body is ArrowExpressionClauseSyntax { Expression: ThrowExpressionSyntax }
            or BlockSyntax { Statements: [] or [ThrowStatementSyntax] };

    private static bool IsCalled(SimpleNameSyntax use) => use.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == use,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access => access.Name == use && call.Expression == access,
        _ => false,
    };

    private static bool IsArgumentName(SimpleNameSyntax use) => use.Parent is NameColonSyntax;
}
