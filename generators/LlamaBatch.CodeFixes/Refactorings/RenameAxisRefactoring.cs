using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace LlamaBatch.CodeFixes;

/// <summary>Gives an axis the name of the setting that reads it, and renames the axis's arguments in claims.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(RenameAxisRefactoring)), Shared]
public sealed class RenameAxisRefactoring : ExperimentRefactoring
{
    /// <inheritdoc/>
    private protected override void Offer(Selection selection)
    {
        if (selection.PropertyHead is not { } property || !AttributeEdits.Of(property, "Axis").Any()
            || selection.Model.GetDeclaredSymbol(property, selection.Cancellation) is not { } axis)
        {
            return;
        }

        foreach (string name in SettingsThatRead(axis, selection).Distinct())
        {
            if (!selection.Record.MembersBelowExperiment(name).Any() && !AxisParser.Settings.Contains(name))
            {
                selection.Offer($"Rename axis '{axis.Name}' to '{name}', also in claims", cancellation =>
                    RenameAsync(axis, name, selection.Context.Document.Project.Solution, cancellation));
            }
        }
    }

    private static IEnumerable<string> SettingsThatRead(IPropertySymbol axis, Selection selection) =>
        from section in AxisParser.Settings
        let value = SettingEdits.Section(selection.Record, section, selection.Cancellation)
        where value is not null && value.SyntaxTree == selection.Model.SyntaxTree
        from assignment in value.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        where assignment.Left is IdentifierNameSyntax
            && SymbolEqualityComparer.Default.Equals(selection.Model.GetSymbolInfo(assignment.Right, selection.Cancellation).Symbol, axis)
        select ((IdentifierNameSyntax)assignment.Left).Identifier.ValueText;

    private static async Task<Solution> RenameAsync(IPropertySymbol axis, string name, Solution solution, CancellationToken cancellation) =>
        await Edit.ApplyAsync(
            solution,
            await AxisRename.EditsAsync(axis, name, solution, cancellation).ConfigureAwait(false),
            cancellation).ConfigureAwait(false);
}
