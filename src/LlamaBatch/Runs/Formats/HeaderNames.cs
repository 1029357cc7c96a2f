using System.Globalization;

namespace LlamaBatch.Runs;

/// <summary>Checks the column names in a header, which must be distinct.</summary>
internal static class HeaderNames
{
    /// <summary>The column names, without surrounding blanks.</summary>
    /// <remarks>A column without a name, such as the index that pandas writes, is named by its number, such as <c>column 1</c>.</remarks>
    /// <exception cref="RunTableException">A name occurs twice.</exception>
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
