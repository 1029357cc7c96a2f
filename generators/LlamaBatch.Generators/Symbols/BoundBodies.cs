using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// A cache of an experiment's code as Roslyn operations. Each body is bound once for all rules and points, because binding is the main cost
/// of the generator and the analyzer.
/// </summary>
internal sealed class BoundBodies(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<SyntaxNode, IOperation?> _operations = [];
    private readonly Dictionary<INamedTypeSymbol, MemberWrites> _writes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, ILookup<string, ISymbol>> _members = new(SymbolEqualityComparer.Default);

    /// <summary>The operation for a body or an initializer. The code is bound on first use, and the operation is then cached.</summary>
    public IOperation? Of(SyntaxNode body)
    {
        if (!_operations.TryGetValue(body, out IOperation? operation))
        {
            // Code of another project is not part of this compilation.
            operation = compilation.ContainsSyntaxTree(body.SyntaxTree)
                ? ModelOf(body.SyntaxTree).GetOperation(body, cancellation)
                : null;
            _operations.Add(body, operation);
        }

        return operation;
    }

    /// <summary>The semantic model for a file. It is created only once, because a semantic model caches what it has bound.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out SemanticModel? model))
        {
            // Nullable analysis takes as long as all other binding. No rule needs it, so it is off.
#pragma warning disable RSEXPERIMENTAL001
            model = compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
            _models.Add(tree, model);
        }

        return model;
    }

    /// <summary>The members that the code of a type and its bases assigns. The result is cached.</summary>
    public MemberWrites WritesOf(INamedTypeSymbol type)
    {
        if (!_writes.TryGetValue(type, out MemberWrites? writes))
        {
            writes = MemberWrites.Of(type.SelfAndBases(), cancellation);
            _writes.Add(type, writes);
        }

        return writes;
    }

    /// <summary>
    /// The members of a record and of its bases below <c>LlamaExperiment</c>, by name, the nearest first. The result is cached, because
    /// every point of a sweep needs it.
    /// </summary>
    public ILookup<string, ISymbol> MembersOf(INamedTypeSymbol record)
    {
        if (!_members.TryGetValue(record, out ILookup<string, ISymbol>? members))
        {
            members = record.MembersBelowExperiment().ToLookup(member => member.Name, StringComparer.Ordinal);
            _members.Add(record, members);
        }

        return members;
    }
}
