extern alias generators;

using generators::LlamaBatch.Generators;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators.Tests;

/// <summary>Which members of a record are evaluated again at the next point of a sweep.</summary>
public class MemberCacheTests
{
    private static readonly ISymbol _member = Compiled.Compile("class C;").GetTypeByMetadataName("C")!;

    [Theory]
    [InlineData("", 1, 2, true)]
    [InlineData("A", 0, 2, true)]
    [InlineData("A", 1, 1, false)]
    [InlineData("B", 1, 1, true)]
    [InlineData("B", 0, 2, false)]
    [InlineData("A B", 0, 2, false)]
    [InlineData("Unknown", 0, 2, false)]
    public void A_member_is_kept_while_the_levels_that_it_reads_stay(string reads, int a, int b, bool isKept)
    {
        var cache = new MemberCache();
        cache.NextPoint(Point(("A", 0), ("B", 1)));
        cache.Add(_member, new KnownMember(3, new SettingNotes(0), Reads(cache, reads)));

        cache.NextPoint(Point(("A", a), ("B", b)));

        Assert.Equal(isKept, cache.TryGet(_member, out _));
    }

    [Fact]
    public void Other_axes_empty_the_cache()
    {
        var cache = new MemberCache();
        cache.NextPoint(Point(("A", 0)));
        cache.Add(_member, new KnownMember(3, new SettingNotes(0), default));

        cache.NextPoint(Point(("B", 0)));

        Assert.False(cache.TryGet(_member, out _));
    }

    [Fact]
    public void Of_more_axes_than_can_be_told_apart_any_counts()
    {
        var cache = new MemberCache();
        (string, object)[] levels = [.. Enumerable.Range(0, 70).Select(axis => ($"A{axis}", (object)0))];
        cache.NextPoint(Point(levels));
        cache.Add(_member, new KnownMember(3, new SettingNotes(0), cache.Of("A69")));

        cache.NextPoint(Point([("A0", 1), .. levels[1..]]));

        Assert.False(cache.TryGet(_member, out _));
    }

    private static LevelReads Reads(MemberCache cache, string axes) =>
        axes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(default(LevelReads), (all, axis) => all.And(cache.Of(axis)));

    private static Dictionary<string, object> Point(params (string Axis, object Level)[] levels) =>
        levels.ToDictionary(level => level.Axis, level => level.Level);
}
