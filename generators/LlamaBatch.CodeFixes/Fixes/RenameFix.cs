using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Renames a member, a record or an axis whose name is taken.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameFix)), Shared]
public sealed class RenameFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.MemberNameIsReserved.Id, Descriptors.NameMustBeDistinct.Id, Descriptors.AxisHidesSetting.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        ISymbol? symbol = mistake.Node.AncestorsAndSelf()
            .Select(node => mistake.Model.GetDeclaredSymbol(node, mistake.Cancellation))
            .FirstOrDefault(one => one is not null);
        if (symbol is null or INamespaceSymbol || NameFor(symbol, mistake.Diagnostic.Id) is not { } name)
        {
            return;
        }

        mistake.Offer($"Rename '{symbol.Name}' to '{name}'", "Rename", async cancellation =>
        {
            Solution solution = mistake.Document.Project.Solution;
            IReadOnlyList<Edit> renamed =
                symbol is IPropertySymbol property && property.Attributes(KnownNames.AxisAttribute).Any()
                    ? await AxisRename.EditsAsync(property, name, solution, cancellation).ConfigureAwait(false)
                    : await SymbolRename.EditsAsync(symbol, name, solution, cancellation).ConfigureAwait(false);

            // After the rename, the axis hides no setting, so its 'new' is removed.
            IEnumerable<Edit> hiding = mistake.Property?.Modifiers
                .Where(one => one.IsKind(SyntaxKind.NewKeyword))
                .Select(Edit.Remove) ?? [];
            return await Edit.ApplyAsync(solution, renamed.Where(edit => !MeansGenerated(edit)).Concat(hiding), cancellation)
                .ConfigureAwait(false);
        });
    }

    /// <summary>
    /// Whether a reference is the type of a parameter, as in <c>Results r</c>. There, the name means the generated type, so the reference
    /// is not renamed.
    /// </summary>
    private static bool MeansGenerated(Edit edit) => edit.Tree.GetRoot().FindNode(edit.Change.Span).Parent is ParameterSyntax;

    private static string? NameFor(ISymbol symbol, string id)
    {
        INamespaceOrTypeSymbol container = (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;
        string? name =
            id == Descriptors.NameMustBeDistinct.Id ? Naming.Numbered(symbol.Name, IsTaken)
            : id == Descriptors.AxisHidesSetting.Id ? $"{symbol.Name}Level"
            : symbol is INamedTypeSymbol { ContainingType: null } type
                ? type.Attributes(KnownNames.ExperimentAttribute).Any()
                    ? $"{type.Name}Experiment"
                    : Naming.Numbered(type.Name, IsTaken)

            // In claims, the name may mean this class or the generated class of the same name. The fix cannot know which, so no rename is
            // offered.
            : symbol is INamedTypeSymbol { TypeKind: TypeKind.Class } ? null
            : symbol.ContainingType?.Name + symbol.Name;
        return name is null || !IsTaken(name) ? name : Naming.Numbered(name, IsTaken);

        bool IsTaken(string other) => container.GetMembers(other).Any();
    }
}
