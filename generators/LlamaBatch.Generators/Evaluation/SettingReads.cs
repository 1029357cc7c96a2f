using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The record's properties that its settings read, directly or through other members of the record.</summary>
internal sealed class SettingReads
{
    private static readonly string[] All = ["Model", "Corpus", "Training", "Optimizer", "Validation"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _isOpen;

    /// <summary>Whether a setting reads a property, or may: of a record that is handed on as a whole, and of a base without source, nobody can tell.</summary>
    public bool Contains(string property) => _isOpen || _names.Contains(property);

    /// <summary>What the settings read.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Ends the search when the editor has moved on.</param>
    /// <param name="sections">The settings; all where none is named.</param>
    public static SettingReads Of(ExperimentDeclaration experiment, Compilation compilation, CancellationToken cancellation, params string[] sections)
    {
        var reads = new SettingReads();
        var own = new HashSet<ISymbol>(experiment.Record.MembersBelowExperiment(), SymbolEqualityComparer.Default);
        var open = new Queue<ISymbol>((sections.Length == 0 ? All : sections).Select(experiment.Setting).OfType<ISymbol>());
        var seen = new HashSet<ISymbol>(open, SymbolEqualityComparer.Default);
        while (open.Count > 0)
        {
            ISymbol member = open.Dequeue();
            reads._isOpen |= member.DeclaringSyntaxReferences.Length == 0;
            foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
            {
                SyntaxNode body = reference.GetSyntax(cancellation);
                SemanticModel model = compilation.GetSemanticModel(body.SyntaxTree);
                reads._isOpen |= body.DescendantNodes().OfType<ThisExpressionSyntax>().Any(whole => whole.Parent is not MemberAccessExpressionSyntax);
                foreach (IdentifierNameSyntax name in body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => !IsInNameof(name)))
                {
                    if (model.GetSymbolInfo(name, cancellation).Symbol is { } symbol
                        && own.Contains(symbol.OriginalDefinition)
                        && symbol is IPropertySymbol or IMethodSymbol or IFieldSymbol)
                    {
                        reads._names.Add(symbol.Name);
                        if (seen.Add(symbol))
                        {
                            open.Enqueue(symbol);
                        }
                    }
                }
            }
        }

        return reads;
    }

    private static bool IsInNameof(SyntaxNode node) => node.Ancestors().OfType<InvocationExpressionSyntax>()
        .Any(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" });
}
