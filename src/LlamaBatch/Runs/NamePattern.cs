using System.Text;
using System.Text.RegularExpressions;
using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>A pattern for a name: <c>*</c> and <c>?</c> stand for any text and character, <c>{seed}</c> for a text that becomes a column.</summary>
internal sealed partial class NamePattern
{
    private readonly Regex? _regex;
    private readonly List<string> _placeholders = [];

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="RunTableException">A brace has no partner, or a placeholder no name.</exception>
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
                        $"'{Printable.Short(pattern)}' has an unpaired brace or a placeholder without a name. Write one such as {{BatchSize}}.");
            }
        }

        regex.Append(Regex.Escape(pattern[place..])).Append('$');
        // Takes linear time, whatever the pattern and the names of files.
        const RegexOptions options = RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant;
        _regex = pattern.AsSpan().ContainsAny("*?{}") ? new Regex(regex.ToString(), options) : null;
    }

    /// <summary>The pattern as it is written.</summary>
    public string Text { get; }

    /// <summary>Whether it is a plain name.</summary>
    public bool IsPlain => _regex is null;

    /// <summary>The names of its placeholders, each once.</summary>
    public IEnumerable<string> Placeholders => _placeholders.Distinct(StringComparer.Ordinal);

    /// <summary>What the placeholders stand for in a name; null if the name does not match.</summary>
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
