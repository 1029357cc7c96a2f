namespace LlamaBatch.Generators;

/// <summary>Writes lists of items as parts of sentences.</summary>
internal static class Sentence
{
    /// <summary>Items joined as alternatives: <c>a, b or c</c>.</summary>
    public static string OneOf(IEnumerable<string> items) => Join(items, "or");

    /// <summary>Items joined as a list: <c>a, b and c</c>.</summary>
    public static string AllOf(IEnumerable<string> items) => Join(items, "and");

    /// <summary>Whether a text is valid Unicode, that is, has no unpaired surrogate. Other texts cannot be stored in a file.</summary>
    public static bool IsWhole(string? text)
    {
        for (int i = 0; i < (text?.Length ?? 0); i++)
        {
            if (char.IsSurrogate(text![i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static string Join(IEnumerable<string> items, string word)
    {
        var list = items.ToList();
        return list.Count < 2 ? string.Concat(list) : $"{string.Join(", ", list.Take(list.Count - 1))} {word} {list[list.Count - 1]}";
    }
}
