using System.Diagnostics;

namespace LlamaBatch.Torch.Tests;

/// <summary>The build task that makes TorchSharp's library load, run by MSBuild as a build runs it.</summary>
public sealed class WeakenSymbolVersionTests : IDisposable
{
    private const string Library = "libLibTorchSharp.so";

    private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-").FullName;

    private static string Original { get; } = Path.Combine(AppContext.BaseDirectory, Library);

    private string Package => Path.Combine(_folder, Library);

    private string Copy => Path.Combine(_folder, "obj", "weakened", "0.107.0", Library);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("NativeCopyLocalItems")]                // a program for one system
    [InlineData("RuntimeTargetsCopyLocalItems")]        // a portable one, or one that takes LlamaBatch from NuGet
    public void The_weakened_copy_takes_the_place_of_the_package_s_file_which_stays_as_it_was(string items)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;                                                             // only there does a library ask for versions of libstdc++
        }

        byte[] unmarked = Unmarked();
        File.WriteAllBytes(Package, unmarked);
        File.WriteAllText(Path.Combine(_folder, "libtorch_python.so"), "for Python only");

        (int code, string output) = Build(items);

        Assert.True(code == 0, output);
        Assert.Contains($"copied: {Copy} to its-place;", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Package, output, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch_python", output, StringComparison.Ordinal);
        Assert.Equal(unmarked, File.ReadAllBytes(Package));
        byte[] marked = File.ReadAllBytes(Copy);
        Assert.Equal(1, unmarked.Zip(marked).Count(pair => pair.First != pair.Second));
    }

    [Fact]
    public void A_second_build_writes_nothing_and_a_newer_package_is_weakened_again()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        File.WriteAllBytes(Package, Unmarked());
        Assert.Equal(0, Build().ExitCode);
        DateTime written = File.GetLastWriteTimeUtc(Copy);
        byte[] marked = File.ReadAllBytes(Copy);
        string link = Path.Combine(_folder, "hard-link-in-an-output-folder.so");
        Process.Start("ln", [Copy, link])!.WaitForExit();

        Build();
        Assert.Equal(written, File.GetLastWriteTimeUtc(Copy));

        File.WriteAllBytes(Package, marked);                                    // already weak: the same bytes
        File.SetLastWriteTimeUtc(Package, written.AddMinutes(1));
        Assert.Equal(0, Build().ExitCode);
        Assert.Equal(marked, File.ReadAllBytes(Copy));
        Assert.Equal(marked, File.ReadAllBytes(link));
        Assert.NotEqual(written, File.GetLastWriteTimeUtc(Copy));
        Assert.Equal(written, File.GetLastWriteTimeUtc(link));                  // replaced, not written in place
    }

    [Fact]
    public void A_system_that_has_the_version_keeps_the_package_s_file()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        File.WriteAllBytes(Package, Unmarked());
        File.WriteAllText(Path.Combine(_folder, "libstdc++.so.6"), "\0GLIBCXX_3.4.31\0GLIBCXX_3.4.32\0");

        (int code, string output) = Build();

        Assert.Equal(0, code);
        Assert.Contains($"copied: {Package} ", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Copy));
    }

    [Theory]
    [InlineData("not a library", "not a 64-bit little-endian ELF library")]
    [InlineData("\u007fELF", "not a 64-bit little-endian ELF library")]
    [InlineData("", "not a 64-bit little-endian ELF library")]
    public void A_file_that_is_not_as_expected_fails_the_build_with_a_sentence(string content, string reason)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        File.WriteAllText(Package, content);

        (int code, string output) = Build();

        Assert.NotEqual(0, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.Contains("LlamaBatchWeakenLibTorchSharp", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Copy));
    }

    [Theory]
    [InlineData(false, "it is not a whole 64-bit ELF library")]
    [InlineData(true, "it does not ask for GLIBCXX_3.4.32")]
    public void A_library_that_is_cut_short_or_asks_for_another_version_is_refused(bool whole, string reason)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        byte[] bytes = Unmarked();
        int name = bytes.AsSpan().IndexOf("GLIBCXX_3.4.32"u8);
        bytes[name + 13] = (byte)'9';
        File.WriteAllBytes(Package, whole ? bytes : bytes[..(bytes.Length / 2)]);

        (int code, string output) = Build();

        Assert.NotEqual(0, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
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

    private (int ExitCode, string Output) Build(string items = "NativeCopyLocalItems")
    {
        string project = Path.Combine(_folder, "test.proj");
        string targets = Path.Combine(AppContext.BaseDirectory, "build", "LlamaBatch.Torch.targets");
        File.WriteAllText(project, $"""
            <Project>
              <Import Project="{targets}" />
              <Target Name="ResolvePackageAssets">
                <ItemGroup>
                  <{items} Include="{Package};{_folder}/libtorch_python.so" NuGetPackageVersion="0.107.0" DestinationSubPath="its-place" />
                </ItemGroup>
              </Target>
              <Target Name="Show" DependsOnTargets="ResolvePackageAssets">
                <Message Importance="high" Text="copied: %({items}.FullPath) to %({items}.DestinationSubPath);" />
              </Target>
            </Project>
            """);
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "msbuild", project, "-t:Show", "-nologo", "-v:m",
                $"-p:IntermediateOutputPath={_folder}/obj/", $"-p:LlamaBatchLibStdCxx={_folder}/libstdc++.so.6",
            ])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
