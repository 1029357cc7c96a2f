namespace LlamaBatch.Reporting.Facts;

/// <summary>The costs of a run besides tokens.</summary>
internal enum RunCost
{
    /// <summary>Optimizer steps.</summary>
    Steps,

    /// <summary>Steps times the median step time of the cost trials.</summary>
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
/// <param name="PerToken">The mean cost of a token, for each curve; NaN if unknown.</param>
internal sealed record CostAxis(RunCost Kind, IReadOnlyList<double> PerToken)
{
    /// <summary>The smallest log ratio of times per token at which a time axis adds information to tokens.</summary>
    private static double LeastTimeRatio => StepTime.Margin;

    /// <summary>The unit of a time axis.</summary>
    public TimeUnit TimeUnit { get; init; }

    /// <summary>The cost of a number of tokens from the start of each curve. By default, all tokens of a curve cost the same.</summary>
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
