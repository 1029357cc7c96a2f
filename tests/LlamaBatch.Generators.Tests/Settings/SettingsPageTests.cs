using LlamaBatch.Tests;

namespace LlamaBatch.Generators.Tests.Settings;

/// <summary>The page with the units and defaults of all settings.</summary>
public class SettingsPageTests
{
    /// <summary>Set this variable to rewrite the page.</summary>
    private const string Rewrite = "LLAMABATCH_REWRITE";

    [Fact]
    public void The_page_is_written_from_the_types()
    {
        string page = SettingsPage.Render();
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            File.WriteAllText(Path.Combine(Repository.Folder, SettingsPage.Path), page);
        }

        Assert.Equal(page, Repository.Read(SettingsPage.Path));
        Assert.Empty(SettingsPage.UnusedUnits());
    }
}
