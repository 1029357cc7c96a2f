using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Raises the number of seeds, or the number of times that costs are measured.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SeedsFix)), Shared]
public sealed class SeedsFix : ExperimentCodeFix
{
    /// <summary>The number of seeds and of cost blocks that an experiment has if it sets none.</summary>
    private const int Default = 5;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => 
        [Descriptors.TooFewSeeds.Id, Descriptors.FewSeedsForClaims.Id, Descriptors.RandomSeed.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Attribute is { } attribute && mistake.Value(Remedy.Seeds) is { } fewest)
        {
            string setting = mistake.Value(Remedy.Setting) ?? "Seeds";
            string change = mistake.Diagnostic.Id == Descriptors.RandomSeed.Id ? "Lower" : "Raise";
            mistake.Offer($"{change} {setting} to {fewest}", "Fewest", AttributeEdits.Set(attribute, setting, fewest));
            if (mistake.Diagnostic.Id != Descriptors.FewSeedsForClaims.Id && int.TryParse(fewest, out int needed) && needed <= Default
                && AttributeEdits.Named(attribute, setting) is { } argument)
            {
                mistake.Offer($"Use the default of {setting}", "Default", AttributeEdits.RemoveArgument(argument));
            }
        }
    }
}
