using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A cache of record members over the points of a sweep.</summary>
/// <remarks>
/// A member is evaluated again only if a level that it reads has changed since the last point. The last axis varies fastest, so a member
/// that reads only the first axes is evaluated rarely, and one that reads no level is evaluated once.
/// </remarks>
internal sealed class MemberCache
{
    private readonly Dictionary<ISymbol, KnownMember> _members = new(SymbolEqualityComparer.Default);
    private readonly List<string> _axes = [];
    private IReadOnlyDictionary<string, object> _levels = new Dictionary<string, object>();

    /// <summary>Prepares the cache for the next point: removes the members that read a level that has changed.</summary>
    /// <remarks>If the point has levels on different axes than the previous point, all members are removed.</remarks>
    public void NextPoint(IReadOnlyDictionary<string, object> levels)
    {
        if (_axes.SequenceEqual(levels.Keys, StringComparer.Ordinal))
        {
            LevelReads changed = _axes.Where(axis => !Equals(levels[axis], _levels[axis]))
                .Aggregate(default(LevelReads), (reads, axis) => reads.And(Of(axis)));
            foreach (ISymbol member in _members.Where(one => one.Value.Reads.Overlaps(changed)).Select(one => one.Key).ToList())
            {
                _members.Remove(member);
            }
        }
        else
        {
            _members.Clear();
            _axes.Clear();
            _axes.AddRange(levels.Keys);
        }

        _levels = levels;
    }

    /// <summary>A read of the level of an axis.</summary>
    public LevelReads Of(string axis) => LevelReads.Of(_axes.IndexOf(axis));

    /// <summary>Finds the cached value of a member.</summary>
    public bool TryGet(ISymbol member, [NotNullWhen(true)] out KnownMember? known) => _members.TryGetValue(member, out known);

    /// <summary>Caches a member if its value is a constant or a LlamaBatch object.</summary>
    /// <remarks>Lists and objects of user-defined types may refer to the point that created them, so they are not cached.</remarks>
    public void Add(ISymbol member, KnownMember known)
    {
        if (known.Value is null or IConvertible or LlamaConfig or Corpus or Training or Optimizer or Validation or Probe)
        {
            _members[member] = known;
        }
    }
}
