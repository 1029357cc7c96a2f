using System.Xml.Linq;
using LlamaBatch.Tests;

namespace LlamaBatch.Generators.Tests;

/// <summary>The projects of the repository but those of tests, and the folders of their sources.</summary>
internal static class House
{
    private const string Configuration = "src/LlamaBatch/Configuration";

    private static readonly Dictionary<string, FolderArrows> _arrows = [];

    /// <summary>The project files, by their paths from the root of the repository.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        "experiments/LlamaBatch.Experiments.csproj",
        "src/LlamaBatch.Torch/LlamaBatch.Torch.csproj",
        "src/LlamaBatch/LlamaBatch.csproj",
        "generators/LlamaBatch.Generators/LlamaBatch.Generators.csproj",
    ];

    /// <summary>The arrows of the code of a house: <c>src</c> or <c>generators</c>.</summary>
    public static FolderArrows ArrowsOf(string house)
    {
        lock (_arrows)
        {
            return _arrows.TryGetValue(house, out FolderArrows? known) ? known : _arrows[house] = ArrowsOf(house, []);
        }
    }

    /// <summary>The arrows with files added to what is there.</summary>
    public static FolderArrows ArrowsOf(string house, IReadOnlyList<KeyValuePair<string, string>> added)
    {
        // The generator compiles the settings too.
        IEnumerable<string> sources = house == "src" ? Sources("src") : Sources("generators").Concat(Sources(Configuration));
        return new FolderArrows(sources.Select(path => KeyValuePair.Create(path, Repository.Read(path))).Concat(added), RoomOf);
    }

    /// <summary>What each project references: projects and packages, those for one system without its name.</summary>
    public static IReadOnlyList<Arrow> References() =>
        [.. from project in Projects
            from reference in XDocument.Parse(Repository.Read(project)).Descendants()
            where reference.Name.LocalName is "ProjectReference" or "PackageReference"
            let name = reference.Attribute("Include")!.Value
            let to = name.StartsWith("libtorch-cpu-", StringComparison.Ordinal) ? "libtorch-cpu" : name.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name
            group to by Path.GetFileNameWithoutExtension(project) into references
            from to in references.Distinct()
            select new Arrow(references.Key, to)];

    private static IEnumerable<string> Sources(string folder) => Repository.SourcesIn(folder).Where(path => !path.Contains("/build/", StringComparison.Ordinal));

    /// <summary>The folder of a file as a diagram calls it: the folder below the project, in Torch with its name before it. What stands beside a project file is the project's own.</summary>
    private static string RoomOf(string path)
    {
        string[] parts = path.Split('/');
        string folder = parts.Length > 3 ? parts[2] : "";
        string project = parts[1] switch { "LlamaBatch.Torch" => "Torch", "LlamaBatch.Generators" => folder.Length > 0 ? "" : "Generator", _ => "" };
        return string.Join('/', new[] { project, folder }.Where(part => part.Length > 0));
    }
}
