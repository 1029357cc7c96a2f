namespace LlamaBatch.Data;

/// <summary>Suggests a correct name for a mistyped name.</summary>
internal static class Spelling
{
    /// <summary>
    /// The name with the smallest Levenshtein distance, ignoring case. Null if the distance is above 2 and above a third of the name's
    /// length.
    /// </summary>
    public static string? Nearest(string typed, IEnumerable<string> names)
    {
        (string? Name, int Distance) nearest = names
            .Select(name => ((string?)name, Distance(typed.ToUpperInvariant(), name.ToUpperInvariant())))
            .DefaultIfEmpty((null, int.MaxValue))
            .OrderBy(candidate => candidate.Item2).First();                         // the generator has no MinBy
        return nearest.Name is not null && nearest.Distance <= Math.Max(2, nearest.Name.Length / 3) ? nearest.Name : null;
    }

    /// <summary>A space and the question "Did you mean …?" with the nearest name; empty if no name is near.</summary>
    public static string Suggestion(string typed, IEnumerable<string> names) =>
        Nearest(typed, names) is string name ? $" Did you mean '{name}'?" : "";

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
