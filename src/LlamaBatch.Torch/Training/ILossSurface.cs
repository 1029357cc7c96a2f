namespace LlamaBatch.Torch;

/// <summary>The mean loss over fixed sequences as a function of the weights. The caller may change the weights.</summary>
internal interface ILossSurface
{
    /// <summary>The weights, which the caller changes and restores.</summary>
    Span<float> Weights { get; }

    /// <summary>The gradient that <see cref="ComputeGradient"/> computed last.</summary>
    Span<float> Gradients { get; }

    /// <summary>Computes the gradient of the mean loss at the current weights.</summary>
    void ComputeGradient();

    /// <summary>The mean loss at the current weights, in nats per token.</summary>
    double Loss();
}
