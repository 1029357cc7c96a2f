using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Sets a number in the model's shape, such as the number of heads, to a legal value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LegalShapeFix)), Shared]
public sealed class LegalShapeFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.IllegalShape.Id];

    /// <summary>The maximum number of values to offer. More would hide the other actions in the editor's menu.</summary>
    private const int MostOffers = 3;

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Expression is not { } written || mistake.Value(Remedy.Setting) is not { } setting)
        {
            return;
        }

        IReadOnlyList<string> values = mistake.Values(Remedy.Values);
        if (mistake.Attribute is { } attribute)
        {
            var levels = LevelEdits.Of(attribute).Select(level => level.ToString()).ToList();
            string[] free = [.. values.Where(value => !levels.Contains(value)).Take(MostOffers)];
            foreach (string value in free)
            {
                mistake.Offer($"Replace level {written} with {value}", Kind(free, value), [.. LevelUses.Replace(mistake, written, value)]);
            }

            if (free.Length == 0)
            {
                mistake.Offer($"Remove level {written}", "Remove", LevelEdits.Remove(written));
            }
        }
        else if (SettingEdits.IsLiteral(written))
        {
            foreach (string value in values.Take(MostOffers))
            {
                mistake.Offer($"Set {setting} to {value}", Kind(values, value), Edit.Replace(written, value));
            }
        }
    }

    /// <summary>The key that Fix All groups remedies by: "Nearest" for the nearest legal value, otherwise the value itself.</summary>
    private static string Kind(IReadOnlyList<string> values, string value) => values[0] == value ? "Nearest" : value;
}
