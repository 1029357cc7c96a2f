using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The texts in figures, and their captions.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose TrainingTokens => $"training tokens";

    /// <inheritdoc/>
    public override Prose MetricMargin => $"the metric's margin";

    /// <inheritdoc/>
    public override Prose OnlyLine => $"all";

    /// <inheritdoc/>
    public override Prose NothingMeasured => $"not measured yet";

    /// <inheritdoc/>
    public override Prose ForestTitle => $"Effects of all claims that measurements decide";

    /// <inheritdoc/>
    public override Prose ForestNote =>
        $"Effect and 95 % interval, divided by the claim's margin (by the metric's if the claim has none). Shaded: where the claim holds. "
        + $"Dot: supported claim; square: claim refuted by one or more comparisons; hollow: inconclusive claim.";

    /// <inheritdoc/>
    public override Prose ForestAxis => $"← against the claim · effect in margins · for the claim →";

    /// <inheritdoc/>
    public override Prose ForestAlternative
        => $"The effect of every claim that measurements decide, with its 95 % interval, in units of its margin";

    /// <inheritdoc/>
    public override Prose Quantity(MetricDefinition metric, string unit)
        => $"{Metric(metric)}{(unit is "" or "1" ? Prose.Empty : $" ({unit})")}";

    /// <inheritdoc/>
    public override string Logarithmic(string title) => title.EndsWith(')') ? $"{title}, logarithmic" : $"{title} (logarithmic)";

    /// <inheritdoc/>
    public override Prose TitleOf(CostAxis cost) => cost.Kind switch
    {
        RunCost.Steps => $"optimizer steps",
        RunCost.Time => $"{UnitOf(cost.TimeUnit)} of training on one thread",
        _ => $"floating-point operations",
    };

    /// <inheritdoc/>
    public override Prose NoteOf(CostAxis cost) =>
        cost.Kind == RunCost.Time ? $"Time: steps times the median step time of the cost trials." : Prose.Empty;

    /// <inheritdoc/>
    public override Prose AlongRun(MetricDefinition metric, string axis) => $"{Title(metric)} along the run, by {Axis(axis)}";

    /// <inheritdoc/>
    public override Prose Against(MetricDefinition metric, CostAxis cost, string axis)
        => $"{Title(metric)} against {NameOf(cost)}, by {Axis(axis)}";

    /// <inheritdoc/>
    public override Prose AtEnd(MetricDefinition metric, (double Least, double Most) tokens, string axis) =>
        $"{Title(metric)} after {Tokens(tokens)}, by {Axis(axis)}";

    /// <inheritdoc/>
    public override Prose Behind(MetricDefinition metric, ArmName best, (double Least, double Most) tokens, string axis) =>
        $"{Title(metric)} {Side(metric)} that of {Name(best)} after {Tokens(tokens)}, by {Axis(axis)}";

    /// <inheritdoc/>
    public override Prose AgainstAxis(MetricDefinition metric, string axis, IReadOnlyList<string> per) =>
        $"{Title(metric)} against {Axis(axis)}{(per.Count > 0 ? $", by {List(per.Select(Axis))}" : Prose.Empty)}";

    /// <inheritdoc/>
    public override Prose CurveNote(int seeds, IReadOnlyList<string> tuned) =>
        $"Line: mean of {Count(seeds, "seed")}; band: lowest to highest seed{Tuned(tuned)}.";

    /// <inheritdoc/>
    public override Prose LevelNote(IReadOnlyList<string> tuned, bool hasEdge) =>
        $"Dot: mean with 95 % interval; small dots: single "
            + $"seeds{Tuned(tuned)}.{(hasEdge ? " Hollow: best value at the edge of its grid." : "")}";

    /// <inheritdoc/>
    public override Prose CostNote(int blocks, bool hasModel) =>
        $"Dot: mean with 95 % interval; small dots: {Count(blocks, "block")}.{(hasModel ? " Dashes: the fit step time = a + b × batch size." : "")}";

    /// <inheritdoc/>
    public override Prose BehindNote(ArmName best) =>
        $"Dot: mean difference from {Name(best)}, the best, with its 95 % interval (paired by seed). "
            + $"An interval that reaches the bottom continues below it.";

    /// <inheritdoc/>
    public override Prose TuningNote(int seeds, bool isAtEnd) =>
        $"Mean of {Count(seeds, "tuning seed")}{AtEnd(isAtEnd)}{(seeds > 1 ? "; band: lowest to highest seed" : "")}; "
            + $"large dot: the chosen value.";

    /// <inheritdoc/>
    public override Prose NotComparable(RankObstacle obstacle) => $"Values are not comparable: {Clause(obstacle)}.";

    /// <inheritdoc/>
    public override Prose BehindAmount(MetricDefinition metric, string unit) =>
        $"{Side(metric)} the best ({(unit.Length > 0 ? (Prose)$"{unit}, " : Prose.Empty)}logarithmic)";

    /// <inheritdoc/>
    public override Prose Entropy(string entropy) => $"entropy of the source, {entropy}";

    /// <inheritdoc/>
    public override Prose ForestDescription(int claims) => $"Effects of {Count(claims, "claim")} in units of their margins.";

    /// <inheritdoc/>
    public override Prose Decided(VerdictStatus status, Prose claim) => $"{Status(status).Capitalized()}: {claim}";

    /// <inheritdoc/>
    public override Prose Described(string note, string y, string x, IReadOnlyList<string> lines) =>
        $"{note} {y} against {x}{(lines.Count > 0 ? $": {string.Join(", ", lines)}" : "")}.";

    /// <inheritdoc/>
    public override Prose Alternative(FigureKind kind, MetricDefinition metric, string axis) => kind switch
    {
        FigureKind.AlongRun => $"{Title(metric)} against training tokens, one line for each {Axis(axis)}",
        FigureKind.AtEnd when metric.Kind == MetricKind.Cost => $"{Title(metric)} against {Axis(axis)}",
        FigureKind.AtEnd => $"{Title(metric)} at the end of the run against {Axis(axis)}",
        FigureKind.BehindBest => $"How far each {Axis(axis)} is from the best in {Metric(metric)}, on a logarithmic axis",
        FigureKind.Tuning => $"{Title(metric)} against {Axis(axis)} in tuning",
        _ => $"{Title(metric)} against {Axis(axis)}",
    };

    /// <inheritdoc/>
    public override Prose Alternative(MetricDefinition metric, CostAxis cost, string axis) =>
        $"{Title(metric)} against {NameOf(cost)}, one line for each {Axis(axis)}";

    /// <inheritdoc/>
    public override Prose AlternativeAgainstAxis(MetricDefinition metric, string axis, string lines) =>
        $"{Title(metric)} at the end of the run against {Axis(axis)}, one line for each {Axis(lines)}";

    /// <inheritdoc/>
    public override string Tick(double number) => Number.Compact(number);

    private static string NameOf(CostAxis cost) => cost.Kind switch
    {
        RunCost.Steps => "steps",
        RunCost.Time => "time",
        _ => "FLOPs",
    };

    private static string UnitOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => "seconds",
        TimeUnit.Minute => "minutes",
        _ => "hours",
    };

    private static string Side(MetricDefinition metric) => metric.Better == Better.Higher ? "below" : "above";

    private Prose Tuned(IReadOnlyList<string> axes) => axes.Count > 0 ? $", {List(axes.Select(Axis))} tuned" : Prose.Empty;
}
