using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A cache of record members that read no level. They have the same value at every point of a sweep.</summary>
/// <remarks>Each such member is evaluated once per sweep instead of once per point.</remarks>
internal sealed class FixedMembers
{
    private readonly Dictionary<ISymbol, KnownMember> _members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _axes = new(StringComparer.Ordinal);

    /// <summary>
    /// Prepares the cache for the next point. Empties the cache if the next point has levels on other axes than the last, because other
    /// members may then be fixed.
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

    /// <summary>Caches a member that reads no level. Its value must be a constant or an object of LlamaBatch.</summary>
    /// <remarks>Lists and objects of the author's own types may refer to the point that created them, so they are not cached.</remarks>
    public void Add(ISymbol member, KnownMember known)
    {
        if (!known.ReadsLevel
            && known.Value is null or IConvertible or LlamaConfig or Corpus or Training or Optimizer or Validation or Probe)
        {
            _members[member] = known;
        }
    }
}
