using LlamaBatch.Tests;

namespace LlamaBatch.Generators.Tests;

/// <summary>The diagrams of src/README.md and generators/README.md, held against the code.</summary>
public class LayeringTests
{
    [Theory]
    [InlineData("src")]
    [InlineData("generators")]
    public void Folders_use_those_below_them_in_the_diagram_and_no_others(string house)
    {
        Diagram diagram = House.DiagramOf(house);
        FolderArrows drawn = House.ArrowsOf(house);

        string[] problems =
        [
            .. diagram.Upward.Select(arrow => $"{arrow} runs up."),
            .. drawn.All.Except(diagram.Arrows).Select(arrow => $"{arrow} is not in the diagram: {drawn.PlacesOf(arrow)[0]}"),
            .. diagram.Arrows.Except(drawn.All).Select(arrow => $"{arrow} is in the diagram, and no code needs it."),
        ];
        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

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
            project => Repository.Read(project)
                .Contains("InternalsVisibleTo Include=\"LlamaBatch.Experiments\"", StringComparison.Ordinal));

    [Fact]
    public void The_root_namespace_holds_what_a_record_writes_and_no_more()
    {
        string[] folders = ["Annotations", "Articles", "Claims", "Configuration", "Metrics", "Results"];
        // What a program names; the parts of corpora that read; a part of samples; tables of runs.
        string[] others =
        [
            "CommandLine/ExperimentHost.cs", "Execution/INativeLibrary.cs",
            "Data/Corpus.Reading.cs", "Data/DotNetDocs.Reading.cs", "Data/MarkovText.Reading.cs", "Data/TextFiles.Reading.cs",
            "Statistics/Interval.cs",
            "Runs/CurvePoint.cs", "Runs/EvaluationGrid.cs", "Runs/ImportedExperiment.cs", "Runs/ImportedRun.cs", "Runs/Progress.cs",
            "Runs/ProgressUnit.cs",
            "Runs/ReachedTarget.cs", "Runs/RunTable.cs", "Runs/RunTable.Reading.cs", "Runs/RunTarget.cs",
        ];

        Assert.Equal(
            others.Order(StringComparer.Ordinal),
            Repository.SourcesIn("src/LlamaBatch")
                .Where(path => Repository.Read(path).Split('\n').Contains("namespace LlamaBatch;"))
                .Select(path => path["src/LlamaBatch/".Length..])
                .Where(path => !folders.Contains(path.Split('/')[0]))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_vocabulary_references_no_native_code_and_no_compiler()
    {
        var references = typeof(LlamaExperiment).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.DoesNotContain(references, name => name.StartsWith("TorchSharp", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("Scriban", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("LlamaBatch", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Statistics", "Verdict? verdict", "Claims")]
    [InlineData("Journal", "ResultAxis? axis", "Results")]
    [InlineData("Configuration", "LlamaBatch.Data.CorpusShelf? shelf", "Data")]
    [InlineData("Execution", "LlamaBatch.Execution.MemoryGate? gate", "Execution/Host")]
    [InlineData("Execution/Costs", "LlamaBatch.Execution.HostPipe? line", "Execution/Worker")]
    [InlineData("Execution/Host", "LlamaBatch.Execution.HostPipe? line", "Execution/Worker")]
    [InlineData("Execution/Worker", "LlamaBatch.Execution.MemoryGate? gate", "Execution/Host")]
    [InlineData("Reporting/Markdown", "LlamaBatch.Reporting.Facts.Fact? fact", "Reporting/Facts")]
    [InlineData("Reporting/Facts", "LlamaBatch.Reporting.Sections.ReportDocument? document", "Reporting/Sections")]
    [InlineData("Reporting/Languages", "LlamaBatch.Reporting.Figures.SvgCanvas? canvas", "Reporting/Figures")]
    [InlineData("Reporting/Analyses", "LlamaBatch.Reporting.Sections.ReportDocument? document", "Reporting/Sections")]
    public void An_added_arrow_is_found(string folder, string parameter, string to)
    {
        FolderArrows drawn = House.ArrowsOf("src")
            .OfAdded([new($"src/LlamaBatch/{folder}/Added.cs", $"namespace LlamaBatch; internal sealed class Added({parameter});")]);

        Assert.Equal([new Arrow(folder, to)], drawn.All);
        Assert.DoesNotContain(new Arrow(folder, to), House.DiagramOf("src").Arrows);
    }

    [Theory]
    [InlineData("src/LlamaBatch/A/B/C/File.cs", "A/B")]
    [InlineData("src/LlamaBatch/A/Other/File.cs", "A")]
    [InlineData("src/LlamaBatch/New/B/File.cs", "New")]
    [InlineData("src/LlamaBatch.Torch/File.cs", "Torch")]
    [InlineData("src/LlamaBatch.Torch/New/File.cs", "Torch/New")]
    [InlineData("generators/LlamaBatch.Generators/File.cs", "Generator")]
    public void A_file_belongs_to_the_most_specific_listed_folder(string path, string room) =>
        Assert.Equal(room, House.RoomOf(path, new HashSet<string> { "A", "A/B", "Torch", "Generator" }));

    [Fact]
    public void A_diagram_with_a_cycle_is_refused() =>
        Assert.Equal([new Arrow("B", "A")], Diagram.Of("```floors\nA -> B\nB -> A, C\n```\n", "floors").Upward);
}
