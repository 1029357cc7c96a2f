extern alias generators;

using generators::LlamaBatch.Generators;

namespace LlamaBatch.Generators.Tests;

/// <summary>The generator knows the vocabulary by name only; the names must be right.</summary>
public class KnownNamesTests
{
    [Fact]
    public void Each_known_name_is_the_name_of_its_type()
    {
        Assert.Equal(KnownNames.ExperimentAttribute, typeof(ExperimentAttribute).FullName);
        Assert.Equal(KnownNames.AxisAttribute, typeof(AxisAttribute<>).FullName);
        Assert.Equal(KnownNames.TunedPerAttribute, typeof(TunedPerAttribute).FullName);
        Assert.Equal(KnownNames.MeasureAttribute, typeof(MeasureAttribute<>).FullName);
        Assert.Equal(KnownNames.TargetAttribute, typeof(TargetAttribute<>).FullName);
        Assert.Equal(KnownNames.ClaimAttribute, typeof(ClaimAttribute).FullName);
        Assert.Equal(KnownNames.ScaledAttribute, typeof(ScaledAttribute).FullName);
        Assert.Equal(KnownNames.LlamaExperiment, typeof(LlamaExperiment).FullName);
        Assert.Equal(KnownNames.StepMetric, typeof(IStepMetric).FullName);
        Assert.Equal(KnownNames.ValidationMetric, typeof(IValidationMetric).FullName);
        Assert.Equal(KnownNames.CostMetric, typeof(ICostMetric).FullName);
        Assert.Equal(KnownNames.StepTime, typeof(StepTime).FullName);
        Assert.Equal(KnownNames.Optimizer, typeof(Optimizer).FullName);
        Assert.Equal(KnownNames.Corpus, typeof(Corpus).FullName);
        Assert.Equal(KnownNames.TokenSource, typeof(LlamaBatch.Data.TokenSource).FullName);
        Assert.Equal(NamesOf(metric => metric.NeedsMicroBatches), KnownNames.MicroBatchMetrics.Order());
        Assert.Equal(NamesOf(metric => metric.NeedsPreconditioner), KnownNames.PreconditionerMetrics.Order());
        Assert.Equal(NamesOf(metric => metric.NeedsFastStep), KnownNames.FastStepMetrics.Order());
        Assert.Equal(
            typeof(IValidationMetric).Assembly.GetTypes()
                .Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IValidationMetric)))
                .Where(type => ((MetricDefinition)typeof(MetricDefinition).GetMethod(nameof(MetricDefinition.Validation))!
                    .MakeGenericMethod(type).Invoke(null, [0L])!).Probes != ProbeKinds.None)
                .Select(type => type.FullName)
                .Order(),
            KnownNames.ProbeMetrics.Order());
        Assert.Equal(KnownNames.Verdict, typeof(Verdict).FullName);
    }

    /// <summary>The step metrics of the house whose definition has a property.</summary>
    private static IEnumerable<string> NamesOf(Func<MetricDefinition, bool> has) => typeof(IStepMetric).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IStepMetric)))
        .Where(type => has(
            (MetricDefinition)typeof(MetricDefinition).GetMethod(nameof(MetricDefinition.Step))!.MakeGenericMethod(type)
                .Invoke(null, [0L])!))
        .Select(type => type.FullName!)
        .Order();
}
