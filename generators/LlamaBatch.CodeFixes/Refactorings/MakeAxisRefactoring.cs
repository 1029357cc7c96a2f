using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Turns a plain property, or a number in a setting, into an axis.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(MakeAxisRefactoring)), Shared]
public sealed class MakeAxisRefactoring : ExperimentRefactoring
{
    /// <inheritdoc/>
    private protected override void Offer(Selection selection)
    {
        if (selection.PropertyHead is { } property)
        {
            OfProperty(property, selection);
        }
        else if (selection.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment
            && !selection.Record.DerivesFromImported())
        {
            OfSetting(assignment, selection);
        }
    }

    private static void OfProperty(PropertyDeclarationSyntax property, Selection selection)
    {
        if (selection.Model.GetDeclaredSymbol(property, selection.Cancellation) is not
            { IsStatic: false, IsOverride: false, IsAbstract: false } symbol
            || AttributeEdits.Of(property, "Axis").Any() || !AxisParser.IsLevel(symbol.Type)
            || SettingEdits.ValueOf(property) is not { } baseline
            || NewAxis.Levels(baseline, symbol.Type, selection.Model, selection.Cancellation) is not { } levels)
        {
            return;
        }

        IReadOnlyList<Edit?> settable = SettableProperty.Edits(property, null, selection.Model, selection.Cancellation);
        if (settable.Count > 0 || symbol.SetMethod is not null)
        {
            string attribute = $"Axis<{property.Type}>({string.Join(", ", levels)})";
            selection.Offer(
                $"Make '{symbol.Name}' an axis with levels {Sentence.AllOf(levels)}",
                [AttributeEdits.Add(property, attribute), .. settable.OfType<Edit>()]);
        }
    }

    private static void OfSetting(AssignmentExpressionSyntax assignment, Selection selection)
    {
        if (assignment is { Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Right: var value }
            && assignment.Parent is InitializerExpressionSyntax
            && assignment.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } section
            && AxisParser.Settings.Contains(section.Identifier.ValueText)
            && NewAxis.Of(value, selection.Record, name, selection.Model, selection.Cancellation) is { } edits
            && NewAxis.TypeOf(value, selection.Model, selection.Cancellation) is { } type
            && NewAxis.Levels(value, type, selection.Model, selection.Cancellation) is { } levels)
        {
            selection.Offer($"Make {name} an axis with levels {Sentence.AllOf(levels)}", edits.OfType<Edit>());
        }
    }
}
