namespace LlamaBatch;

/// <summary>The unit in which the cost of reaching a target is counted.</summary>
public enum TargetCost
{
    /// <summary>Optimizer steps.</summary>
    Steps,

    /// <summary>Training tokens.</summary>
    Tokens,

    /// <summary>Floating-point operations of training; see <see cref="LlamaConfig.FlopsPerToken"/>.</summary>
    Flops,

    /// <summary>
    /// Seconds: the number of steps times the step time of a cost block at the point. Validation is not counted.
    /// </summary>
    Time,
}
