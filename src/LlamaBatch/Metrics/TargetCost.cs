namespace LlamaBatch;

/// <summary>The unit in which the cost of reaching a target is counted.</summary>
public enum TargetCost
{
    /// <summary>The number of optimizer steps.</summary>
    Steps,

    /// <summary>The number of training tokens.</summary>
    Tokens,

    /// <summary>The number of floating-point operations of training; see <see cref="LlamaConfig.FlopsPerToken"/>.</summary>
    Flops,

    /// <summary>
    /// The training time in seconds, without validation. It is the number of steps times the step time that a cost trial of the same
    /// configuration measured.
    /// </summary>
    Time,
}
