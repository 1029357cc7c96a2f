namespace LlamaBatch.Torch;

/// <summary>Creates the built-in optimizers from their settings.</summary>
/// <remarks>The compiler chooses the overload by the declared type of an experiment's <c>Optimizer</c>.</remarks>
public static class OptimizerExtensions
{
    /// <summary>Creates the AdamW optimizer for a model.</summary>
    public static AdamWOptimizer CreateFor(this AdamW settings, LlamaModel model) => new(settings, model);

    /// <summary>Creates the SGD optimizer with momentum for a model.</summary>
    public static SgdOptimizer CreateFor(this Sgd settings, LlamaModel model) => new(settings, model);

    /// <summary>Creates one of each built-in optimizer, for <see cref="JitWarmup"/>.</summary>
    internal static IReadOnlyList<IOptimizer> EachFor(LlamaModel model) => [new AdamW().CreateFor(model), new Sgd().CreateFor(model)];
}
