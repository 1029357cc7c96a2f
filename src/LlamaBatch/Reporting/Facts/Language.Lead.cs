using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The first paragraph of a report.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="AxisMeanings"/>
    public abstract Prose Say(AxisMeanings fact);

    /// <inheritdoc cref="DivergedShare"/>
    public abstract Prose Say(DivergedShare fact);

    /// <inheritdoc cref="UnrankedAxes"/>
    public abstract Prose Say(UnrankedAxes fact);

    /// <inheritdoc cref="BestLevel"/>
    public abstract Prose Say(BestLevel fact);

    /// <inheritdoc cref="WorseLevel"/>
    public abstract Prose Say(WorseLevel fact);

    /// <inheritdoc cref="OtherLevel"/>
    public abstract Prose Say(OtherLevel fact);

    /// <inheritdoc cref="TiedLevels"/>
    public abstract Prose Say(TiedLevels fact);

    /// <inheritdoc cref="LevelsBehind"/>
    public abstract Prose Say(LevelsBehind fact);

    /// <inheritdoc cref="WorstLevel"/>
    public abstract Prose Say(WorstLevel fact);

    /// <inheritdoc cref="TargetLead"/>
    public abstract Prose Say(TargetLead fact);

    /// <inheritdoc cref="LossScale"/>
    public abstract Prose Say(LossScale fact);

    /// <inheritdoc cref="SpeedBeside"/>
    public abstract Prose Say(SpeedBeside fact);

    /// <inheritdoc cref="ClaimOutcome"/>
    public abstract Prose Say(ClaimOutcome fact);

    /// <inheritdoc cref="ResultScope"/>
    public abstract Prose Say(ResultScope fact);

    /// <summary>A mean with the half-width of its interval, in a unit that is easy to read.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="value">The value, in the metric's unit.</param>
    public Prose Value(MetricDefinition metric, Estimate value)
    {
        string unit = Number.UnitOf(value.Mean, metric.Unit);
        double scale = Number.ScaleOf(metric.Unit, unit);
        return Quantity(Number.WithError(value.Mean / scale, value.HalfWidth / scale), unit);
    }

    /// <summary>Whether the metric is validation loss. The first sentence of a report leaves validation loss unnamed.</summary>
    protected static bool IsLoss(MetricDefinition metric) => metric.Key == nameof(ValidationLoss);

    /// <summary>The probability of the correct token that corresponds to a loss.</summary>
    protected Prose Chance(double loss) => Quantity(Number.Measured(100 * Math.Exp(-loss), 2), "%");

    /// <summary>A difference from the best level, with as many digits as its error justifies.</summary>
    protected static string Digits(Distance distance, double amount) => Number.ByError(amount, distance.Error);

    /// <summary>A range as text, or a single number if both ends have the same text.</summary>
    protected Prose Range((double Least, double Most) range, Func<double, Prose> text)
    {
        (Prose least, Prose most) = (text(range.Least), text(range.Most));
        return least.Markdown == most.Markdown ? least : From(least, most);
    }

    /// <summary>Two texts as a range: <c>1 to 2</c>.</summary>
    protected abstract Prose From(Prose least, Prose most);
}
