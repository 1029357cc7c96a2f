using System.Collections.Concurrent;
using System.Xml.Linq;
using LlamaBatch.Tests;

namespace LlamaBatch.Generators.Tests;

/// <summary>The projects of the repository but those of tests, and the folders of their sources.</summary>
internal static class House
{
    private const string Configuration = "src/LlamaBatch/Configuration";

    private static readonly ConcurrentDictionary<string, Lazy<FolderArrows>> _arrows = new(StringComparer.Ordinal);

    /// <summary>The project files, by their paths from the root of the repository.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        "experiments/LlamaBatch.Experiments.csproj",
        "src/LlamaBatch.Torch/LlamaBatch.Torch.csproj",
        "src/LlamaBatch/LlamaBatch.csproj",
        "generators/LlamaBatch.CodeFixes/LlamaBatch.CodeFixes.csproj",
        "generators/LlamaBatch.Generators/LlamaBatch.Generators.csproj",
    ];

    /// <summary>The arrows of the code of a house: <c>src</c> or <c>generators</c>. A house is compiled once.</summary>
    public static FolderArrows ArrowsOf(string house) => _arrows.GetOrAdd(house, _ => new(() => Compiled(house))).Value;

    /// <summary>The folders that a house's diagram lists, with their arrows.</summary>
    public static Diagram DiagramOf(string house) => Diagram.Of(Repository.Read($"{house}/README.md"), "floors");

    /// <summary>What each project references: projects and packages, those for one system without its name.</summary>
    /// <remarks>A project that another one packs along, but neither compiles against nor runs, is no reference.</remarks>
    public static IReadOnlyList<Arrow> References() =>
        [.. from project in Projects
            from file in WithImports(project)
            from reference in XDocument.Parse(Repository.Read(file)).Descendants()
            where reference.Name.LocalName is "ProjectReference" or "PackageReference" && reference.Attribute("Include") is not null
            let isCompiled = reference.Attribute("ReferenceOutputAssembly")?.Value != "false"
            where isCompiled || reference.Attribute("OutputItemType")?.Value == "Analyzer"
            let name = reference.Attribute("Include")!.Value
            let to = name.StartsWith("libtorch-cpu-", StringComparison.Ordinal)
                ? "libtorch-cpu"
                : name.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name
            group to by Path.GetFileNameWithoutExtension(project) into references
            from to in references.Distinct()
            select new Arrow(references.Key, to)];

    /// <summary>The room of a file: the most specific folder that the diagram lists.</summary>
    /// <remarks>
    /// Rooms are named from the project's folder, in Torch and CodeFixes with its name before them; what stands beside a project file
    /// is the project's own. A folder beside the listed ones is its own room, so that the diagram must learn it.
    /// </remarks>
    public static string RoomOf(string path, IReadOnlySet<string> listed)
    {
        string[] parts = path.Split('/');
        string[] folders = parts[2..^1];
        string project = parts[1] switch
        {
            "LlamaBatch.Torch" => "Torch",
            "LlamaBatch.CodeFixes" => "CodeFixes",
            "LlamaBatch.Generators" when folders.Length == 0 => "Generator",
            _ => "",
        };
        string Room(int depth) => string.Join('/', folders.Take(depth).Prepend(project).Where(part => part.Length > 0));

        return Enumerable.Range(1, folders.Length).Reverse().Select(Room).FirstOrDefault(listed.Contains) ?? Room(1);
    }

    private static FolderArrows Compiled(string house)
    {
        // The generator compiles the settings too.
        IEnumerable<string> sources = house == "src" ? Sources("src") : Sources("generators").Concat(Sources(Configuration));
        var listed = DiagramOf(house).Lines.Select(line => line.From).ToHashSet(StringComparer.Ordinal);
        return new FolderArrows(sources.Select(path => KeyValuePair.Create(path, Repository.Read(path))), path => RoomOf(path, listed));
    }

    /// <summary>A project file, and the files with references that it imports.</summary>
    private static IEnumerable<string> WithImports(string project) =>
        Repository.Read(project).Contains("src/FromSource.props", StringComparison.Ordinal)
            ? [project, "src/FromSource.props", "src/LlamaBatch.Torch/build/LlamaBatch.Torch.props"]
            : [project];

    /// <summary>The sources of a house, without what a build compiles itself and what a template copies.</summary>
    private static IEnumerable<string> Sources(string folder) =>
        from path in Repository.SourcesIn(folder)
        where !path.Contains("/build/", StringComparison.Ordinal) && !path.StartsWith("src/LlamaBatch.Templates/", StringComparison.Ordinal)
        select path;
}
