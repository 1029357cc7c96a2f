using System.Text.RegularExpressions;

namespace LlamaBatch.Tests.Documentation;

/// <summary>The tables "Where each kind of change goes": what they name exists.</summary>
public sealed partial class ChangeTableTests
{
    private static readonly string[] _sources = [.. new[] { "src", "generators", "tests" }.SelectMany(Repository.SourcesIn)];

    private static readonly Lazy<HashSet<string>> _words = new(() =>
        [.. _sources.SelectMany(path => Word().Matches(Repository.Read(path)).Select(word => word.Value))]);

    [Theory]
    [InlineData("src/README.md")]
    [InlineData("generators/README.md")]
    public void Every_place_that_a_table_names_exists(string readme)
    {
        string section = Repository.Read(readme).Split("## Where each kind of change goes\n")[1].Split("\n## ")[0];
        IEnumerable<string> rows = section.Split('\n').Where(line => line.StartsWith('|'));

        Assert.DoesNotContain(rows.SelectMany(row => CodeSpan().Matches(row)).Select(span => span.Groups[1].Value), name => !Exists(name));
    }

    private static bool Exists(string name) => name switch
    {
        _ when name.Contains('*', StringComparison.Ordinal) || name.Contains(' ', StringComparison.Ordinal) => true,
        _ when name.EndsWith('/') => _sources.Any(path => $"/{path}".Contains($"/{name}", StringComparison.Ordinal)),
        _ when name.EndsWith(".cs", StringComparison.Ordinal) => _sources.Any(path => path.EndsWith(name, StringComparison.Ordinal)),
        _ when name.Contains('/', StringComparison.Ordinal) => _sources.Any(path => path.Contains(name, StringComparison.Ordinal)),
        _ when name.EndsWith(".md", StringComparison.Ordinal) => File.Exists(
            Path.Combine(Repository.Folder, "generators/LlamaBatch.Generators", name)),
        _ => name.Split('.', '(', ')').All(word => word.Length == 0 || _words.Value.Contains(word)),
    };

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
