using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Corrects a claim that names an undeclared target: declares the target, or replaces it with the nearest.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TargetFix)), Shared]
public sealed class TargetFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.NoSuchTarget.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Level) is not { } value || mistake.Value(Remedy.Metric) is not { } metric
            || mistake.Record is not { } record)
        {
            return;
        }

        if (RecordSyntax.PartWithExperiment(record, mistake.Cancellation) is { } part)
        {
            mistake.Offer($"Add [Target<{metric}>({value})]", "Add", AttributeEdits.Add(part, $"Target<{metric}>({value})"));
        }

        if (mistake.Value(Remedy.Target) is { } target)
        {
            mistake.Offer($"Use target {target}", "Nearest", mistake.Attribute is { } tuned
                ? [AttributeEdits.Set(tuned, "For", target)]
                : [.. Uses(mistake).Select(use => (Edit?)Edit.Replace(use, target))]);
        }
    }

    /// <summary>All arguments in claims that name the undeclared target. The analyzer reports only the first one.</summary>
    private static IEnumerable<ExpressionSyntax> Uses(Mistake mistake)
    {
        object? ValueOf(SyntaxNode node) => mistake.Model.GetConstantValue(node, mistake.Cancellation).Value;
        object? asked = ValueOf(mistake.Expression ?? mistake.Node);
        return from call in mistake.Type?.DescendantNodes().OfType<InvocationExpressionSyntax>() ?? []
               where call is
               {
                   Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name },
                   ArgumentList.Arguments: [{ }],
               } && TargetRules.Accessors.Contains(name)
               let argument = call.ArgumentList.Arguments[0].Expression
               where argument == mistake.Expression || Equals(ValueOf(argument), asked)
               select argument;
    }
}
