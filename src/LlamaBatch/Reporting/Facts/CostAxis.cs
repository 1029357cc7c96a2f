namespace LlamaBatch.Reporting.Facts;

/// <summary>The costs of a training run that can replace tokens on the x-axis of a curve.</summary>
internal enum RunCost
{
    /// <summary>Optimizer steps.</summary>
    Steps,

    /// <summary>Time: the number of steps times the median step time measured by cost trials.</summary>
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

/// <summary>A cost as the x-axis of curves.</summary>
/// <param name="Kind">The kind of cost.</param>
/// <param name="PerToken">For each curve, the mean cost of a token in the unit of the axis; NaN if unknown.</param>
internal sealed record CostAxis(RunCost Kind, IReadOnlyList<double> PerToken)
{
    /// <summary>The smallest log ratio between the times per token of two curves that justifies a time axis.</summary>
    private static double LeastTimeRatio => StepTime.Margin;

    /// <summary>The unit of a time axis.</summary>
    public TimeUnit TimeUnit { get; init; }

    /// <summary>For each curve, the cost of its first tokens as a function of their number. By default, all tokens cost the same.</summary>
    public IReadOnlyList<Func<double, double>> OfTokens { get; init; } =
        [.. PerToken.Select(perToken => (Func<double, double>)(tokens => tokens * perToken))];

    /// <summary>The name of the cost in the figure's file name.</summary>
    public string Key => Kind switch
    {
        RunCost.Steps => "steps",
        RunCost.Time => "time",
        _ => "FLOPs",
    };

    /// <summary>Whether a token costs more in one curve than in another.</summary>
    public bool Differs
    {
        get
        {
            var known = PerToken.Where(double.IsFinite).ToList();
            return known.Count > 1 && known.Max() > known.Min() * Math.Exp(Kind == RunCost.Time ? LeastTimeRatio : 0);
        }
    }
}
