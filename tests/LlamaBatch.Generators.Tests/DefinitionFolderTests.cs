using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators.Tests;

/// <summary>
/// Definitions in a folder of files, each compiled by itself, with a table of what is said of them. By hand:
/// <c>LLAMABATCH_DEFINITIONS=folder dotnet test --filter DefinitionFolderTests</c> writes <c>definitions.tsv</c> beside the tests.
/// </summary>
public class DefinitionFolderTests
{
    [Fact]
    public void No_definition_makes_the_generator_fail_or_breaks_generated_code()
    {
        if (Environment.GetEnvironmentVariable("LLAMABATCH_DEFINITIONS") is not { Length: > 0 } folder)
        {
            return;
        }

        var rows = new List<string>();
        var failures = new List<string>();
        foreach (string path in Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            Compiled compiled = Compiled.Of(Parts(File.ReadAllText(path)));
            IEnumerable<string> found = compiled.Diagnostics.Where(diagnostic => diagnostic.Id != "LB3002").GroupBy(Text)
                .Select(group => group.Count() > 1 ? $"{group.Key} x{group.Count()}" : group.Key);
            rows.Add($"{name}\t{string.Join("\t", found)}");
            failures.AddRange(compiled.Failures.Select(failure => $"{name}: {failure}"));
        }

        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "definitions.tsv"), rows);
        Assert.Empty(failures);
    }

    /// <summary>A definition of several files has them one after the other, each headed by its name.</summary>
    private static string[] Parts(string text) => [.. text.Split("//@file").Select((part, i) => i == 0 ? part : "//" + part)];

    private static string Text(Diagnostic diagnostic) =>
        ((Compiled.IsGenerated(diagnostic) ? "GENERATED " : "")
            + $"{Compiled.Describe(diagnostic)} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}").ReplaceLineEndings(" ");
}
