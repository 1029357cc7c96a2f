namespace LlamaBatch.FakeExperiments;

/// <summary>No library, with the problem that FAKE_NATIVE says it has.</summary>
internal sealed class FakeLibrary : INativeLibrary
{
    public int Lanes => 16;

    public string? Problem() => Environment.GetEnvironmentVariable("FAKE_NATIVE");

    public double PeakFlops() => 1e9;

    /// <summary>A machine whose steps cost exactly what its products cost.</summary>
    public double SecondsPerStep(TrialPlan plan, double duration, int workers) => plan.Flops / plan.Steps / 1e9 * workers;
}
