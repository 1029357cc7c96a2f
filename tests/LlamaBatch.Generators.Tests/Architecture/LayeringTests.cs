using LlamaBatch.Tests;

namespace LlamaBatch.Generators.Tests;

/// <summary>The diagrams of src/README.md and generators/README.md, held against the code.</summary>
public class LayeringTests
{
    /// <summary>Arrows that run up and are being removed. Nothing is added here.</summary>
    private static readonly Arrow[] _temporary =
    [
        new("Trials", "Reporting"),                  // sentences of Sweep
    ];

    [Theory]
    [InlineData("src")]
    [InlineData("generators")]
    public void Folders_use_those_below_them_in_the_diagram_and_no_others(string house)
    {
        Diagram diagram = Diagram.Of(Repository.Read($"{house}/README.md"), "floors");
        FolderArrows drawn = House.ArrowsOf(house);

        Assert.Empty(diagram.Upward);
        Assert.Empty(drawn.All.Except(diagram.Arrows).Except(_temporary).Select(arrow => $"{arrow} is not in the diagram: {drawn.PlacesOf(arrow)[0]}"));
        Assert.Empty(diagram.Arrows.Except(drawn.All).Select(arrow => $"{arrow} is in the diagram, and no code needs it."));
    }

    [Fact]
    public void A_removed_arrow_is_no_longer_listed_as_temporary() =>
        Assert.Empty(_temporary.Except(House.ArrowsOf("src").All).Select(arrow => $"{arrow} is gone; delete it from the list."));

    [Fact]
    public void Projects_reference_what_the_diagram_says()
    {
        Diagram diagram = Diagram.Of(Repository.Read("src/README.md"), "projects");

        Assert.Empty(diagram.Upward);
        Assert.Equal(diagram.Arrows.Order(), House.References().Order());
    }

    [Fact]
    public void Experiments_see_what_is_public_alone() =>
        Assert.DoesNotContain(
            House.Projects.Where(project => project.StartsWith("src/", StringComparison.Ordinal)),
            project => Repository.Read(project).Contains("InternalsVisibleTo Include=\"LlamaBatch.Experiments\"", StringComparison.Ordinal));

    [Fact]
    public void The_vocabulary_references_no_native_code_and_no_compiler()
    {
        var references = typeof(LlamaExperiment).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.DoesNotContain(references, name => name.StartsWith("TorchSharp", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("Scriban", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("LlamaBatch", StringComparison.Ordinal));
    }

    [Fact]
    public void Added_arrows_are_found()
    {
        Diagram diagram = Diagram.Of(Repository.Read("src/README.md"), "floors");
        FolderArrows drawn = House.ArrowsOf("src",
        [
            Added("Statistics", "Verdict? verdict"),
            Added("Journal", "ResultAxis? axis"),
            Added("Configuration", "LlamaBatch.Data.CorpusShelf? shelf"),
        ]);

        Assert.Equal(
            [new("Configuration", "Data"), new("Journal", "Results"), new("Statistics", "Claims")],
            drawn.All.Except(diagram.Arrows).Except(_temporary).Order());
    }

    [Fact]
    public void A_diagram_with_a_cycle_is_refused() =>
        Assert.Equal([new Arrow("B", "A")], Diagram.Of("```floors\nA -> B\nB -> A, C\n```\n", "floors").Upward);

    private static KeyValuePair<string, string> Added(string folder, string parameter) =>
        new($"src/LlamaBatch/{folder}/Added.cs", $"namespace LlamaBatch; internal sealed class AddedTo{folder}({parameter});");
}
