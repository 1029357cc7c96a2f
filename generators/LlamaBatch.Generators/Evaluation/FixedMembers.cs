using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The members of a record that have the same value at every point, because they read no level.</summary>
/// <remarks>Each fixed member is evaluated once for the sweep, not once for each point.</remarks>
internal sealed class FixedMembers
{
    private readonly Dictionary<ISymbol, KnownMember> _members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _axes = new(StringComparer.Ordinal);

    /// <summary>
    /// Starts a point. Which members are fixed depends on the axes that have a level, so the kept members are dropped if the next point has
    /// levels on other axes.
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

    /// <summary>Finds a member that an earlier point evaluated.</summary>
    public bool TryGet(ISymbol member, out KnownMember known) => _members.TryGetValue(member, out known);

    /// <summary>Keeps a member for later points if it reads no level. Its value must be a constant or an object of LlamaBatch.</summary>
    /// <remarks>Lists and objects of the author's types are not kept, because they may refer to the point that created them.</remarks>
    public void Add(ISymbol member, KnownMember known)
    {
        if (!known.ReadsLevel
            && known.Value is null or IConvertible or LlamaConfig or Corpus or Training or Optimizer or Validation or Probe)
        {
            _members[member] = known;
        }
    }
}
