using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The members of a record that have the same value at every point of a sweep, because they read no level.</summary>
/// <remarks>Each is evaluated once for the sweep, not once for each point.</remarks>
internal sealed class FixedMembers
{
    private readonly Dictionary<ISymbol, KnownMember> _members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _axes = new(StringComparer.Ordinal);

    /// <summary>Starts a point. What is fixed depends on the axes that have a level, so other axes begin with nothing.</summary>
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

    /// <summary>Keeps a member for later points if it is fixed: a constant or an object of the library that reads no level.</summary>
    /// <remarks>Lists and objects of the author's types may refer to the point that made them.</remarks>
    public void Add(ISymbol member, KnownMember known)
    {
        if (!known.ReadsLevel
            && known.Value is null or IConvertible or LlamaConfig or Corpus or Training or Optimizer or Validation or Probe)
        {
            _members[member] = known;
        }
    }
}
