using Humanizer;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <summary>American English, in short sentences and with the terms of the field.</summary>
internal sealed partial class English : Language
{
    /// <inheritdoc/>
    public override string Tag => ReportLanguages.English;

    /// <inheritdoc/>
    public override Prose Paragraph(IEnumerable<Prose> sentences) => Prose.Join(" ", sentences);

    /// <inheritdoc/>
    public override Prose List(IEnumerable<Prose> items)
    {
        var all = items.ToList();
        return all.Count < 2 ? Prose.Join("", all) : $"{Prose.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }

    /// <inheritdoc/>
    public override Prose Series(IEnumerable<Prose> items) => Prose.Join("; ", items);

    /// <inheritdoc/>
    public override Prose Quantity(string number, string unit) =>
        unit is "" or "1" ? (Prose)$"{number}" : $"{number} {(number is "1" or "−1" ? Singular(unit) : unit)}";

    /// <inheritdoc/>
    public override Prose Tokens(double tokens) => $"{Number.Compact(tokens)} tokens";

    /// <inheritdoc/>
    public override Prose Tokens((double Least, double Most) range)
        => $"{Range(range, tokens => Prose.Literal(Number.Compact(tokens)))} tokens";

    /// <inheritdoc/>
    public override Prose Duration(TimeSpan duration) => $"{Words.Duration(duration)}";

    /// <inheritdoc/>
    public override Prose Axis(string axis) => $"{Words.Lower(axis)}";

    /// <inheritdoc/>
    public override Prose Point(IReadOnlyList<AxisLevel> levels) =>
        levels.Count == 0 ? $"the experiment" : List(levels.Select(Level));

    /// <inheritdoc/>
    protected override Prose Flag(string axis, bool isSet) => isSet ? Axis(axis) : $"not {Axis(axis)}";

    /// <summary>A count with its noun: <c>1 seed</c>, <c>5 seeds</c>.</summary>
    private static Prose Count(long count, string noun) => $"{count} {Plural(count, noun)}";

    /// <summary>A unit after the number 1: <c>nat/token</c>, <c>sequence</c>, <c>percentage point</c>.</summary>
    private static string Singular(string unit) => unit switch
    {
        "nats/token" => "nat/token",
        "decades" => "decade",
        "sequences" => "sequence",
        "tokens" => "token",
        "percentage points" => "percentage point",
        "steps" => "step",
        _ => unit,
    };

    private static string Plural(long count, string noun) => count == 1 ? noun : noun + "s";

    /// <summary>A metric with its article: <c>a validation loss</c>.</summary>
    private Prose Article(MetricDefinition metric) => $"{Article(metric.Name)} {Metric(metric)}";

    /// <summary>The article of a name, by its first letter.</summary>
    private static string Article(string name) => char.ToUpperInvariant(name[0]) is 'A' or 'E' or 'I' or 'O' or 'U' ? "an" : "a";

    /// <summary>An axis in the plural: <c>learning rates</c>.</summary>
    protected override Prose Axes(string axis) => $"{Words.Lower(axis).Pluralize(inputIsKnownToBeSingular: false)}";

    /// <inheritdoc/>
    protected override Prose LevelOf(Prose axis, Prose level) => $"{axis} {level}";
}
