namespace LlamaBatch;

/// <summary>The forward and backward pass that computes the loss and the gradients of a training step.</summary>
/// <remarks>
/// Both kinds of step compute the same formulas but round differently. The kind of step is therefore part of a trial's identity.
/// </remarks>
public enum StepKind
{
    /// <summary>The fast pass: a hand-written forward and backward pass for CPUs. It computes the published Llama architecture.</summary>
    Fast,

    /// <summary>Automatic differentiation by TorchSharp. This pass is slower, and serves as the reference in tests of the fast
    /// pass.</summary>
    Autograd,
}
