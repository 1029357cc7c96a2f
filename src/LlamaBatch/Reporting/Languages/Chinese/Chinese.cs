using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <summary>Simplified Chinese, in the style of machine-learning papers.</summary>
/// <remarks>
/// A space separates Chinese characters from Latin letters and digits. Punctuation is full width and outside <c>**bold**</c>, because
/// Markdown does not end bold text between a full-width period and a character.
/// </remarks>
internal sealed partial class Chinese : Language
{
    private const string PerDoubling = " per doubling";

    /// <inheritdoc/>
    public override string Tag => ReportLanguages.Chinese;

    /// <inheritdoc/>
    public override Prose Paragraph(IEnumerable<Prose> sentences) => Prose.Join("", sentences);

    /// <inheritdoc/>
    public override Prose List(IEnumerable<Prose> items) => Prose.Join("、", items);

    /// <inheritdoc/>
    public override Prose Series(IEnumerable<Prose> items) => Prose.Join("；", items);

    /// <inheritdoc/>
    public override Prose Quantity(string number, string unit) => unit is "" or "1" ? (Prose)$"{number}"
        : unit == "%" ? (Prose)$"{number}%"
        : $"{number} {UnitOf(unit)}";

    /// <summary>The Chinese name of a unit. A unit per doubling ends in /翻倍.</summary>
    private static string UnitOf(string unit) => unit.EndsWith(PerDoubling, StringComparison.Ordinal)
        ? $"{UnitOf(unit[..^PerDoubling.Length])}/翻倍"
        : Glossary.Units.GetValueOrDefault(unit, unit);

    /// <inheritdoc/>
    public override Prose Tokens(double tokens) => $"{Many(tokens)}个词元";

    /// <inheritdoc/>
    public override Prose Tokens((double Least, double Most) range) => $"{Range(range, Many)}个词元";

    private static Prose Many(double number) => Prose.Literal(Grouped(number));

    /// <summary>A number with three significant digits. A number of at least ten thousand is in units of 万, 亿 or 万亿.</summary>
    private static string Grouped(double number) =>
        GroupOf(number) is var (size, unit) ? $"{ThreeDigits(number / size)} {unit}" : Number.ThreeDigits(number);

    /// <summary>
    /// A number with all digits that the experiment's author wrote. A number of at least ten thousand is in units of 万, 亿 or 万亿.
    /// </summary>
    private static string GivenInGroups(double number) =>
        GroupOf(number) is var (size, unit) ? $"{Given(number / size)} {unit}" : Given(number);

    private static (double Size, string Unit)? GroupOf(double number) => Math.Abs(number) switch
    {
        >= 1e12 => (1e12, "万亿"),
        >= 1e8 => (1e8, "亿"),
        >= 1e4 => (1e4, "万"),
        _ => null,
    };

    /// <summary>A number with three significant digits. A number of at least a thousand is rounded to tens.</summary>
    private static string ThreeDigits(double number) =>
        Number.ThreeDigits(Math.Abs(number) >= 1000 ? 10 * Math.Round(number / 10) : number);

    /// <inheritdoc/>
    public override Prose Duration(TimeSpan duration)
    {
        (long Count, string Unit)[] parts =
            [((long)duration.TotalDays, "天"), (duration.Hours, "小时"), (duration.Minutes, "分"), (duration.Seconds, "秒")];
        return duration.TotalSeconds < 1 ? (Prose)$"1 秒"
            : Prose.Join(" ", parts.Where(part => part.Count > 0).Take(2).Select(part => (Prose)$"{part.Count} {part.Unit}"));
    }

    /// <inheritdoc/>
    public override Prose Axis(string axis) =>
        $"{Glossary.Axes.GetValueOrDefault(axis) ?? Glossary.Metrics.GetValueOrDefault(axis) ?? Words.Lower(axis)}";

    /// <inheritdoc/>
    public override Prose Point(IReadOnlyList<AxisLevel> levels) =>
        levels.Count == 0 ? $"本实验" : Prose.Join("、", levels.Select(Named));

    /// <inheritdoc/>
    protected override Prose Flag(string axis, bool isSet) =>
        !Glossary.Axes.ContainsKey(axis) ? $"{Axis(axis)} 为{(isSet ? "是" : "否")}"
        : isSet ? Axis(axis)
        : $"不{Axis(axis)}";

    /// <summary>The name of a level with its axis. If the axis is a metric, the level is a moment of the run: 验证损失为 1.6 时.</summary>
    private Prose Named(AxisLevel level) => Glossary.Metrics.TryGetValue(level.Axis, out string? metric)
        ? $"{metric}为 {Bare(level)} 时"
        : Level(level);

    /// <inheritdoc/>
    protected override Prose LevelOf(Prose axis, Prose level) => $"{axis} {level}";
}
