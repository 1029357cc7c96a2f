namespace LlamaBatch.CodeFixes.Tests;

/// <summary>
/// Every action for each definition in a folder of files removes its diagnostic, and its result compiles. By hand:
/// <c>LLAMABATCH_DEFINITIONS=folder dotnet test --filter DefinitionFolderFixTests</c>.
/// </summary>
public class DefinitionFolderFixTests
{
    [Fact]
    public async Task Every_action_removes_its_diagnostic_and_compiles()
    {
        if (Environment.GetEnvironmentVariable("LLAMABATCH_DEFINITIONS") is not { Length: > 0 } folder)
        {
            return;
        }

        var problems = new List<string>();
        foreach (string path in Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal))
        {
            problems.AddRange((await Editor.Problems(await File.ReadAllTextAsync(path), CoverageTests.Fixes))
                .Select(problem => $"{Path.GetFileName(path)}:\n{problem}"));
        }

        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }
}
