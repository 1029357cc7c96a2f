using System.Diagnostics;

namespace LlamaBatch.Torch.Tests;

/// <summary>The build task that makes TorchSharp's library load, run by MSBuild as a build runs it.</summary>
public sealed class MarkVersionWeakTests : IDisposable
{
    private const string Library = "libLibTorchSharp.so";

    private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-").FullName;

    private static string Original { get; } = Path.Combine(AppContext.BaseDirectory, Library);

    private string Copy => Path.Combine(_folder, "out", Library);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_hard_link_is_replaced_and_its_source_stays_as_it_was()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;                                                             // only there does a library ask for versions of libstdc++
        }

        string source = Path.Combine(_folder, "cached.so");
        byte[] unmarked = Unmarked();
        File.WriteAllBytes(source, unmarked);
        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        Process.Start("ln", [source, Copy])!.WaitForExit();

        (int code, string output) = Build();
        byte[] marked = File.ReadAllBytes(Copy);
        Build();

        Assert.True(code == 0, output);
        Assert.Equal(unmarked, File.ReadAllBytes(source));
        Assert.Equal(1, unmarked.Zip(marked).Count(pair => pair.First != pair.Second));
        Assert.Equal(marked, File.ReadAllBytes(Copy));                          // a second build has nothing to do
        Assert.Equal(File.GetLastWriteTimeUtc(source), File.GetLastWriteTimeUtc(Copy));
    }

    [Fact]
    public void A_system_that_has_the_version_is_left_alone()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        File.WriteAllBytes(Copy, Unmarked());
        File.WriteAllText(Path.Combine(_folder, "libstdc++.so.6"), "\0GLIBCXX_3.4.31\0GLIBCXX_3.4.32\0");

        Assert.Equal(0, Build().ExitCode);
        Assert.Equal(Unmarked(), File.ReadAllBytes(Copy));
    }

    [Theory]
    [InlineData("not a library")]
    [InlineData("\u007fELF")]
    [InlineData("")]
    public void A_file_that_is_not_as_expected_fails_the_build_with_a_sentence(string content)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        File.WriteAllText(Copy, content);

        (int code, string output) = Build();

        Assert.NotEqual(0, code);
        Assert.Contains("is not the 64-bit library that was expected", output, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(Copy));
    }

    /// <summary>The library as NuGet has it: the one in the output folder may be marked already.</summary>
    private static byte[] Unmarked()
    {
        byte[] bytes = File.ReadAllBytes(Original);
        int name = bytes.AsSpan().IndexOf("GLIBCXX_3.4.32"u8);
        Assert.True(name > 0);

        // A vernaux entry is hash, flags, other, name, next; the hash of the version's name tells the entry.
        uint hash = 0;
        foreach (byte letter in "GLIBCXX_3.4.32"u8)
        {
            hash = (hash << 4) + letter;
            uint high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        int entry = bytes.AsSpan().IndexOf(BitConverter.GetBytes(hash));
        bytes[entry + 4] = 0;
        return bytes;
    }

    private (int ExitCode, string Output) Build()
    {
        string project = Path.Combine(_folder, "test.proj");
        string targets = Path.Combine(AppContext.BaseDirectory, "build", "LlamaBatch.Torch.targets");
        File.WriteAllText(project, $"<Project><Import Project=\"{targets}\" /></Project>");
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-t:MakeTorchSharpLoadable", $"-p:OutDir={_folder}/out/", $"-p:_SystemLibraryFolders={_folder}", "-nologo", "-v:m"])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
