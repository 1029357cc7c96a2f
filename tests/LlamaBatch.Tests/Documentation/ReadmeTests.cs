using System.Text.RegularExpressions;

namespace LlamaBatch.Tests.Documentation;

/// <summary>The code of the README files: snippets are compiled, and commands are valid.</summary>
/// <remarks>A snippet is part of an experiment or a sample. A command is one that its program takes.</remarks>
public sealed partial class ReadmeTests
{
    /// <summary>Every README file and page beside one.</summary>
    private static IEnumerable<string> Pages =>
        from folder in (string[])["", "src", "generators", "experiments", "tests"]
        let depth = folder.Length == 0 ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Folder, folder), "README.md", depth)
        let path = Path.GetRelativePath(Repository.Folder, file).Replace('\\', '/')
        where !path.Split('/').Any(part => part is "bin" or "obj" or "llamabatch")
        select path;

    /// <summary>The pages that packages carry to other people's projects.</summary>
    private static readonly string[] _packed = ["src/PACKAGE.md", "src/LlamaBatch.Templates/llamabatch/README.md"];

    [Fact]
    public void Every_snippet_stands_in_an_experiment_or_a_sample()
    {
        var sources = Repository.SourcesIn("experiments").Select(file => Dense(Repository.Read(file))).ToList();
        var snippets = Pages.SelectMany(MarkdownCode.BlocksOf).Where(block => block.Language is "csharp" or "cs" or "c#").ToList();

        Assert.NotEmpty(snippets);
        Assert.Empty(snippets
            .Where(snippet => !sources.Any(source => source.Contains(Dense(snippet.Text), StringComparison.Ordinal)))
            .Select(snippet => $"{snippet.Place}: no file below experiments/ has this snippet; copy it from a sample."));
    }

    [Fact]
    public void Every_command_is_taken_by_its_program()
    {
        var commands = Pages.SelectMany(page => MarkdownCode.BlocksOf(page).SelectMany(Lines).Concat(MarkdownCode.SpansOf(page)))
            .Where(code => DocumentedCommand.IsCommand(code.Text)).ToList();

        Assert.Contains(commands, command => command.File == "README.md" && command.Text.Contains("run Smoke", StringComparison.Ordinal));
        Assert.Empty(commands
            .Select(command => (command, Problem: DocumentedCommand.ProblemOf(command.Text)))
            .Where(one => one.Problem is not null)
            .Select(one => $"{one.command.Place}: '{one.command.Text}': {one.Problem}."));
    }

    [Fact]
    public void Every_command_of_a_packed_page_is_taken_by_the_program()
    {
        const string program = "dotnet run -c Release -- ";
        var commands = _packed.SelectMany(page => MarkdownCode.BlocksOf(page).SelectMany(Lines).Concat(MarkdownCode.SpansOf(page)))
            .Where(code => code.Text.StartsWith(program, StringComparison.Ordinal))
            .ToList();

        Assert.Equal(5, commands.Count);
        Assert.Empty(
            from command in commands
            let problem = DocumentedCommand.ProblemOfArguments(command.Text[program.Length..].Split(' '))
            where problem is not null
            select $"{command.Place}: {problem}");
    }

    [Fact]
    public void The_version_of_libtorch_is_the_same_everywhere()
    {
        string central = LibtorchVersion().Match(Repository.Read("Directory.Packages.props")).Groups[1].Value;

        Assert.NotEmpty(central);
        string outside = Repository.Read("src/LlamaBatch.Torch/build/LlamaBatch.Torch.props");
        Assert.Contains($"Version=\"{central}\"", outside, StringComparison.Ordinal);
        Assert.Contains($"libtorch-cpu-linux-x64@{central}", Repository.Read("src/PACKAGE.md"), StringComparison.Ordinal);
        Assert.Contains($"\"@{central}\"", Repository.Read("tests/LlamaBatch.EndToEnd.Tests/PackageTests.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_the_table_of_commands_is_taken_by_the_program()
    {
        var rows = MarkdownCode.SpansOf("README.md")
            .Where(span => CommandRow().IsMatch(LineOf(span)))
            .DistinctBy(span => span.Line)
            .ToList();

        Assert.Contains(rows, row => row.Text.StartsWith("run ", StringComparison.Ordinal));
        Assert.Empty(
            from row in rows
            from line in Expanded(row.Text)
            let problem = DocumentedCommand.ProblemOfArguments(line)
            where problem is not null
            select $"{row.Place}: '{string.Join(' ', line)}': {problem}");
    }

    [Fact]
    public void Every_command_and_option_is_in_the_section_of_commands()
    {
        string section = Section().Match(Repository.Read("README.md")).Value;
        var commands = DocumentedCommand.Commands.Subcommands.Where(command => !command.Hidden).ToList();

        Assert.All(commands, command => Assert.Contains($"\n| `{command.Name}", section, StringComparison.Ordinal));
        Assert.All(
            commands.SelectMany(command => command.Options).Where(option => !option.Hidden),
            option => Assert.Contains(option.Name, section, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_sample_is_listed()
    {
        string list = Repository.Read("experiments/README.md");

        Assert.All(
            Repository.SourcesIn("experiments/samples").Select(file => Path.GetFileName(file)).Where(file => file != "Program.cs"),
            file => Assert.Contains($"[{file}](samples/{file})", list, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dotnet run --project nowhere -- list", "there is no project 'nowhere'")]
    [InlineData("dotnet run -c Release --project experiments -- run Smokes", "experiments has no experiment 'Smokes'")]
    [InlineData("dotnet run -c Release --project experiments -- run Smoke --freshen", "there is no option '--freshen'")]
    [InlineData("dotnet run -c Release --project experiments -- run Smoke --scale tiny",
        "Argument 'tiny' not recognized. Must be one of:\n\t'smoke'\n\t'quick'\n\t'full'")]
    [InlineData("dotnet run -c Release --project tests/LlamaBatch.Faults -- --fault 1", "tests/LlamaBatch.Faults has no option '--fault'")]
    [InlineData("dotnet test --filter NoSuchTests", "there are no tests 'NoSuchTests'")]
    [InlineData("dotnet pack Llama.sln -c Release -o packages", "there is no project 'Llama.sln'")]
    [InlineData("dotnet nuget add source \"$PWD/package\" --name LlamaBatch", "nothing is packed into '$PWD/package'")]
    [InlineData("dotnet new install LlamaBatch.Template", "no project is packed as 'LlamaBatch.Template'")]
    [InlineData("dotnet new llama -n MyStudy", "no template is called 'llama'")]
    [InlineData("dotnet build experiments --quick", "'--quick' is neither a project nor an option that is known here")]
    public void A_command_that_its_program_would_refuse_is_found(string command, string problem) =>
        Assert.Equal(problem, DocumentedCommand.ProblemOf(command)?.ReplaceLineEndings("\n"));

    /// <summary>The lines of a block, each with its own place.</summary>
    private static IEnumerable<MarkdownCode> Lines(MarkdownCode block) =>
        block.Text.Split('\n').Select((line, i) => block with { Line = block.Line + i, Text = line.Trim() });

    private static string LineOf(MarkdownCode code) => Repository.Read(code.File).Split('\n')[code.Line - 1];

    /// <summary>A usage as command lines, one for each value of each option: <c>run [names] [--scale smoke|quick]</c> is two.</summary>
    private static IEnumerable<string[]> Expanded(string usage)
    {
        string command = usage.Split(' ')[0];
        string[] required = [.. usage.Split(' ').Where(word => word.StartsWith('<')).Select(_ => "Smoke")];
        string[] names = required.Length > 0 ? required : usage.Contains("[names]", StringComparison.Ordinal) ? ["Smoke"] : [];
        yield return [command, .. required];
        foreach (Match option in Option().Matches(usage))
        {
            string[] values = option.Groups[2].Success ? option.Groups[2].Value.Split('|') : [];
            foreach (string[] arguments in values.Length == 0 ? [[]] : values.Select(value => (string[])[value == "n" ? "2" : value]))
            {
                yield return [command, .. names, option.Groups[1].Value, .. arguments];
            }
        }
    }

    private static string Dense(string code) => Blank().Replace(code, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^## Commands$.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    /// <summary>A row whose first cell is one piece of code that begins with a word in lower case.</summary>
    [GeneratedRegex(@"^\| `[a-z]+( [^`]*)?` \|")]
    private static partial Regex CommandRow();

    [GeneratedRegex(@"Include=""libtorch-cpu-linux-x64"" Version=""([0-9.]+)""")]
    private static partial Regex LibtorchVersion();

    [GeneratedRegex(@"\[(--[a-z-]+)(?: ([^\]]+))?\]")]
    private static partial Regex Option();
}
