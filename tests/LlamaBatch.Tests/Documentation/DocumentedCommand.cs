using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using LlamaBatch.CommandLine;

namespace LlamaBatch.Tests.Documentation;

/// <summary>A command of the documentation, checked without running it: its project exists, and the program takes its arguments.</summary>
internal static partial class DocumentedCommand
{
    /// <summary>The projects of experiments, whose arguments are those of <see cref="CommandTree"/>.</summary>
    private static readonly string[] _studies = ["experiments", "experiments/samples"];

    private const string Template = "src/LlamaBatch.Templates/llamabatch/.template.config/template.json";

    /// <summary>The study that a reader is told to create.</summary>
    private const string OwnStudy = "MyStudy";

    /// <summary>Whether a piece of code is a command: <c>dotnet</c>, with variables before it or not.</summary>
    public static bool IsCommand(string text) => Start().IsMatch(text);

    /// <summary>What is wrong with a command, as a sentence; null if nothing is.</summary>
    public static string? ProblemOf(string command)
    {
        List<string> words = [.. CommandLineParser.SplitCommandLine(Start().Replace(command, ""))];
        int end = words.IndexOf("--");
        List<string> options = end < 0 ? words : words[..end];
        List<string> arguments = end < 0 ? [] : words[(end + 1)..];
        return options switch
        {
            ["run", "-c", "Release", "--project", var project] => ProblemOfProgram(project, arguments),
            ["run", "--project", var project] => ProblemOfProgram(project, arguments),
            ["build" or "test", ..] => ProblemOfBuild(options[1..]),
            ["pack", var project, "-c", "Release", "-o", _] => IsProject(project) ? null : $"there is no project '{project}'",
            ["nuget", "add", "source", var folder, "--name", _] => IsPacked(folder) ? null : $"nothing is packed into '{folder}'",
            ["new", "install", var package] => IsProject($"src/{package}") ? null : $"no project is packed as '{package}'",
            ["new", var template, ..] =>
                Repository.Read(Template).Contains($"\"shortName\": \"{template}\"", StringComparison.Ordinal)
                    ? null
                    : $"no template is called '{template}'",
            _ => "write it as 'dotnet run [-c Release] --project <project> [-- arguments]', or as "
                + "'dotnet build', 'test', 'pack', 'new' or 'nuget'",
        };
    }

    /// <summary>What is wrong with arguments of a program of experiments, as a sentence; null if nothing is.</summary>
    public static string? ProblemOfArguments(IReadOnlyList<string> arguments)
    {
        ParseResult parsed = Commands.Parse(arguments);
        // Names of experiments may be anything, a misspelled option too; the commands refuse it only when they run.
        return parsed.Errors.Count > 0 ? parsed.Errors[0].Message
            : parsed.Tokens.FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.StartsWith('-')) is { } option
                ? $"there is no option '{option.Value}'"
            : null;
    }

    /// <summary>The commands of a program of experiments.</summary>
    public static RootCommand Commands { get; } = new CommandTree(".", _ => throw new InvalidOperationException("Only parsed.")).Root;

    private static string? ProblemOfProgram(string project, List<string> arguments)
    {
        if (!IsProject(project))
        {
            return $"there is no project '{project}'";
        }

        if (!_studies.Contains(project))
        {
            string sources = string.Concat(Repository.SourcesIn(project).Select(Repository.Read));
            string? unknown = arguments
                .Where(word => word.StartsWith("--", StringComparison.Ordinal))
                .FirstOrDefault(word => !sources.Contains($"\"{word}\"", StringComparison.Ordinal));
            return unknown is null ? null : $"{project} has no option '{unknown}'";
        }

        return ProblemOfArguments(arguments)
            ?? NamesIn(arguments).Except(ExperimentsOf(project)).Select(name => $"{project} has no experiment '{name}'").FirstOrDefault();
    }

    private static string? ProblemOfBuild(IReadOnlyList<string> options) => options switch
    {
        [] => null,
        ["-c", "Debug" or "Release", ..] => ProblemOfBuild([.. options.Skip(2)]),
        ["--filter", var test, ..] => Repository.SourcesIn("tests").Any(file => Path.GetFileNameWithoutExtension(file) == test)
            ? ProblemOfBuild([.. options.Skip(2)])
            : $"there are no tests '{test}'",
        [var property, ..] when Property().IsMatch(property) => ProblemOfBuild([.. options.Skip(1)]),
        [var project, ..] when IsProject(project) => ProblemOfBuild([.. options.Skip(1)]),
        [var unknown, ..] => $"'{unknown}' is neither a project nor an option that is known here",
    };

    /// <summary>A solution, a project, or a folder that has exactly one of either.</summary>
    private static bool IsProject(string path)
    {
        string full = Path.Combine(Repository.Folder, path);
        return File.Exists(full)
            ? Path.GetExtension(path) is ".sln" or ".csproj"
            : Directory.Exists(full) && Directory.EnumerateFiles(full).Count(file => Path.GetExtension(file) is ".sln" or ".csproj") == 1;
    }

    /// <summary>Whether README packs into a folder, which is beside it.</summary>
    private static bool IsPacked(string folder) => folder.StartsWith("$PWD/", StringComparison.Ordinal)
        && Repository.Read("README.md").Contains($"-o {folder["$PWD/".Length..]}`", StringComparison.Ordinal);

    /// <summary>The experiments that a command names in full.</summary>
    private static IEnumerable<string> NamesIn(List<string> arguments) =>
        arguments.Skip(1).TakeWhile(word => !word.StartsWith('-'))
            .Where(name => name != OwnStudy && !name.Contains('*', StringComparison.Ordinal));

    private static IEnumerable<string> ExperimentsOf(string project) =>
        from file in Repository.SourcesIn(project)
        where project != _studies[0] || !file.StartsWith(_studies[1], StringComparison.Ordinal)
        from record in Experiment().Matches(Repository.Read(file))
        select record.Groups[1].Value;

    [GeneratedRegex(@"^(?:[A-Z_]+=\S+ )*dotnet ")]
    private static partial Regex Start();

    [GeneratedRegex(@"^-p:\w+=\w+$")]
    private static partial Regex Property();

    [GeneratedRegex(@"partial record (\w+) : LlamaExperiment")]
    private static partial Regex Experiment();
}
