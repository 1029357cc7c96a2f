using System.Diagnostics;

namespace LlamaBatch.EndToEnd.Tests;

/// <summary>A short fault campaign; <c>dotnet run -c Release --project tests/LlamaBatch.Faults</c> is a long one.</summary>
public sealed class FaultCampaignTests
{
    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_every_report_is_that_of_an_undisturbed_run()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;                                                                 // the campaign needs /proc and signals
        }

        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "LlamaBatch.Faults.dll"), "--faults", "30", "--seed", "20261124"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process campaign = Process.Start(start)!;
        Task<string> errors = campaign.StandardError.ReadToEndAsync();
        string output = await campaign.StandardOutput.ReadToEndAsync();
        await campaign.WaitForExitAsync();

        Assert.True(campaign.ExitCode == 0, output + await errors);
        Assert.Contains("seed 20261124 | 30 |", output, StringComparison.Ordinal);
        foreach (string none in (string[])["records lost", "wrong reports", "wrong endings"])
        {
            Assert.Contains($"| {none} | 0 |", output, StringComparison.Ordinal);
        }
    }

    [CompilerFact]
    public async Task After_a_system_call_that_fails_nothing_is_lost_and_no_exit_code_says_that_all_is_well()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "LlamaBatch.Faults.dll"), "--calls", "12", "--seed", "20261126"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process campaign = Process.Start(start)!;
        Task<string> errors = campaign.StandardError.ReadToEndAsync();
        string output = await campaign.StandardOutput.ReadToEndAsync();
        await campaign.WaitForExitAsync();

        Assert.True(campaign.ExitCode == 0, output + await errors);
        Assert.Contains("seed 20261126 |", output, StringComparison.Ordinal);
    }

    /// <summary>
    /// A test that needs a C compiler on Linux. Without one it is counted as skipped and says why: a test that passes
    /// unseen would hide that.
    /// </summary>
    private sealed class CompilerFactAttribute : FactAttribute
    {
        public CompilerFactAttribute()
        {
            bool hasCompiler = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, "gcc")));
            Skip = !OperatingSystem.IsLinux()
                ? "The campaign needs /proc and signals."
                : hasCompiler ? null! : "gcc is missing, which compiles the library that lets system calls fail; install gcc.";
        }
    }
}
