namespace LlamaBatch.Reporting;

/// <summary>What a run spends besides tokens, for figures of loss against it. Each is proportional to the tokens within a curve.</summary>
/// <param name="Name">What it is: <c>steps</c>.</param>
/// <param name="Title">The same with its unit, as the title of x.</param>
/// <param name="PerToken">How much a token takes, for each curve; not a number where it is not known.</param>
internal sealed record Spending(string Name, string Title, IReadOnlyList<double> PerToken)
{
    /// <summary>What a reader must know of it besides; empty where there is nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>By how much levels must differ in it, as a ratio's logarithm, to show more than tokens do.</summary>
    private double Margin { get; init; }

    /// <summary>
    /// Steps, time and operations, each where it says something that tokens do not: not where a token takes the same at every point, or of time nearly the same, nor where it was not measured. Time is
    /// steps times the median step time of the cost trials of the same point.
    /// </summary>
    /// <param name="curves">The curves.</param>
    /// <param name="results">The points they belong to.</param>
    public static IReadOnlyList<Spending> Of(IReadOnlyList<Curve> curves, ResultTable results)
    {
        List<ResultPoint> points = [.. curves.Select(curve => results.Points.First(point => point.Levels.SequenceEqual(curve.Levels)))];
        double[] seconds = [.. points.Select(point => StepTimes.SecondsOf(point, results.Guard) / point.Plan.TokensPerStep)];
        double longest = points.Zip(seconds, (point, perToken) => point.Plan.TokensTrained * perToken).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var (unit, scale) = longest switch
        {
            < 120 => ("seconds", 1.0),
            < 7200 => ("minutes", 60.0),
            _ => ("hours", 3600.0),
        };
        Spending[] all =
        [
            new("steps", "optimizer steps (logarithmic)", [.. points.Select(point => 1.0 / point.Plan.TokensPerStep)]),
            new("time", $"{unit} of training on one thread (logarithmic)", [.. seconds.Select(one => one / scale)]) 
            {
                Note = "Time: steps times the median step time of the cost trials.",
                Margin = StepTime.Margin,
            },
            new("FLOPs", "floating-point operations (logarithmic)", [.. points.Select(point => point.Plan.FlopsPerMillionTokens / 1e6)]),
        ];
        return [.. all.Where(spending => spending.Differs)];
    }

    /// <summary>Whether a token takes more at some level than at another, by more than the margin.</summary>
    private bool Differs
    {
        get
        {
            var known = PerToken.Where(double.IsFinite).ToList();
            return known.Count > 1 && known.Max() > known.Min() * Math.Exp(Margin);
        }
    }
}
