namespace LlamaBatch.FakeExperiments;

/// <summary>No library, with the problem that FAKE_NATIVE says it has.</summary>
internal sealed class FakeLibrary : INativeLibrary
{
    public string? Problem() => Environment.GetEnvironmentVariable("FAKE_NATIVE");

    public double PeakFlops() => 1e9;
}
