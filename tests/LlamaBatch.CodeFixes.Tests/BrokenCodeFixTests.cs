using System.Collections.Concurrent;
using System.Globalization;
using LlamaBatch.Generators.Tests;

namespace LlamaBatch.CodeFixes.Tests;

/// <summary>
/// While somebody types, no fix and no refactoring throws: an editor would show that in place of the action. By hand:
/// <c>LLAMABATCH_DEFINITIONS=folder LLAMABATCH_CHANGES=20 dotnet test --filter BrokenCodeFixTests</c> changes each file of a folder 20 times.
/// </summary>
public class BrokenCodeFixTests
{
    private const int Few = 40;

    [Fact]
    public async Task No_fix_throws_while_somebody_types()
    {
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Texts(), async (one, _) =>
        {
            foreach (string failure in await Editor.Failures(one.Text, CoverageTests.Fixes, CoverageTests.Refactorings))
            {
                failures.Add($"{one.Name}: {failure}\n{one.Text}");
            }
        });

        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(20)) + $"\n{failures.Count} failures");
    }

    /// <summary>An attribute that does not bind declares no axis, so no argument of a claim has its name.</summary>
    [Fact]
    public async Task An_attribute_that_does_not_bind_names_no_arguments() => Assert.Empty(await Editor.Failures(
        Study.With("Axis<double>(", "Axis<double double>(", "double LearningRate {", "double Rate {", "= LearningRate", "= Rate"),
        CoverageTests.Fixes,
        CoverageTests.Refactorings));

    private static IEnumerable<(string Name, string Text)> Texts()
    {
        int changes = int.Parse(Environment.GetEnvironmentVariable("LLAMABATCH_CHANGES") ?? "1", CultureInfo.InvariantCulture);
        var definitions = Environment.GetEnvironmentVariable("LLAMABATCH_DEFINITIONS") is { Length: > 0 } folder
            ? Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal)
                .Select(path => (Name: Path.GetFileName(path), Text: File.ReadAllText(path)))
            : Enumerable.Range(0, Few).Select(number => (Name: $"draw {number}", Text: DrawnFixTests.Mistaken(number)));
        return definitions.SelectMany(one => Enumerable.Range(0, changes)
            .Select(i => ($"{one.Name}, change {i}", BrokenText.Of(one.Text, one.Name, i))));
    }
}
