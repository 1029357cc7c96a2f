using System.Globalization;
using LlamaBatch.Files;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>
/// Says facts: the only place with words, plurals, names of metrics and axes, and the order of a sentence. Each kind of fact has one
/// abstract method, in the partial file of its topic, so a language that lacks a sentence does not compile.
/// </summary>
internal abstract partial class Language
{
    /// <summary>Its tag by BCP 47: <c>en</c>, <c>zh-CN</c>.</summary>
    public abstract string Tag { get; }

    /// <summary>The report's file: <c>REPORT.md</c> in English, <c>REPORT.zh-CN.md</c> in Chinese.</summary>
    public string ReportFile
        => FileName(Path.GetFileNameWithoutExtension(ExperimentFiles.Report), Path.GetExtension(ExperimentFiles.Report));

    /// <summary>The name of a file in this language. All but English have their tag before the extension.</summary>
    /// <param name="name">The name without extension.</param>
    /// <param name="extension">The extension with its period.</param>
    public string FileName(string name, string extension) => Tag == ReportLanguages.English ? name + extension : $"{name}.{Tag}{extension}";

    /// <summary>A claim as its author wrote it: in this language where that was given.</summary>
    /// <param name="claim">The claim.</param>
    public Prose TextOf(Claim claim) => Prose.Literal(claim.Translations.FirstOrDefault(one => one.Language == Tag)?.Text ?? claim.Text);

    /// <summary>Sentences one after the other: a blank between them, or none.</summary>
    /// <param name="sentences">The sentences; empty ones are left out.</param>
    public abstract Prose Paragraph(IEnumerable<Prose> sentences);

    /// <summary>Facts one after the other.</summary>
    /// <param name="facts">The facts.</param>
    public Prose Paragraph(IEnumerable<Fact> facts) => Paragraph(facts.Select(fact => fact.In(this)));

    /// <summary>Things in a sentence: <c>16, 32, and 64</c>.</summary>
    /// <param name="items">The things.</param>
    public abstract Prose List(IEnumerable<Prose> items);

    /// <summary>The name of an axis inside a sentence: <c>batch size</c>.</summary>
    /// <param name="axis">The name of the property: <c>BatchSize</c>.</param>
    public abstract Prose Axis(string axis);

    /// <summary>A level with its axis: <c>batch size 100</c>.</summary>
    /// <param name="level">The level.</param>
    public Prose Level(AxisLevel level) => LevelOf(Axis(level.Axis), Bare(level));

    /// <summary>A level without its axis: <c>100</c>, <c>6e-3</c>.</summary>
    /// <param name="level">The level.</param>
    public static Prose Bare(AxisLevel level) => Prose.Literal(LevelText.Shown(level));

    /// <summary>Levels of several axes: <c>batch size 100, depth 2</c>; the experiment itself without levels.</summary>
    /// <param name="levels">The levels.</param>
    public abstract Prose Point(IReadOnlyList<AxisLevel> levels);

    /// <summary>Several points: <c>batch size 16 and 100</c> along one axis; along several, one after the other.</summary>
    /// <param name="points">The levels of each.</param>
    public Prose Points(IReadOnlyList<IReadOnlyList<AxisLevel>> points) =>
        points.All(point => point.Count == 1) && points.Select(point => point[0].Axis).Distinct(StringComparer.Ordinal).Count() == 1
            ? LevelOf(Axis(points[0][0].Axis), List(points.Select(point => Bare(point[0]))))
            : Series(points.Select(Point));

    /// <summary>Things that have commas of their own: <c>a, b; c, d</c>.</summary>
    /// <param name="items">The things.</param>
    public abstract Prose Series(IEnumerable<Prose> items);

    /// <summary>A number with a unit; the number alone where the unit is none.</summary>
    /// <param name="number">The number, from <see cref="Number"/>.</param>
    /// <param name="unit">The unit of a metric, or one that <see cref="Number.UnitOf"/> gives.</param>
    public abstract Prose Quantity(string number, string unit);

    /// <summary>A value of a metric in the unit that people read it in.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="value">The value, in the metric's unit.</param>
    /// <param name="error">What it is rounded by, in the same unit.</param>
    public Prose Value(MetricDefinition metric, double value, double error)
    {
        string unit = Number.UnitOf(value, metric.Unit);
        double scale = Number.ScaleOf(metric.Unit, unit);
        return Quantity(Number.ByError(value / scale, error / scale), unit);
    }

    /// <summary>A number about the same metric as an outlier, in its unit and to the same digit.</summary>
    protected static string Alike(Outlying outlier, double value)
    {
        double scale = Number.ScaleOf(outlier.Metric.Unit, Number.UnitOf(outlier.Value, outlier.Metric.Unit));
        return Number.ByError(value / scale, outlier.OthersDeviation / scale);
    }

    /// <summary>A share in percent: whole ones, below ten with a decimal.</summary>
    /// <param name="share">The share, 1 for all.</param>
    public Prose Percent(double share) => Quantity(Number.Percents(share), "%");

    /// <summary>A number of tokens with three digits: <c>55.4 k tokens</c>.</summary>
    /// <param name="tokens">The number.</param>
    public abstract Prose Tokens(double tokens);

    /// <summary>A number of tokens, or the least and the most: <c>3.28 M to 3.3 M tokens</c>.</summary>
    /// <param name="range">The least and the most.</param>
    public abstract Prose Tokens((double Least, double Most) range);

    /// <summary>A duration in its two largest units.</summary>
    /// <param name="duration">The duration.</param>
    public abstract Prose Duration(TimeSpan duration);

    /// <summary>A number as an author wrote it: the value of a target, the norm of a clip.</summary>
    protected static Prose Exact(double value) => Prose.Literal(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>What a claim is called by: its source, or else its sentence.</summary>
    protected Prose ClaimName(Claim claim) => claim.Source.Length > 0 ? Prose.Literal(claim.Source) : $"“{TextOf(claim)}”";

    /// <summary>A level with its axis, from their texts.</summary>
    /// <param name="axis">The axis inside a sentence.</param>
    /// <param name="level">The level.</param>
    protected abstract Prose LevelOf(Prose axis, Prose level);
}
