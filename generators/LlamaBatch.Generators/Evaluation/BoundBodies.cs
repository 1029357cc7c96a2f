using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// The operations of the bodies in which settings are written, each bound once for all points of a sweep. Binding is
/// the main cost of evaluation.
/// </summary>
internal sealed class BoundBodies(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<SyntaxNode, IOperation?> _operations = [];
    private readonly Dictionary<INamedTypeSymbol, MemberWrites> _writes = new(SymbolEqualityComparer.Default);

    /// <summary>The operation of a body or an initializer, bound on first use.</summary>
    public IOperation? Of(SyntaxNode body)
    {
        if (!_operations.TryGetValue(body, out IOperation? operation))
        {
            if (!_models.TryGetValue(body.SyntaxTree, out SemanticModel? model))
            {
                model = compilation.GetSemanticModel(body.SyntaxTree);
                _models.Add(body.SyntaxTree, model);
            }

            operation = model.GetOperation(body, cancellation);
            _operations.Add(body, operation);
        }

        return operation;
    }

    /// <summary>The writes of a type and its bases to their members.</summary>
    public MemberWrites WritesOf(INamedTypeSymbol type)
    {
        if (!_writes.TryGetValue(type, out MemberWrites? writes))
        {
            writes = MemberWrites.Of(type.SelfAndBases(), cancellation);
            _writes.Add(type, writes);
        }

        return writes;
    }
}
