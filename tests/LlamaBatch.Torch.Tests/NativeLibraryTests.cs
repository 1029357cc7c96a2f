namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class NativeLibraryTests
{
    [Fact]
    public void The_library_in_the_output_folder_loads() => Assert.Null(NativeLibraryCheck.Problem());

    [Fact]
    public void A_folder_without_libraries_is_said_to_lack_them()
    {
        string problem = NativeLibraryCheck.LoaderProblem(Path.GetTempPath())!;

        Assert.Contains("c10", problem, StringComparison.Ordinal);
        Assert.Contains("is missing", problem, StringComparison.Ordinal);
        Assert.Single(problem.Split('\n'));
    }

    [Fact]
    public void A_file_that_is_no_library_is_named()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        string folder = Directory.CreateTempSubdirectory("llamabatch-").FullName;
        File.WriteAllText(Path.Combine(folder, "libc10.so"), "torn");

        string problem = NativeLibraryCheck.LoaderProblem(folder)!;

        Directory.Delete(folder, recursive: true);
        Assert.Contains("libc10.so: file too short", problem, StringComparison.Ordinal);
        Assert.Single(problem.Split('\n'));
    }

    [Theory]
    [InlineData(
        "/usr/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by libLibTorchSharp.so)",
        "install the libstdc++ of GCC 13")]
    [InlineData("/lib/libc.so.6: version `GLIBC_2.28' not found (required by libc10.so)", "The system's C library is too old")]
    public void What_the_loader_says_is_given_a_remedy(string loader, string remedy)
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains(remedy, NativeLibraryCheck.Explain(loader, "/app"), StringComparison.Ordinal);
        }
    }
}
