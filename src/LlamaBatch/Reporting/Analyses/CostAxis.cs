namespace LlamaBatch.Reporting.Analyses;

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

    /// <summary>
    /// Steps, time and operations, each where it shows something that tokens do not. An axis is left out where a token costs the
    /// same at every point (for time: nearly the same) and where it was not measured.
    /// </summary>
    /// <param name="curves">The curves.</param>
    /// <param name="results">The points they belong to.</param>
    public static IReadOnlyList<CostAxis> Of(IReadOnlyList<Curve> curves, ResultTable results)
    {
        List<ResultPoint> points = [.. curves.Select(curve => results.Points.First(point => point.Levels.SequenceEqual(curve.Levels)))];
        double[] seconds = [.. points.Select(point => StepTimes.SecondsOf(point, results.Guard) / point.Plan.TokensPerStep)];
        double longest = points.Zip(seconds, (point, perToken) => point.Plan.TokensTrained * perToken).Where(double.IsFinite)
            .DefaultIfEmpty(0)
            .Max();
        var (unit, scale) = longest switch
        {
            < 120 => (TimeUnit.Second, 1.0),
            < 7200 => (TimeUnit.Minute, 60.0),
            _ => (TimeUnit.Hour, 3600.0),
        };
        CostAxis[] all =
        [
            new(RunCost.Steps, [.. points.Select(point => 1.0 / point.Plan.TokensPerStep)]),
            new(RunCost.Time, [.. seconds.Select(one => one / scale)]) { TimeUnit = unit },
            new(RunCost.Flops, [.. points.Select(point => point.Plan.FlopsPerMillionTokens / 1e6)]),
        ];
        return [.. all.Where(axis => axis.Differs)];
    }

    /// <summary>Whether a token costs more at some level than at another.</summary>
    private bool Differs
    {
        get
        {
            var known = PerToken.Where(double.IsFinite).ToList();
            return known.Count > 1 && known.Max() > known.Min() * Math.Exp(Kind == RunCost.Time ? LeastTimeRatio : 0);
        }
    }
}
