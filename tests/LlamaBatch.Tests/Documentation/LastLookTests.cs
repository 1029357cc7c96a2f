using System.Text.Json;
using System.Text.RegularExpressions;

namespace LlamaBatch.Tests.Documentation;

/// <summary>The last look of each committed study knows all claims that training decides, so that running it again changes no file.</summary>
public sealed partial class LastLookTests
{
    public static TheoryData<string> Studies => [.. Directory.EnumerateFiles(Experiments, "results.jsonl", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/runs/", StringComparison.Ordinal) && File.ReadAllText(path).Contains("\"kind\":\"look\"",
            StringComparison.Ordinal))
        .Select(path => Path.GetFileName(Path.GetDirectoryName(path))!)];

    private static string Experiments { get; } = Path.Combine(Repository.Folder, "experiments");

    [Theory]
    [MemberData(nameof(Studies))]
    public void The_last_look_knows_all_trained_claims(string study)
    {
        string last = File.ReadLines(Path.Combine(Experiments, study, "results.jsonl"))
            .Last(line => line.Contains("\"kind\":\"look\"", StringComparison.Ordinal));
        using var look = JsonDocument.Parse(last);
        string report = File.ReadAllText(Path.Combine(Experiments, study, "REPORT.md"));
        string number = Trained().Match(report) is { Success: true } trained ? trained.Groups[1].Value
            : All().Match(report).Groups[1].Value;

        Assert.Equal(
            number switch { "Both" => 2, "The one" => 1, _ => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) },
            look.RootElement.GetProperty("claims").GetArrayLength());
    }

    [GeneratedRegex(@"Training decides (\d+) ")]
    private static partial Regex Trained();

    [GeneratedRegex(@"\*\*(?:Of |All )?(\d+|Both|The one) claims? ?")]
    private static partial Regex All();
}
