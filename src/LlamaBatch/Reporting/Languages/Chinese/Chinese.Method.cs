using LlamaBatch.Data;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The method of a study.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(ComparedAxes fact)
    {
        Prose axes = Series(fact.Axes.Select(axis => (Prose)$"{Axis(axis.Axis)}（{List(Levels(axis))}）"));
        Prose tuned = Prose.Join("", fact.Tuned.Select(axis =>
            axis.Per.Count == 0 ? $"；{Axis(axis.Axis)}经过调优" : (Prose)$"；{Axis(axis.Axis)}针对每个{List(axis.Per.Select(Axis))}分别调优"));
        return $"比较的变量：{axes}{tuned}。";
    }

    /// <inheritdoc/>
    public override Prose Say(StudyExtent fact)
    {
        Prose phases = fact switch
        {
            { Tuning: 0, Costs: 0, Seeds: > 0 } => $"{fact.Seeds} 个种子，均为评估试验",
            { Tuning: 0, Seeds: 0, Costs: > 0 } => (Prose)$"均为成本试验",
            _ => Series(
            [
                fact.Tuning > 0 ? $"调优 {fact.Tuning} 次" : Prose.Empty,
                fact.Seeds > 0 ? $"用 {fact.Seeds} 个种子评估，共 {fact.Evaluation} 次" : Prose.Empty,
                fact.Costs > 0 ? $"测量成本 {fact.Costs} 次" : Prose.Empty,
            ]),
        };
        Prose processors = fact.Processors.Count == 0 ? Prose.Empty
            : $"在 {List(fact.Processors.Select(one => (Prose)$"{one.Name}（{one.Cores} 核）"))}上";
        Prose time = fact.Time is not { } took ? Prose.Empty
            : took.From == took.To ? $"，用时 {Duration(took.Duration)}（{Day(took.From)}）"
            : (Prose)$"，用时 {Duration(took.Duration)}（{Day(took.From)} 至 {Day(took.To)}）";
        return $"{fact.Trials} 次试验（{phases}）{processors}共训练了 {Tokens(fact.Tokens)}{time}。";
    }

    /// <inheritdoc/>
    public override Prose Say(SharedSteps fact) =>
        $"其中 {fact.Trials} 次试验的最初若干步与另一次试验完全相同，因此从后者保存的状态继续训练，结果不受影响；共享的步只计一次。";

    /// <inheritdoc/>
    public override Prose Say(PredictedTime fact) =>
        $"按逐次运行计，{fact.Trials} 次试验预测用时共 {Duration(fact.Predicted)}（不含验证），实际共 {Duration(fact.Actual)}（含验证）。";

    /// <inheritdoc/>
    public override Prose Say(CostsOnly fact) => $"本研究只测量成本。";

    /// <inheritdoc/>
    public override Prose Say(SeedPairing fact)
    {
        Prose text = fact.IsSameText ? $"使用同一种子时，所有配置以相同的顺序读取相同的词元；" : Prose.Empty;
        Prose tuning = fact.TuningSeeds > 0 ? $"调优的取值在另外 {fact.TuningSeeds} 个调优种子上选出。" : Prose.Empty;
        return $"每个配置用 {fact.Seeds} 个种子训练。种子决定初始权重和文本的顺序；{text}比较按种子配对进行。{tuning}";
    }

    /// <inheritdoc/>
    public override Prose Say(CostProtocol fact) =>
        $"成本由专门的试验{(fact.Processors.Count > 0
            ? (Prose)$"在 {List(fact.Processors.Select(Prose.Literal))} 上"
            : Prose.Empty)}测量，不与学习指标一同测量，共 {fact.Blocks} 个区组。每个区组按随机顺序将每个配置运行一次，每次使用独立的进程，且没有其他试验同时运行。"
        + $"区组代替种子作为重复，区间反映本研究各区组之间的变动；换一天测量，成本可能偏移百分之几，且各配置的偏移不尽相同。"
        + $"耗时取各步的中位数，不计最初的十分之一。{(fact.HasMemory ? "内存指进程内存占用的峰值相对于创建模型前的增量。" : "")}"
        + $"如果进程获得的 CPU 时间不足单核的 {Percent(CpuShare.Least)}、基准计算的速度低于本研究中位速度的 {Percent(ReferenceSpeed.Least)}，"
        + $"或单步耗时的中位数比其第 10 百分位数高出 {Percent(StepSpread.Most - 1)} 以上，则重新测量。";

    /// <inheritdoc/>
    public override Prose Say(VaryingSettings fact) =>
        $"除比较的变量外，各配置的 {List(fact.Names.Select(name => (Prose)$"`{Prose.Code(name)}`"))} 也不同：";

    /// <inheritdoc/>
    public override Prose Say(MetricMeaning fact) => fact.Key switch
    {
        nameof(LossJitter) => $"训练损失抖动为训练后半程中各步损失的二阶差分绝对值的均值乘以 √(π/12)。对于独立的高斯噪声，它等于标准差；线性趋势则被消去。",
        nameof(ValidationJitter) or nameof(AccuracyJitter) =>
            $"{Glossary.Metrics[fact.Key]}为训练后半程中各次评估值到其前后两次评估连线的距离的均值，并换算为标准差。对于独立的高斯噪声，它等于标准差；线性趋势则被消去。",
        nameof(SpikeRate) =>
            $"训练损失尖峰率为训练后三分之二中出现尖峰的步所占的比例：该步的训练损失比此前十分之一训练（至少 32 步）的中位数高出 {SpikeRate.Deviations} 个以上的稳健标准差。",
        nameof(ModelFlopsUtilization) =>
            $"模型算力利用率为单线程每秒实际完成的浮点运算次数与峰值之比。峰值取大型 float32 矩阵乘积的速度，在全部训练步完成后立即测得；运算次数按完整的注意力计。",
        nameof(SeenLoss) => $"已见文本损失与验证损失在同一组权重下测量，取试验最先训练过的序列，数量与验证窗口相同；各批大小所用的序列相同。",
        nameof(GeneralizationGap) => $"泛化差距为验证损失减去已见文本损失。",
        nameof(UpdateRatio) => $"相对更新幅度为每一步全部权重的变化量与权重的 L2 范数之比，取整个训练过程的平均值。",
        nameof(GradientCosine) =>
            $"与参考梯度的余弦为批梯度与参考梯度夹角的余弦，参考梯度是同一组权重下大量其他序列的梯度；取各批及整个训练过程的平均值。其期望约为 1 / √(1 + N/B)，其中 B 为批大小，N 为梯度噪声尺度。",
        nameof(SignalToNoise) => $"梯度信噪比为真实梯度的范数平方与批梯度的方差之比，二者均对全部权重求和，取整个训练过程的平均值。比值为 1 时，信号与噪声一样大。",
        nameof(GradientBias) =>
            $"梯度偏差为各批的平均梯度在独立参考梯度上的投影，减去另一大样本的梯度在其上的投影，再除以真实梯度的范数平方；取整个训练过程的平均值，在裁剪之前计算。"
            + $"理论上，无论批大小如何，它都恰好为 0，因为批的损失是其中各序列损失的平均值。",
        nameof(TopEigenvalue) => $"Hessian 最大特征值由 Lanczos 迭代求得，其中 Hessian 与向量的乘积由梯度的中心差分近似。",
        nameof(SamSharpness) => $"SAM 锐度为沿梯度方向移动固定长度后损失的上升量。",
        nameof(RandomSharpness) => $"随机锐度为按权重大小成比例地随机扰动各权重时，损失的平均上升量。",
        nameof(LossBarrier) => $"损失势垒为沿训练中较早时刻的权重到当前权重的直线，损失高出两端损失连线的最大值。若损失沿该直线为凸函数，则为 0。",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    /// <inheritdoc/>
    public override Prose Say(TokenKind fact) => $"一个词元是{Token(fact.Corpus)}。";

    /// <inheritdoc/>
    public override Prose Say(StepSize fact) => $"基线配置每步使用{Size(fact)}。";

    /// <inheritdoc/>
    public override Prose Say(MicroBatches fact) => $"每步分为{Size(fact)}计算，每次试验使用一个线程。";

    /// <inheritdoc/>
    public override Prose Say(AveragedWeights fact) =>
        $"验证所用的是权重的指数移动平均，半衰期为 {Number.Exact(fact.HalfLife.Count)} 个词元。";

    /// <inheritdoc/>
    public override Prose Say(StepTaken fact) => fact.Step switch
    {
        StepKind.Fast => $"训练步采用快速实现（fast）：专为 Llama 编写，梯度由手工推导{In(fact.Precisions)}。",
        StepKind.Autograd => (Prose)$"训练步采用自动微分实现（autograd）：梯度由 TorchSharp 的自动微分计算。",
        _ => $"训练步按各次试验的设置采用快速实现（fast）或自动微分实现（autograd）。",
    };

    /// <inheritdoc/>
    public override Prose Token(Corpus corpus) => corpus switch
    {
        MarkovText markov => $" {markov.Symbols} 种符号之一",
        { TokenIs: ByteTokenizer.TokenIs } => (Prose)$" UTF-8 文本的一个字节",
        _ => $" {corpus.TokenIs}",
    };

    /// <inheritdoc/>
    public override Prose Size(StepSize step) => $" {step.Sequences} 个长度为 {step.SequenceLength} 个词元的序列（共 {step.Tokens} 个词元）";

    /// <inheritdoc/>
    public override Prose Size(MicroBatches batches) =>
        $"微批（每个{(batches.Sequences.Least == batches.Sequences.Most ? "至多" : "含")} {Range(batches.Sequences)} 个序列，"
            + $"即 {Range(batches.Tokens)} 个词元）";

    private static Prose In(IReadOnlyList<Precision> precisions) => precisions switch
    {
        [Precision.BFloat16] => $"，较大的矩阵乘积采用 bfloat16",
        [_, _, ..] => (Prose)$"，较大的矩阵乘积视设置和大小采用 float32 或 bfloat16",
        _ => Prose.Empty,
    };

    private static Prose Range(WholeRange range) => range.Least == range.Most ? $"{range.Least}" : (Prose)$"{range.Least} 至 {range.Most}";
}
