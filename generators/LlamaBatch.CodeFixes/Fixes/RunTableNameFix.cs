using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Replaces a name or a constant in a table of imported runs with a value that the analyzer suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RunTableNameFix)), Shared]
public sealed class RunTableNameFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Descriptors.TableNamesUnknown.Id,
        Descriptors.ConstantBesideAxis.Id,
        Descriptors.ColumnMeansAnother.Id,
        Descriptors.RunsInAnotherUnit.Id,
        Descriptors.RunsReadAtEvaluations.Id,
        Descriptors.NoSuchAxis.Id,
    ];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Expression is not { } written)
        {
            return;
        }

        foreach (string value in mistake.Values(Remedy.Values))
        {
            mistake.Offer($"Use {value}", $"Use.{value}", Edit.Replace(written, value));
        }
    }
}
