using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace LlamaBatch.CodeFixes;

/// <summary>A refactoring of a record that is an experiment, or a base record of experiments.</summary>
public abstract class ExperimentRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public sealed override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is { } node
            && node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            && model?.GetDeclaredSymbol(type, context.CancellationToken) is { } record && record.DerivesFromExperiment())
        {
            Offer(new Selection(context, node, record, model));
        }
    }

    /// <summary>Offers the user changes to the selected code.</summary>
    private protected abstract void Offer(Selection selection);

    /// <summary>The code that the user selected in the editor.</summary>
    private protected sealed record Selection(CodeRefactoringContext Context, SyntaxNode Node, INamedTypeSymbol Record, SemanticModel Model)
    {
        public CancellationToken Cancellation => Context.CancellationToken;

        /// <summary>The property whose attributes, type or name are selected; null if its accessors or its value are selected.</summary>
        public PropertyDeclarationSyntax? PropertyHead => Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property
            && Context.Span.Start <= property.Identifier.Span.End ? property : null;

        public void Offer(string title, Func<CancellationToken, Task<Solution>> change) =>
            Context.RegisterRefactoring(CodeAction.Create(title, change, title));

        public void Offer(string title, IEnumerable<Edit> edits) =>
            Offer(title, cancellation => Edit.ApplyAsync(Context.Document.Project.Solution, edits, cancellation));
    }
}
