namespace LlamaBatch.Reporting.Facts;

/// <summary>A cost of a training run that can replace tokens on the x-axis of a curve.</summary>
internal enum RunCost
{
    /// <summary>Optimizer steps.</summary>
    Steps,

    /// <summary>Time: the number of steps times the measured median time of a step.</summary>
    Time,

    /// <summary>Floating-point operations.</summary>
    Flops,
}

/// <summary>The unit of a time axis.</summary>
internal enum TimeUnit
{
    /// <summary>Seconds.</summary>
    Second,

    /// <summary>Minutes.</summary>
    Minute,

    /// <summary>Hours.</summary>
    Hour,
}

/// <summary>An x-axis that shows a cost of training.</summary>
/// <param name="Kind">The kind of cost.</param>
/// <param name="PerToken">For each curve, the mean cost per token, in the unit of the axis; NaN if unknown.</param>
internal sealed record CostAxis(RunCost Kind, IReadOnlyList<double> PerToken)
{
    /// <summary>The log ratio of times per token above which two curves justify a time axis.</summary>
    private static double LeastTimeRatio => StepTime.Margin;

    /// <summary>The unit of the axis if the cost is time.</summary>
    public TimeUnit TimeUnit { get; init; }

    /// <summary>For each curve, converts a number of training tokens to a cost. By default, all tokens cost the same.</summary>
    public IReadOnlyList<Func<double, double>> OfTokens { get; init; } =
        [.. PerToken.Select(perToken => (Func<double, double>)(tokens => tokens * perToken))];

    /// <summary>The name of the cost in file names of figures.</summary>
    public string Key => Kind switch
    {
        RunCost.Steps => "steps",
        RunCost.Time => "time",
        _ => "FLOPs",
    };

    /// <summary>
    /// Whether the cost per token differs between curves. Times count as different only if they differ by more than a margin.
    /// </summary>
    public bool Differs
    {
        get
        {
            var known = PerToken.Where(double.IsFinite).ToList();
            return known.Count > 1 && known.Max() > known.Min() * Math.Exp(Kind == RunCost.Time ? LeastTimeRatio : 0);
        }
    }
}
