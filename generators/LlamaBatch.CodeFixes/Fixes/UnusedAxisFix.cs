using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Makes a setting read an axis instead of a fixed value, or turns an unused axis into a plain property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedAxisFix)), Shared]
public sealed class UnusedAxisFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.AxisIsNotRead.Id, Descriptors.AxisMissesSetting.Id, Descriptors.RateIsTunedInPart.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Axis(mistake.Value(Remedy.Axis)) is { } missing && mistake.Property?.Identifier.ValueText != missing.Name)
        {
            if (mistake.Expression is { } pin)
            {
                mistake.Offer($"Use '{missing.Name}'", "Use", Edit.Replace(pin, Naming.Escaped(missing.Name)));
            }
            else if (mistake.Property is { ExpressionBody.Expression: var settings } overriding
                && mistake.Model.GetDeclaredSymbol(overriding, mistake.Cancellation)?.Type is { } section
                && Member(section, missing.Name) is not null)
            {
                mistake.Offer(
                    $"Use '{missing.Name}' in {overriding.Identifier.ValueText}",
                    "Use",
                    SettingEdits.Set(settings, missing.Name, Naming.Escaped(missing.Name)));
            }

            return;
        }

        if (mistake.Property is not { } property || mistake.Record is not { } record
            || mistake.Model.GetDeclaredSymbol(property, mistake.Cancellation) is not { } axis)
        {
            return;
        }

        IPropertySymbol? hidden = axis.IsOverride ? null
            : record.Bases().SelectMany(type => type.GetMembers(axis.Name)).OfType<IPropertySymbol>().FirstOrDefault();
        if (hidden is not null)
        {
            OfferOverride(mistake, property, hidden);
            return;
        }

        foreach (string section in AxisParser.Settings)
        {
            if (record.MembersBelowExperiment(section).OfType<IPropertySymbol>().FirstOrDefault()?.Type is { } type
                && Member(type, axis.Name) is { } setting
                && mistake.Model.Compilation.ClassifyCommonConversion(axis.Type, setting.Type) is { Exists: true, IsImplicit: true })
            {
                ExpressionSyntax? value = SettingEdits.Section(record, section, mistake.Cancellation);
                if (SettingEdits.Value(value, axis.Name) is IdentifierNameSyntax { Identifier.ValueText: var read } && read == axis.Name)
                {
                    continue;                                                   // the setting reads the axis, and affects no metric
                }

                mistake.Offer($"Use '{axis.Name}' in {section}", "Use", SettingEdits.Set(value, axis.Name, property.Identifier.Text));
            }
        }

        if (mistake.Diagnostic.Id != Descriptors.AxisMissesSetting.Id)
        {
            PlainProperty.Offer(mistake, property, axis, record);
        }
    }

    private static void OfferOverride(Mistake mistake, PropertyDeclarationSyntax property, IPropertySymbol hidden)
    {
        if (hidden is { IsVirtual: true } or { IsOverride: true, IsSealed: false } or { IsAbstract: true })
        {
            SyntaxToken added = property.Modifiers.FirstOrDefault(one => one.IsKind(SyntaxKind.NewKeyword));
            mistake.Offer(
                $"Override '{hidden.ContainingType.Name}.{hidden.Name}'",
                "Override",
                added.RawKind != 0 ? Edit.Replace(added, "override")
                    : Edit.Insert(property.SyntaxTree, property.Type.SpanStart, "override "));
        }
    }

    private static IPropertySymbol? Member(ITypeSymbol type, string name) =>
        (type as INamedTypeSymbol)?.Bases().Prepend(type).SelectMany(one => one.GetMembers(name)).OfType<IPropertySymbol>()
            .FirstOrDefault(one => one.SetMethod is not null);
}
