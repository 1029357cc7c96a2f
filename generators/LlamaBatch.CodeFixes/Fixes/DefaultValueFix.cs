using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Gives the parameters of a positional record default values, which become the baseline.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefaultValueFix)), Shared]
public sealed class DefaultValueFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.MustHaveBaseline.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Type is not { ParameterList.Parameters: var parameters })
        {
            return;
        }

        ParameterSyntax[] open = [.. parameters.Where(parameter => parameter.Default is null)];
        mistake.Offer("Give every parameter a default value", "Default", [.. open.Select(DefaultOf)]);
    }

    /// <summary>The edit that makes a parameter's first level its default value. Null if the parameter has no axis.</summary>
    private static Edit? DefaultOf(ParameterSyntax parameter) =>
        AttributeEdits.Of(parameter, "Axis").FirstOrDefault() is { } axis && LevelEdits.Of(axis) is [var first, ..]
            ? Edit.Insert(parameter.SyntaxTree, parameter.Span.End, $" = {first}")
            : null;
}
