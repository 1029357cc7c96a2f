using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A cache of record members whose value does not depend on the level of any axis.</summary>
/// <remarks>Each such member is evaluated once per sweep instead of once per point.</remarks>
internal sealed class FixedMembers
{
    private readonly Dictionary<ISymbol, KnownMember> _members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _axes = new(StringComparer.Ordinal);

    /// <summary>
    /// Prepares the cache for the next point. Empties the cache if that point has levels on different axes than the previous point.
    /// </summary>
    public void NextPoint(IReadOnlyCollection<string> axes)
    {
        if (!_axes.SetEquals(axes))
        {
            _members.Clear();
            _axes.Clear();
            _axes.UnionWith(axes);
        }
    }

    /// <summary>Finds the cached value of a member.</summary>
    public bool TryGet(ISymbol member, out KnownMember known) => _members.TryGetValue(member, out known);

    /// <summary>Caches a member if it reads no level and its value is a constant or a LlamaBatch object.</summary>
    /// <remarks>Lists and objects of user-defined types may refer to the point that created them, so they are not cached.</remarks>
    public void Add(ISymbol member, KnownMember known)
    {
        if (!known.ReadsLevel
            && known.Value is null or IConvertible or LlamaConfig or Corpus or Training or Optimizer or Validation or Probe)
        {
            _members[member] = known;
        }
    }
}
