namespace LlamaBatch.Generators;

/// <summary>Lists in sentences.</summary>
internal static class Sentence
{
    /// <summary><c>a, b or c</c></summary>
    public static string OneOf(IEnumerable<string> items) => Join(items, "or");

    /// <summary><c>a, b and c</c></summary>
    public static string AllOf(IEnumerable<string> items) => Join(items, "and");

    private static string Join(IEnumerable<string> items, string word)
    {
        var list = items.ToList();
        return list.Count < 2 ? string.Concat(list) : $"{string.Join(", ", list.Take(list.Count - 1))} {word} {list[list.Count - 1]}";
    }
}
