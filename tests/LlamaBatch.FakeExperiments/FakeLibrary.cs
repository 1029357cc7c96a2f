namespace LlamaBatch.FakeExperiments;

/// <summary>No library, with the problem that FAKE_NATIVE says it has.</summary>
internal sealed class FakeLibrary : INativeLibrary
{
    public int Lanes => 16;

    public string? Problem() => Environment.GetEnvironmentVariable("FAKE_NATIVE");

    /// <summary>Adds a line to the file that FAKE_WARM_UPS names: whether the process compiles in tiers.</summary>
    public void WarmUp()
    {
        if (Environment.GetEnvironmentVariable("FAKE_WARM_UPS") is { Length: > 0 } file)
        {
            File.AppendAllText(file, $"tiers: {Environment.GetEnvironmentVariable("DOTNET_TieredCompilation") ?? "default"}\n");
        }
    }

    public double PeakFlops() => 1e9;

    /// <summary>A machine whose steps cost exactly what its products cost.</summary>
    public double SecondsPerStep(TrialPlan plan, double duration, int workers) => plan.Flops / plan.Steps / 1e9 * workers;
}
