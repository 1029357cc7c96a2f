namespace LlamaBatch;

/// <summary>The measurements of a <see cref="Probe"/>. Each metric names the measurements that it needs; no others are made.</summary>
[Flags]
public enum ProbeKinds
{
    /// <summary>None: the metric needs no probe.</summary>
    None = 0,

    /// <summary>
    /// The gradients of several batches, and as a reference, the mean gradient of many sequences that no measured batch contains.
    /// </summary>
    Gradients = 1,

    /// <summary>The largest eigenvalue of the Hessian.</summary>
    Curvature = 2,

    /// <summary>The loss after a step along the gradient.</summary>
    Ascent = 4,

    /// <summary>The losses at randomly perturbed weights.</summary>
    Perturbation = 8,

    /// <summary>The losses on the straight line between earlier weights of the run and its current weights.</summary>
    Path = 16,
}
