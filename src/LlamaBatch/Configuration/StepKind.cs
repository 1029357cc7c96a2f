namespace LlamaBatch;

/// <summary>The forward and backward pass that computes the loss and the gradients of a training step.</summary>
/// <remarks>Both passes compute the same formulas and differ only in rounding, so results of the two passes are kept apart.</remarks>
public enum StepKind
{
    /// <summary>The fast pass: a forward and backward pass for CPUs, derived by hand for the published Llama architecture.</summary>
    Fast,

    /// <summary>The automatic differentiation of TorchSharp, which is slower. Tests compare the fast pass with it.</summary>
    Autograd,
}
