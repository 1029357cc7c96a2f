namespace LlamaBatch.Reporting.Facts;

/// <summary>What a run costs besides tokens.</summary>
internal enum RunCost
{
    /// <summary>Optimizer steps.</summary>
    Steps,

    /// <summary>Steps times the median step time of the cost trials.</summary>
    Time,

    /// <summary>Floating-point operations.</summary>
    Flops,
}

/// <summary>The unit of an axis of time.</summary>
internal enum TimeUnit
{
    /// <summary>Seconds.</summary>
    Second,

    /// <summary>Minutes.</summary>
    Minute,

    /// <summary>Hours.</summary>
    Hour,
}

/// <summary>A cost as the x-axis of curves: it is proportional to the tokens within a curve.</summary>
/// <param name="Kind">What is counted.</param>
/// <param name="PerToken">How much a token takes, for each curve; NaN where that is unknown.</param>
internal sealed record CostAxis(RunCost Kind, IReadOnlyList<double> PerToken)
{
    /// <summary>The ratio of times, as a logarithm, that levels must differ by to show more than tokens do.</summary>
    private static double LeastTimeRatio => StepTime.Margin;

    /// <summary>The unit of time.</summary>
    public TimeUnit TimeUnit { get; init; }

    /// <summary>The name in the figure's file.</summary>
    public string Key => Kind switch
    {
        RunCost.Steps => "steps",
        RunCost.Time => "time",
        _ => "FLOPs",
    };

    /// <summary>Whether a token costs more at some level than at another.</summary>
    public bool Differs
    {
        get
        {
            var known = PerToken.Where(double.IsFinite).ToList();
            return known.Count > 1 && known.Max() > known.Min() * Math.Exp(Kind == RunCost.Time ? LeastTimeRatio : 0);
        }
    }
}
