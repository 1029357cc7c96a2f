using System.Globalization;
using LlamaBatch.Files;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>
/// A language in which reports are written. All words of a report, including the names of metrics and axes, come from this class.
/// Each kind of fact has one abstract method, so a language that lacks a sentence does not compile.
/// </summary>
internal abstract partial class Language
{
    /// <summary>The BCP 47 tag of the language: <c>en</c>, <c>zh-CN</c>.</summary>
    public abstract string Tag { get; }

    /// <summary>The file name of the report: <c>REPORT.md</c> in English, <c>REPORT.zh-CN.md</c> in Chinese.</summary>
    public string ReportFile
        => FileName(Path.GetFileNameWithoutExtension(ExperimentFiles.Report), Path.GetExtension(ExperimentFiles.Report));

    /// <summary>The name of a file in this language. In languages other than English, the language tag precedes the extension.</summary>
    /// <param name="name">The name without extension.</param>
    /// <param name="extension">The extension with its period.</param>
    public string FileName(string name, string extension) => Tag == ReportLanguages.English ? name + extension : $"{name}.{Tag}{extension}";

    /// <summary>The author's text of a claim: the translation to this language if the author gave one, otherwise the original.</summary>
    /// <param name="claim">The claim.</param>
    public Prose TextOf(Claim claim) => TextOf(claim.Text, claim.Translations);

    /// <inheritdoc cref="TextOf(Claim)"/>
    public Prose TextOf(DecidedClaim claim) => TextOf(claim.Text, claim.Translations);

    private Prose TextOf(string text, IReadOnlyList<Translation> translations) =>
        Prose.Literal(translations.FirstOrDefault(one => one.Language == Tag)?.Text ?? text);

    /// <summary>Joins sentences into a paragraph, with spaces between sentences if the language uses spaces.</summary>
    /// <param name="sentences">The sentences; empty ones are left out.</param>
    public abstract Prose Paragraph(IEnumerable<Prose> sentences);

    /// <summary>Joins facts into a paragraph.</summary>
    /// <param name="facts">The facts.</param>
    public Prose Paragraph(IEnumerable<Fact> facts) => Paragraph(facts.Select(fact => fact.In(this)));

    /// <summary>Items listed in a sentence: <c>16, 32, and 64</c>.</summary>
    /// <param name="items">The items.</param>
    public abstract Prose List(IEnumerable<Prose> items);

    /// <summary>The name of an axis inside a sentence: <c>batch size</c>.</summary>
    /// <param name="axis">The name of the property: <c>BatchSize</c>.</param>
    public abstract Prose Axis(string axis);

    /// <summary>A level with its axis: <c>batch size 100</c>.</summary>
    /// <param name="level">The level.</param>
    public Prose Level(AxisLevel level) => IsFlag(level)
        ? Flag(level.Axis, level.Level == LevelText.Of(true))
        : LevelOf(Axis(level.Axis), Bare(level));

    /// <summary>Whether a level is a Boolean value, which readers understand only with the name of its axis.</summary>
    /// <param name="level">The level.</param>
    protected static bool IsFlag(AxisLevel level) => level.Level == LevelText.Of(true) || level.Level == LevelText.Of(false);

    /// <summary>The level of a Boolean axis in words. For an axis <c>InParts</c>: <c>in parts</c> or <c>not in parts</c>.</summary>
    /// <param name="axis">The name of the property.</param>
    /// <param name="isSet">Whether the level is true.</param>
    protected abstract Prose Flag(string axis, bool isSet);

    /// <summary>A level without its axis: <c>100</c>, <c>6e-3</c>.</summary>
    /// <param name="level">The level.</param>
    public static Prose Bare(AxisLevel level) => Prose.Literal(LevelText.Shown(level));

    /// <summary>A configuration, named by its levels: <c>batch size 100, depth 2</c>. Without levels: <c>the experiment</c>.</summary>
    /// <param name="levels">The levels.</param>
    public abstract Prose Point(IReadOnlyList<AxisLevel> levels);

    /// <summary>Several configurations: <c>batch sizes 16 and 100</c> along one axis; otherwise each configuration in full.</summary>
    /// <param name="points">The levels of each configuration.</param>
    public Prose Points(IReadOnlyList<IReadOnlyList<AxisLevel>> points) =>
        points.All(point => point.Count == 1) && points.Select(point => point[0].Axis).Distinct(StringComparer.Ordinal).Count() == 1
            ? LevelOf(
                points.Count > 1 ? Axes(points[0][0].Axis) : Axis(points[0][0].Axis), List(points.Select(point => Bare(point[0]))))
            : Series(points.Select(Point));

    /// <summary>The name of an axis in front of several levels, in the plural if the language has one: <c>batch sizes</c>.</summary>
    /// <param name="axis">The name of the property.</param>
    protected virtual Prose Axes(string axis) => Axis(axis);

    /// <summary>A series of items that contain commas: <c>a, b; c, d</c>.</summary>
    /// <param name="items">The items.</param>
    public abstract Prose Series(IEnumerable<Prose> items);

    /// <summary>A number with its unit; the number alone if the unit is empty.</summary>
    /// <param name="number">The number, from <see cref="Number"/>.</param>
    /// <param name="unit">The unit of a metric, or a readable unit from <see cref="Number.UnitOf"/>.</param>
    public abstract Prose Quantity(string number, string unit);

    /// <summary>A value of a metric, in a unit that is easy to read.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="value">The value, in the metric's unit.</param>
    /// <param name="error">The error of the value, in the metric's unit. It decides the number of digits.</param>
    public Prose Value(MetricDefinition metric, double value, double error)
    {
        string unit = Number.UnitOf(value, metric.Unit);
        double scale = Number.ScaleOf(metric.Unit, unit);
        return Quantity(Number.ByError(value / scale, error / scale), unit);
    }

    /// <summary>A value with the unit and the number of decimals of an outlier.</summary>
    protected static string Alike(Outlying outlier, double value)
    {
        double scale = Number.ScaleOf(outlier.Metric.Unit, Number.UnitOf(outlier.Value, outlier.Metric.Unit));
        return Number.ByError(value / scale, outlier.OthersDeviation / scale);
    }

    /// <summary>A share in percent: a whole number from 10 % upward, otherwise one decimal.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    public Prose Percent(double share) => Quantity(Number.Percents(share), "%");

    /// <summary>A number of tokens with three digits: <c>55.4 k tokens</c>.</summary>
    /// <param name="tokens">The number.</param>
    public abstract Prose Tokens(double tokens);

    /// <summary>A number of tokens, or a range: <c>3.28 M to 3.3 M tokens</c>.</summary>
    /// <param name="range">The smallest and the largest number.</param>
    public abstract Prose Tokens((double Least, double Most) range);

    /// <summary>A duration in its two largest units.</summary>
    /// <param name="duration">The duration.</param>
    public abstract Prose Duration(TimeSpan duration);

    /// <summary>A number as the author wrote it, such as the value of a target.</summary>
    protected static Prose Exact(double value) => Prose.Literal(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The name of a claim: its source, or its text in quotation marks if it has no source.</summary>
    protected Prose ClaimName(Claim claim) => claim.Source.Length > 0 ? Prose.Literal(claim.Source) : $"“{TextOf(claim)}”";

    /// <summary>Joins the name of an axis and the text of a level: <c>batch size 100</c>.</summary>
    /// <param name="axis">The name of the axis inside a sentence.</param>
    /// <param name="level">The text of the level.</param>
    protected abstract Prose LevelOf(Prose axis, Prose level);
}
