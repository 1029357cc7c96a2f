using System.Text;
using System.Text.RegularExpressions;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>
/// A pattern for the names of files or runs. <c>*</c> matches any text, and <c>?</c> any character. A placeholder such as <c>{seed}</c>
/// also matches any text, which becomes the value of a column.
/// </summary>
internal sealed partial class NamePattern
{
    private readonly Regex? _regex;
    private readonly List<string> _placeholders = [];

    /// <summary>Parses a pattern.</summary>
    /// <exception cref="RunTableException">A brace is unbalanced, or a placeholder has no name.</exception>
    public NamePattern(string pattern)
    {
        Text = pattern;
        var regex = new StringBuilder("^");
        int place = 0;
        foreach (Match part in Special().Matches(pattern))
        {
            regex.Append(Regex.Escape(pattern[place..part.Index]));
            place = part.Index + part.Length;
            switch (part.Value)
            {
                case "*":
                    regex.Append(".*");
                    break;
                case "?":
                    regex.Append('.');
                    break;
                case [_, _, ..] when part.Value is not "{}":
                    _placeholders.Add(part.Value[1..^1]);
                    regex.Append("(.+?)");
                    break;
                default:
                    throw new RunTableException(
                        $"'{Printable.Short(pattern)}' has an unpaired brace or a placeholder without a name. "
                        + "Write one such as {BatchSize}.");
            }
        }

        regex.Append(Regex.Escape(pattern[place..])).Append('$');
        // NonBacktracking: matching takes linear time for every pattern.
        const RegexOptions options = RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant;
        _regex = pattern.AsSpan().ContainsAny("*?{}") ? new Regex(regex.ToString(), options) : null;
    }

    /// <summary>The text of the pattern.</summary>
    public string Text { get; }

    /// <summary>Whether the pattern is a plain name, without wildcards and placeholders.</summary>
    public bool IsPlain => _regex is null;

    /// <summary>The distinct names of the pattern's placeholders.</summary>
    public IEnumerable<string> Placeholders => _placeholders.Distinct(StringComparer.Ordinal);

    /// <summary>The values of the placeholders in a name, or null if the name does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string name)
    {
        if (_regex is null)
        {
            return name == Text ? new Dictionary<string, string>() : null;
        }

        Match match = _regex.Match(name);
        if (!match.Success)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < _placeholders.Count; i++)
        {
            string value = match.Groups[i + 1].Value;
            if (values.TryGetValue(_placeholders[i], out string? other) && other != value)
            {
                return null;
            }

            values[_placeholders[i]] = value;
        }

        return values;
    }

    [GeneratedRegex(@"\{[^{}]*\}|[{}*?]", RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
