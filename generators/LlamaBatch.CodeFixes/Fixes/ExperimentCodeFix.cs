using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>A fix for one kind of mistake in experiments. An editor can apply it to a whole file, project or solution.</summary>
/// <remarks>The diagnostic's properties contain the values that a fix needs, such as a legal number.</remarks>
public abstract class ExperimentCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is not null && model is not null)
            {
                Offer(new Mistake(context, diagnostic, root, model, GetType().Name));
            }
        }
    }

    /// <summary>Offers remedies for a mistake to the editor.</summary>
    private protected abstract void Offer(Mistake mistake);
}
