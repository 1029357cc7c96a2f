extern alias generators;

using generators::LlamaBatch.Generators;

namespace LlamaBatch.Generators.Tests;

/// <summary>The generator knows the vocabulary by name only; the names must be right.</summary>
public class KnownNamesTests
{
    [Fact]
    public void Each_known_name_is_the_name_of_its_type()
    {
        Assert.Equal(typeof(ExperimentAttribute).FullName, KnownNames.ExperimentAttribute);
        Assert.Equal(typeof(AxisAttribute<>).FullName, KnownNames.AxisAttribute);
        Assert.Equal(typeof(TunedPerAttribute).FullName, KnownNames.TunedPerAttribute);
        Assert.Equal(typeof(MeasureAttribute<>).FullName, KnownNames.MeasureAttribute);
        Assert.Equal(typeof(ClaimAttribute).FullName, KnownNames.ClaimAttribute);
        Assert.Equal(typeof(ScaledAttribute).FullName, KnownNames.ScaledAttribute);
        Assert.Equal(typeof(LlamaExperiment).FullName, KnownNames.LlamaExperiment);
        Assert.Equal(typeof(IStepMetric).FullName, KnownNames.StepMetric);
        Assert.Equal(typeof(IValidationMetric).FullName, KnownNames.ValidationMetric);
        Assert.Equal(typeof(ICostMetric).FullName, KnownNames.CostMetric);
        Assert.Equal(typeof(Verdict).FullName, KnownNames.Verdict);
    }
}
