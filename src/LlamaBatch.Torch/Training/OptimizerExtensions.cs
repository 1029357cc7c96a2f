namespace LlamaBatch.Torch;

/// <summary>Creates the built-in optimizers from their settings.</summary>
/// <remarks>The declared type of an experiment's <c>Optimizer</c> chooses at compile time.</remarks>
public static class OptimizerExtensions
{
    /// <summary>AdamW for a model.</summary>
    public static AdamWOptimizer CreateFor(this AdamW settings, LlamaModel model) => new(settings, model);

    /// <summary>SGD with momentum for a model.</summary>
    public static SgdOptimizer CreateFor(this Sgd settings, LlamaModel model) => new(settings, model);

    /// <summary>One of each, which <see cref="JitWarmup"/> runs.</summary>
    internal static IReadOnlyList<IOptimizer> EachFor(LlamaModel model) => [new AdamW().CreateFor(model), new Sgd().CreateFor(model)];
}
