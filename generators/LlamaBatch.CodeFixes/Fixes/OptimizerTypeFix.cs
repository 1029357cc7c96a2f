using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Declares the optimizer with the type of its value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OptimizerTypeFix)), Shared]
public sealed class OptimizerTypeFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.OptimizerMustHaveItsType.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Property is { } property && SettingEdits.ValueOf(property) is { } value
            && mistake.Model.GetTypeInfo(value, mistake.Cancellation).Type is INamedTypeSymbol { IsAbstract: false } type)
        {
            string name = type.ToMinimalDisplayString(mistake.Model, property.Type.SpanStart);
            mistake.Offer($"Declare Optimizer as {name}", "Type", Edit.Replace(property.Type, name));
        }
    }
}
