using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>A fix of mistakes in experiments. It can be applied to all of them in a file, a project or a solution.</summary>
/// <remarks>A value that the fix needs and the analyzer knows comes in the properties of the diagnostic.</remarks>
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

    /// <summary>Offers the remedies of a mistake.</summary>
    private protected abstract void Offer(Mistake mistake);
}
