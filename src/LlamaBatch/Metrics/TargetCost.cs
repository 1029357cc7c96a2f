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

    /// <summary>Seconds: steps times the step time of a block of cost trials at the point, so that neither validation nor what else the machine did at the time counts.</summary>
    Time,
}
