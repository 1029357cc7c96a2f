namespace LlamaBatch.Reporting.Languages;

/// <summary>The Chinese words for the library's own names. A user-defined name is not in the glossary and stays unchanged.</summary>
/// <remarks>
/// Terms used in sentences: token 词元, seed 种子, evaluation seed 评估种子, tuning seed 调优种子, block 区组, trial 试验, step 步, sweep 扫描,
/// configuration 配置, level 取值 in reports and 水平 in the problems of claims, best level 最优取值, best value of a metric 最优值,
/// best configuration 最优者, not comparable or rankable 不可比较, not yet decided 尚未判定, axis 变量, baseline 基线, claim 论断,
/// verdict 判定, supported 成立, refuted 不成立, inconclusive 无法判定, margin 界值, effect 效应, confidence interval 置信区间,
/// power 检验功效, family-wise error rate 族错误率, paired t test 配对 t 检验, metric 指标, warm-up 预热, weight decay 权重衰减,
/// learning rate 学习率, validation set 验证集, held-out text 留出文本, checkpoint 检查点, diverged 发散, uniform model 均匀模型,
/// fingerprint 指纹, corpus 语料.
/// </remarks>
internal static class Glossary
{
    /// <summary>The axes that records usually vary, by property name.</summary>
    public static IReadOnlyDictionary<string, string> Axes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["BatchSize"] = "批大小",
        ["Beta1"] = "β₁",
        ["Beta2"] = "β₂",
        ["Depth"] = "深度",
        ["GradientClip"] = "梯度裁剪",
        ["Heads"] = "注意力头数",
        ["HiddenSize"] = "隐藏层宽度",
        ["InParts"] = "分次计算",
        ["KeyValueHeads"] = "键值头数",
        ["Layers"] = "层数",
        ["LearningRate"] = "学习率",
        ["MicroBatch"] = "微批大小",
        ["Model"] = "模型",
        ["Momentum"] = "动量",
        ["Optimizer"] = "优化器",
        ["Precision"] = "精度",
        ["Schedule"] = "调度",
        ["SequenceLength"] = "序列长度",
        ["Tokens"] = "词元数",
        ["Warmup"] = "预热",
        ["WeightDecay"] = "权重衰减",
        ["Width"] = "宽度",
    };

    /// <summary>The library's metrics, by key.</summary>
    public static IReadOnlyDictionary<string, string> Metrics { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(Accuracy)] = "准确率",
        [nameof(AccuracyJitter)] = "准确率抖动",
        [nameof(BitsPerByte)] = "每字节比特数",
        [nameof(CpuShare)] = "核心占用率",
        [nameof(GainSquare)] = "增益的真实梯度的范数平方",
        [nameof(GainVariance)] = "增益的单序列梯度方差",
        [nameof(GeneralizationGap)] = "泛化差距",
        [nameof(GradientBias)] = "梯度偏差",
        [nameof(GradientCosine)] = "与参考梯度的余弦",
        [nameof(GradientNorm)] = "梯度范数",
        [nameof(GradientSquare)] = "真实梯度的范数平方",
        [nameof(GradientVariance)] = "单序列梯度方差",
        [nameof(LossBarrier)] = "损失势垒",
        [nameof(LossJitter)] = "训练损失抖动",
        [nameof(ModelFlopsUtilization)] = "模型算力利用率",
        [nameof(PeakMemory)] = "峰值内存",
        [nameof(PreconditionedSquare)] = "真实梯度的预条件范数平方",
        [nameof(PreconditionedVariance)] = "单序列梯度的预条件方差",
        [nameof(RandomSharpness)] = "随机锐度",
        [nameof(ReferenceSpeed)] = "基准计算速度",
        [nameof(SamSharpness)] = "SAM 锐度",
        [nameof(SeenLoss)] = "已见文本损失",
        [nameof(SignalToNoise)] = "梯度信噪比",
        [nameof(SpikeRate)] = "训练损失尖峰率",
        [nameof(StepSpread)] = "单步耗时离散度",
        [nameof(StepTime)] = "单步耗时",
        [nameof(TokensPerSecond)] = "吞吐量",
        [nameof(TopEigenvalue)] = "Hessian 最大特征值",
        [nameof(TrainLoss)] = "训练损失",
        [nameof(UpdateRatio)] = "相对更新幅度",
        [nameof(ValidationJitter)] = "验证损失抖动",
        [nameof(ValidationLoss)] = "验证损失",
    };

    /// <summary>The planned and published quantities, by their name in <c>Plan</c> and in <see cref="Published"/>.</summary>
    public static IReadOnlyDictionary<string, string> Quantities { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["steps"] = "步数",
        ["tokens trained"] = "训练词元数",
        ["tokens per step"] = "每步词元数",
        ["updates per million tokens"] = "每百万词元的更新次数",
        ["parameters"] = "参数量",
        ["FLOPs per million tokens"] = "每百万词元的浮点运算次数",
        ["FLOPs"] = "浮点运算次数",
        ["bytes of memory"] = "内存需求",
    };

    /// <summary>The sources of <see cref="Published"/>.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Brown et al. 2020, arXiv:2005.14165, table 2.1"] = "Brown 等，2020，arXiv:2005.14165，表 2.1",
        ["Chowdhery et al. 2022, arXiv:2204.02311, section 5"] = "Chowdhery 等，2022，arXiv:2204.02311，第 5 节",
        ["Touvron et al. 2023, arXiv:2302.13971, table 2"] = "Touvron 等，2023，arXiv:2302.13971，表 2",
        ["Grattafiori et al. 2024, arXiv:2407.21783, section 3.4.1"] = "Grattafiori 等，2024，arXiv:2407.21783，第 3.4.1 节",
    };

    /// <summary>The units with a Chinese word. Symbols of the SI and of computing stay unchanged.</summary>
    public static IReadOnlyDictionary<string, string> Units { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["nats/token"] = "nat/词元",
        ["nats"] = "nat",
        ["bits/byte"] = "比特/字节",
        ["bits"] = "比特",
        ["bytes"] = "字节",
        ["s"] = "秒",
        ["ms"] = "毫秒",
        ["µs"] = "微秒",
        ["tokens"] = "词元",
        ["k tokens"] = "千词元",
        ["M tokens"] = "百万词元",
        ["tokens/s"] = "词元/秒",
        ["k tokens/s"] = "千词元/秒",
        ["steps"] = "步",
        ["sequences"] = "个序列",
        ["share"] = "占比",
        ["decades"] = "个数量级",
        ["percentage points"] = "个百分点",
    };
}
