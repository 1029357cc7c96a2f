using LlamaBatch.Tests;

namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>The page that explains every rule, and the links to it.</summary>
public class DiagnosticsPageTests
{
    /// <summary>Set this variable to rewrite the page.</summary>
    private const string Rewrite = "LLAMABATCH_REWRITE";

    [Fact]
    public void The_page_is_written_from_the_rules_and_their_examples()
    {
        string page = DiagnosticsPage.Render(RuleExampleTests.Rules());
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            File.WriteAllText(Path.Combine(Repository.Folder, DiagnosticsPage.Path), page);
        }

        Assert.Equal(page, Repository.Read(DiagnosticsPage.Path));
    }

    [Fact]
    public void Every_rule_links_to_its_section()
    {
        string[] headings = [.. Repository.Read(DiagnosticsPage.Path).Split('\n').Where(line => line.StartsWith('#'))];
        string page = new Uri(Path.Combine(AppContext.BaseDirectory, "DIAGNOSTICS.md")).AbsoluteUri;

        Assert.All(RuleExampleTests.Rules(), rule =>
        {
            Assert.Equal($"{page}#{DiagnosticsPage.AnchorOf(rule.Id)}", rule.HelpLinkUri);
            Assert.Single(headings, $"## {rule.Id}");
        });
    }
}
