using LlamaBatch.Execution;

namespace LlamaBatch.Tests.Execution;

public class CostMeasurementTests
{
    /// <summary>A smoke run takes seconds and decides no claim, so it does not wait for a quiet machine.</summary>
    [Theory]
    [InlineData(Scale.Smoke, 1)]
    [InlineData(Scale.Quick, 3)]
    [InlineData(Scale.Full, 3)]
    public void A_smoke_run_measures_a_cost_once(Scale scale, int turns) => Assert.Equal(turns, CostMeasurement.MostTurns(scale));
}
