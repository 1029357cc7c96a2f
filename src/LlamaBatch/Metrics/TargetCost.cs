namespace LlamaBatch;

/// <summary>What reaching a target is counted in.</summary>
public enum TargetCost
{
    /// <summary>Optimizer steps.</summary>
    Steps,

    /// <summary>Training tokens.</summary>
    Tokens,

    /// <summary>Floating-point operations of training; see <see cref="LlamaConfig.FlopsPerToken"/>.</summary>
    Flops,

    /// <summary>
    /// Seconds: steps times the step time of a cost block at the point. Validation and other load on the machine do not
    /// count.
    /// </summary>
    Time,
}
