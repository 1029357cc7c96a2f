using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <summary>Simplified Chinese as papers on machine learning write it.</summary>
/// <remarks>
/// A blank stands between Chinese characters and Latin letters or digits. Punctuation is full width and stands outside <c>**bold**</c>: Markdown does not end bold text between a full-width
/// period and a character.
/// </remarks>
internal sealed partial class Chinese : Language
{
    /// <summary>The axes that records of this library usually vary; others keep their name.</summary>
    private static readonly Dictionary<string, string> AxisNames = new(StringComparer.Ordinal)
    {
        ["BatchSize"] = "批大小",
        ["LearningRate"] = "学习率",
        ["Optimizer"] = "优化器",
        ["Precision"] = "精度",
        ["Depth"] = "深度",
        ["Width"] = "宽度",
        ["SequenceLength"] = "序列长度",
        ["WeightDecay"] = "权重衰减",
        ["MicroBatch"] = "微批大小",
    };

    /// <summary>The library's own metrics by key; an author's own keep the author's name.</summary>
    private static readonly Dictionary<string, string> MetricNames = new(StringComparer.Ordinal)
    {
        [nameof(ValidationLoss)] = "验证损失",
        [nameof(TrainLoss)] = "训练损失",
    };

    /// <inheritdoc/>
    public override string Tag => "zh-CN";

    /// <inheritdoc/>
    public override Prose Paragraph(IEnumerable<Prose> sentences) => Prose.Join("", sentences);

    /// <inheritdoc/>
    public override Prose List(IEnumerable<Prose> items)
    {
        var all = items.ToList();
        return all.Count < 2 ? Prose.Join("", all) : $"{Prose.Join("、", all.SkipLast(1))}和{all[^1]}";
    }

    /// <inheritdoc/>
    public override Prose Axis(string axis) => $"{AxisNames.GetValueOrDefault(axis) ?? Words.Lower(axis)}";

    /// <inheritdoc/>
    public override Prose Metric(MetricDefinition metric) => $"{MetricNames.GetValueOrDefault(metric.Key) ?? Words.InSentence(metric.Name)}";

    /// <inheritdoc/>
    public override Prose Point(IReadOnlyList<AxisLevel> levels) =>
        levels.Count == 0 ? $"本实验" : Prose.Join("、", levels.Select(Level));

    /// <inheritdoc/>
    protected override Prose LevelOf(Prose axis, string level) => $"{axis} {level}";
}
