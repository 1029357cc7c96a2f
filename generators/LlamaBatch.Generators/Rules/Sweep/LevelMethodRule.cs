using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports levels that have the name of one rule or schedule of the library, but use another, such as
/// <c>Rule.SquareRoot => RateScaling.Linear(…)</c>.
/// </summary>
internal static class LevelMethodRule
{
    private static readonly string[] _families = ["LlamaBatch.RateScaling", "LlamaBatch.Schedule"];

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, Compilation compilation, CancellationToken cancellation)
    {
        var families = _families.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()
            .ToDictionary(type => type.Name, type => type.GetMembers().OfType<IMethodSymbol>()
                .Where(method => method is { IsStatic: true, MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public })
                .Select(method => method.Name).Distinct().ToList());
        return from node in experiment.WrittenNodes<SyntaxNode>(cancellation)
               let choice = ChoiceOf(node)
               where choice is not null
               from call in choice.Value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
               let name = call.Expression as MemberAccessExpressionSyntax
               where name?.Expression is IdentifierNameSyntax
               let used = name.Name.Identifier.ValueText
               let methods = families.TryGetValue(((IdentifierNameSyntax)name.Expression).Identifier.ValueText, out var known) ? known : []
               let meant = methods.Find(method => method.Equals(choice.Level, StringComparison.OrdinalIgnoreCase))
               where meant is not null && meant != used && methods.Contains(used)
                   && !choice.Value.DescendantNodes().OfType<IdentifierNameSyntax>().Any(other => other.Identifier.ValueText == meant)
               select Diagnostic.Create(
                   Descriptors.LevelOfAnotherMethod,
                   name.Name.GetLocation(),
                   Remedy.Of((Remedy.Axes, AxisOf(choice.Level, experiment))),
                   $"The arm for level '{choice.Level}' calls {name}. Call {meant}, or rename the level.");
    }

    /// <summary>The axis that has a level; null if none has it.</summary>
    private static string? AxisOf(string level, ExperimentDeclaration experiment) => experiment.Axes.FirstOrDefault(axis =>
        axis.Levels.Any(one => (one.Value as string ?? LevelName.Of(one)).Split('.').Last() == level))?.Property.Name;

    /// <summary>The level that a branch of the code belongs to, with the branch's value; null for other code.</summary>
    private static Choice? ChoiceOf(SyntaxNode node) => node switch
    {
        SwitchExpressionArmSyntax { Pattern: ConstantPatternSyntax pattern, WhenClause: null } arm
            when LevelOf(pattern.Expression) is { } level => new(level, arm.Expression),
        ConditionalExpressionSyntax { Condition: BinaryExpressionSyntax condition } choice
            when condition.IsKind(SyntaxKind.EqualsExpression) && LevelOf(condition.Right) is { } level => new(level, choice.WhenTrue),
        _ => null,
    };

    private static string? LevelOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        _ => null,
    };

    private sealed record Choice(string Level, ExpressionSyntax Value);
}
