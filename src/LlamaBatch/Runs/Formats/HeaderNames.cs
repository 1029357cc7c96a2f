using System.Globalization;

namespace LlamaBatch.Runs;

/// <summary>The names of columns in a header, which must be different.</summary>
internal static class HeaderNames
{
    /// <summary>The names without blanks around them.</summary>
    /// <remarks>A column without a name, as pandas writes its index, is called by its number, such as <c>column 1</c>.</remarks>
    /// <exception cref="RunTableException">A name stands twice.</exception>
    public static string[] Checked(RowPlace place, IReadOnlyList<string> header)
    {
        string[] names = [.. header.Select((name, i) => string.IsNullOrWhiteSpace(name)
            ? string.Create(CultureInfo.InvariantCulture, $"column {i + 1}")
            : name.Trim())];
        var known = new HashSet<string>(StringComparer.Ordinal);
        return names.FirstOrDefault(name => !known.Add(name)) is string twice
            ? throw place.Wrong(twice, "two columns have this name. Rename or delete one.")
            : names;
    }
}
