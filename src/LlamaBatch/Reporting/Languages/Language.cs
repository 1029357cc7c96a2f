using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <summary>
/// Says facts: the only place with words, plurals, names of metrics and axes, and the order of a sentence. Each kind of fact has one abstract method, in the partial file of its topic, so a
/// language that lacks a sentence does not compile.
/// </summary>
internal abstract partial class Language
{
    /// <summary>English, the language of <c>REPORT.md</c>, the console and diagnostics.</summary>
    public static Language English { get; } = new English();

    /// <summary>Simplified Chinese.</summary>
    public static Language Chinese { get; } = new Chinese();

    /// <summary>All languages, English first.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, Chinese];

    /// <summary>Its tag by BCP 47: <c>en</c>, <c>zh-CN</c>.</summary>
    public abstract string Tag { get; }

    /// <summary>Sentences one after the other: a blank between them, or none.</summary>
    /// <param name="sentences">The sentences; empty ones are left out.</param>
    public abstract Prose Paragraph(IEnumerable<Prose> sentences);

    /// <summary>Things in a sentence: <c>16, 32, and 64</c>.</summary>
    /// <param name="items">The things.</param>
    public abstract Prose List(IEnumerable<Prose> items);

    /// <summary>The name of an axis inside a sentence: <c>batch size</c>.</summary>
    /// <param name="axis">The name of the property: <c>BatchSize</c>.</param>
    public abstract Prose Axis(string axis);

    /// <summary>The name of a metric inside a sentence: <c>validation loss</c>.</summary>
    /// <param name="metric">The metric; an author's own keeps the author's name.</param>
    public abstract Prose Metric(MetricDefinition metric);

    /// <summary>A level with its axis: <c>batch size 100</c>.</summary>
    /// <param name="level">The level.</param>
    public Prose Level(AxisLevel level) => LevelOf(Axis(level.Axis), LevelText.Shown(level.Level));

    /// <summary>Levels of several axes: <c>batch size 100, depth 2</c>; the experiment itself where there are none.</summary>
    /// <param name="levels">The levels.</param>
    public abstract Prose Point(IReadOnlyList<AxisLevel> levels);

    /// <summary>A level with its axis, from their texts.</summary>
    /// <param name="axis">The axis inside a sentence.</param>
    /// <param name="level">The level.</param>
    protected abstract Prose LevelOf(Prose axis, string level);
}
