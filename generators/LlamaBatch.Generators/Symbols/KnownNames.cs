namespace LlamaBatch.Generators;

/// <summary>The metadata names of types in <c>src/</c>. A test compares each name with the type.</summary>
internal static class KnownNames
{
    public const string ExperimentAttribute = "LlamaBatch.ExperimentAttribute";
    public const string AxisAttribute = "LlamaBatch.AxisAttribute`1";
    public const string TunedPerAttribute = "LlamaBatch.TunedPerAttribute";
    public const string MeasureAttribute = "LlamaBatch.MeasureAttribute`1";
    public const string TargetAttribute = "LlamaBatch.TargetAttribute`1";
    public const string ClaimAttribute = "LlamaBatch.ClaimAttribute";
    public const string TranslationAttribute = "LlamaBatch.TranslationAttribute";
    public const string ScaledAttribute = "LlamaBatch.ScaledAttribute";
    public const string LlamaExperiment = "LlamaBatch.LlamaExperiment";
    public const string ImportedExperiment = "LlamaBatch.ImportedExperiment";
    public const string StepMetric = "LlamaBatch.IStepMetric";
    public const string ValidationMetric = "LlamaBatch.IValidationMetric";
    public const string CostMetric = "LlamaBatch.ICostMetric";
    public const string Metric = "LlamaBatch.IMetric";
    public const string StepTime = "LlamaBatch.StepTime";

    /// <summary>The metrics that compare the gradients of several micro-batches.</summary>
    public static readonly IReadOnlyList<string> MicroBatchMetrics =
    [
        "LlamaBatch.GradientVariance", "LlamaBatch.GradientSquare", "LlamaBatch.PreconditionedVariance", "LlamaBatch.PreconditionedSquare",
    ];

    /// <summary>The metrics that need an optimizer with a preconditioner.</summary>
    public static readonly IReadOnlyList<string> PreconditionerMetrics =
        ["LlamaBatch.PreconditionedVariance", "LlamaBatch.PreconditionedSquare"];

    /// <summary>The metrics that only the fast training step, which is written in C#, can measure.</summary>
    public static readonly IReadOnlyList<string> FastStepMetrics = ["LlamaBatch.GainVariance", "LlamaBatch.GainSquare"];

    /// <summary>The metrics that need a probe, that is, gradients or sharpness measured at the weights of a run.</summary>
    public static readonly IReadOnlyList<string> ProbeMetrics =
    [
        "LlamaBatch.GradientCosine", "LlamaBatch.SignalToNoise", "LlamaBatch.GradientBias", "LlamaBatch.TopEigenvalue",
        "LlamaBatch.SamSharpness", "LlamaBatch.RandomSharpness", LossBarrier,
    ];

    public const string LossBarrier = "LlamaBatch.LossBarrier";

    public const string Optimizer = "LlamaBatch.Optimizer";
    public const string LlamaModel = "LlamaBatch.Torch.LlamaModel";
    public const string TorchOptimizer = "LlamaBatch.Torch.IOptimizer";
    public const string OptimizerExtensions = "LlamaBatch.Torch.OptimizerExtensions";
    public const string Corpus = "LlamaBatch.Corpus";

    public const string Schedule = "LlamaBatch.Schedule";
    public const string TokenSource = "LlamaBatch.Data.TokenSource";
    public const string Verdict = "LlamaBatch.Verdict";
}
