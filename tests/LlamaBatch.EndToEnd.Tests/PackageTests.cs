using System.Diagnostics;
using System.IO.Compression;
using LlamaBatch.Tests;

namespace LlamaBatch.EndToEnd.Tests;

/// <summary>The packages as a stranger uses them, in a folder outside the repository.</summary>
public sealed class PackageTests(PackageTests.Packages packages) : IClassFixture<PackageTests.Packages>
{
    [Fact]
    public void A_new_project_trains_and_reports()
    {
        using var folder = new ForeignFolder(packages);
        folder.Run("new", "install", packages.Template, "--debug:custom-hive", folder["hive"]);
        folder.Run("new", "llamabatch", "-n", "Rates", "--debug:custom-hive", folder["hive"]);

        string output = folder.Run("run", "-c", "Release", "--project", "Rates", "--", "run", "--scale", "smoke");

        string report = File.ReadAllText(folder["Rates/Rates/runs/smoke/REPORT.md"]);
        Assert.Contains("All ", output, StringComparison.Ordinal);
        Assert.Contains("> A small Llama is trained on .NET's documentation", report, StringComparison.Ordinal);
        Assert.Contains("\ndotnet run -c Release -- run Rates --scale smoke\n", report, StringComparison.Ordinal);

        // The build has told the cost, and written the report that says "not yet run".
        Assert.Contains("Not yet run.", File.ReadAllText(folder["Rates/Rates/REPORT.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_file_trains_and_reports()
    {
        using var folder = new ForeignFolder(packages);
        string template = Path.Combine(Repository.Folder, "src/LlamaBatch.Templates/llamabatch");
        File.WriteAllText(folder["Study.cs"], $"""
            #:package LlamaBatch.Torch@{packages.Version}
            #:package {packages.Libtorch}
            #:property PublishAot=false
            using LlamaBatch;
            {File.ReadAllText(Path.Combine(template, "Program.cs"))}
            {File.ReadAllText(Path.Combine(template, "MyStudy/MyStudy.cs"))}
            """);

        folder.Run("run", "-c", "Release", "Study.cs", "--", "run", "--scale", "smoke");

        Assert.Contains(
            "\ndotnet run -c Release Study.cs -- run MyStudy --scale smoke\n",
            File.ReadAllText(folder["MyStudy/runs/smoke/REPORT.md"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_outside_the_repository_uses_its_source()
    {
        using var folder = new ForeignFolder(packages);
        string template = Path.Combine(Repository.Folder, "src/LlamaBatch.Templates/llamabatch");
        File.WriteAllText(folder["Outside.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Path.Combine(Repository.Folder, "src/FromSource.props")}" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
            </Project>
            """);
        File.Copy(Path.Combine(template, "Program.cs"), folder["Program.cs"]);
        Directory.CreateDirectory(folder["MyStudy"]);
        File.Copy(Path.Combine(template, "MyStudy/MyStudy.cs"), folder["MyStudy/MyStudy.cs"]);

        folder.Run("run", "-c", Packages.Configuration, "--", "run", "--scale", "smoke");

        Assert.Contains("> A small Llama is trained", File.ReadAllText(folder["MyStudy/runs/smoke/REPORT.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_carries_the_generator_the_code_fixes_and_the_page_of_diagnostics()
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(packages.Folder, $"LlamaBatch.{packages.Version}.nupkg"));

        Assert.Equal(
            ["DIAGNOSTICS.md", "Humanizer.dll", "LlamaBatch.CodeFixes.dll", "LlamaBatch.Generators.dll", "Scriban.Signed.dll"],
            package.Entries.Where(entry => entry.FullName.StartsWith("analyzers/dotnet/cs/", StringComparison.Ordinal))
                .Select(entry => entry.Name)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_program_without_libtorch_is_told_which_package_to_add()
    {
        using var folder = new ForeignFolder(packages);
        File.WriteAllText(folder["Bare.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="LlamaBatch.Torch" Version="{packages.Version}" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(folder["Program.cs"], "return 0;");

        string output = folder.Run(expectedCode: 1, "build", "-c", "Release");

        Assert.Contains("error LB8105: The project has no libtorch, so nothing can be trained. Add the package", output);
    }

    /// <summary>The packages, packed once from what the build has compiled.</summary>
    public sealed class Packages : IDisposable
    {
        private static readonly string _cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        public Packages()
        {
            foreach (string project in new[] { "LlamaBatch", "LlamaBatch.Torch", "LlamaBatch.Templates" })
            {
                Dotnet(
                    Path.Combine(Repository.Folder, "src", project),
                    0,
                    ["pack", "--no-build", "-c", Configuration, "-o", Folder, $"-p:PackageVersion={Version}"]);
            }
        }

        /// <summary>The configuration that the tests were built in.</summary>
        public static string Configuration { get; } =
            AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

        /// <summary>The folder of the packages.</summary>
        public string Folder { get; } = Directory.CreateTempSubdirectory("llamabatch-packages-").FullName;

        /// <summary>A version that no other run of the tests has left in the cache of packages.</summary>
        public string Version { get; } = $"1.0.0-test.{Guid.NewGuid():N}";

        /// <summary>The package of the template.</summary>
        public string Template => Path.Combine(Folder, $"LlamaBatch.Templates.{Version}.nupkg");

        /// <summary>The package of this system's libtorch, as a single file names it.</summary>
        public string Libtorch { get; } = (OperatingSystem.IsWindows() ? "libtorch-cpu-win-x64"
            : OperatingSystem.IsMacOS() ? "libtorch-cpu-osx-arm64"
            : "libtorch-cpu-linux-x64") + "@2.10.0";

        public void Dispose()
        {
            Directory.Delete(Folder, recursive: true);
            foreach (string name in new[] { "llamabatch", "llamabatch.torch" })
            {
                string unpacked = Path.Combine(_cache, name, Version);
                if (Directory.Exists(unpacked))
                {
                    Directory.Delete(unpacked, recursive: true);
                }
            }
        }

        /// <summary>Runs dotnet in a folder to its end.</summary>
        /// <returns>What it printed.</returns>
        internal static string Dotnet(string folder, int expectedCode, string[] arguments)
        {
            var start = new ProcessStartInfo("dotnet", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };

            // A stranger's build is not started by that of the tests.
            string[] inherited = [.. start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase))];
            foreach (string name in inherited)
            {
                start.Environment.Remove(name);
            }

            using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd() + errors.Result;
            process.WaitForExit();
            Assert.True(process.ExitCode == expectedCode, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
            return output;
        }
    }

    /// <summary>An empty folder whose builds find the packages.</summary>
    private sealed class ForeignFolder : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-stranger-").FullName;

        public ForeignFolder(Packages packages) => File.WriteAllText(this["NuGet.config"], $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration><packageSources><add key="llamabatch-test" value="{packages.Folder}" /></packageSources></configuration>
            """);

        public string this[string path] => Path.Combine(_folder, path);

        public string Run(params string[] arguments) => Run(expectedCode: 0, arguments);

        public string Run(int expectedCode, params string[] arguments) => Packages.Dotnet(_folder, expectedCode, arguments);

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
