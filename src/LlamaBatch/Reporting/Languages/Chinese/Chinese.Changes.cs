using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The texts of the command <c>compare</c>.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose BeforeChanges => $"变化超出噪声的值：";

    /// <inheritdoc/>
    public override Prose BeforeChangedClaims => $"判定改变的论断：";

    /// <inheritdoc/>
    public override Prose ChangesIn(string experiments) => $"{experiments} 的变化";

    /// <inheritdoc/>
    public override Prose Say(ChangeFact fact) => fact switch
    {
        StudiesCompared studies => $"之前：{Named(studies.Before)}。之后：{Named(studies.After)}。"
            + $"{studies.Scale switch { Scale.Quick => "规模：快速。", Scale.Smoke => "规模：冒烟。", _ => "" }}",
        ChangesCounted { Compared: 0 } => $"**没有可比较的内容**：没有哪个配置在两者中都有同一指标的值。",
        ChangesCounted counted when counted.Identical == counted.Compared => $"**没有变化**：全部 {counted.Compared} 个值（指标 × 配置）完全相同。",
        ChangesCounted { Changed: 0 } counted => $"{counted.Compared} 个值（指标 × 配置）的变化**均未超出噪声**。{Rest(counted)}",
        ChangesCounted counted =>
            $"**{counted.Compared} 个值（指标 × 配置）中有 {counted.Changed} 个的变化超出噪声，其中 {counted.Worse} 个变差的幅度超出指标的界值**。{Rest(counted)}",
        TrialsRecognized { ByLevels: var some, Trials: var all } trials when some == all =>
            $"{Named(trials.Of)} 的试验与实验记录现在的设置、代码或文本不同，按取值和种子对应。",
        TrialsRecognized trials =>
            $"{Named(trials.Of)} 的 {trials.Trials} 次试验中，有 {trials.ByLevels} 次与实验记录现在的设置、代码或文本不同，按取值和种子对应。",
        OtherMachines machines =>
            $"两者的机器或版本不同，单凭这一点，成本就可能不同。之前：{Machines(machines.Before)}。之后：{Machines(machines.After)}。",
        ArmsOfOne arms => $"只有 {Named(arms.Of)} 含有{List(arms.Arms.Select(Name))}。",
        SameVerdicts same => $"{same.Claims} 条论断的判定都没有改变。",
        BeforeWithinNoise { Listed: var some, All: var all } when some < all => $"{all} 处差异可能只是噪声，其中最明显的 {some} 处：",
        BeforeWithinNoise => $"可能只是噪声的差异：",
        ValuesLost lost => $"**之后缺少**：{Series(lost.Values.GroupBy(one => one.Metric.Key).Select(
            group => (Prose)$"{List(group.Select(one => Name(one.Arm)))}的{Metric(group.First().Metric)}"))}。",
        VerdictsMoveTogether => $"判定对所有论断一并校正，因此一条论断的判定可能改变，而其自身数据并未改变。",
        ChangeDirection { Change.IsChanged: false } => $"可能只是噪声",
        ChangeDirection { Change.IsWorse: true } => $"**变差**，超出界值",
        ChangeDirection { Change.IsForTheWorse: true } => $"变差，可能未超出界值",
        ChangeDirection { Change.IsForTheWorse: false } => $"变好",
        ChangeDirection => $"无优劣之分",
        ChangeRule rule => $"学习指标按相同种子配对，采用配对 t 检验；成本和导入的运行采用 Welch 检验。"
            + $"把任何噪声报告为变化的概率至多为 {Percent(rule.Error)}（Holm 校正）；把任何未超出界值的变差报告为超出界值的概率亦然。",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private static Prose Rest(ChangesCounted counted) =>
        $"其中 {counted.Identical} 个值对每个种子都完全相同。"
        + $"{(counted.Incomparable == 0 ? Prose.Empty : $"{counted.Incomparable} 个值因种子不足或缺少数据而无法比较。")}";

    private static Prose Machines(IReadOnlyList<LlamaBatch.Journal.MachineFacts> machines)
        => Prose.Join("；", machines.Select(machine => Prose.Literal(machine.ToString())));
}
