using LlamaBatch.Advice;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The texts of the command <c>advise</c>.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose NameOf(AdviceRow row) => row switch
    {
        AdviceRow.LeastLossBatch => $"读完这些文本后损失最低的批大小",
        AdviceRow.CriticalBatch => $"临界批大小：文本量和步数均为最小值的两倍",
        AdviceRow.FifthMoreText => $"所需文本比最小值多 20% 的批大小",
        AdviceRow.LearningRate => $"损失最低的批大小所用的峰值学习率",
        _ => $"最佳学习率随批大小变化的幂指数",
    };

    /// <inheritdoc/>
    public override Prose NameOf(AdvisedQuantity quantity) => quantity switch
    {
        AdvisedQuantity.LeastLossBatch => $"损失最低的批大小",
        AdvisedQuantity.CriticalBatch => $"临界批大小",
        _ => $"峰值学习率",
    };

    /// <inheritdoc/>
    public override Prose HeadingOf(AdviceColumn column) => column switch
    {
        AdviceColumn.Quantity => $"项目",
        AdviceColumn.Estimate => $"估计值",
        AdviceColumn.Interval => $"90% 区间",
        AdviceColumn.Extrapolation => $"超出拟合范围",
        AdviceColumn.Study => $"研究",
        AdviceColumn.Value => $"数值",
        AdviceColumn.Size => $"大小",
        _ => $"不同实现的范围",
    };

    /// <inheritdoc/>
    public override Prose NameOf(MemoryPart part, bool isAdamW) => part switch
    {
        MemoryPart.Weights => $"权重，bfloat16",
        MemoryPart.Gradients => $"梯度，bfloat16",
        MemoryPart.Optimizer => isAdamW ? (Prose)$"优化器：float32 权重和两个矩" : $"优化器：float32 权重和动量",
        MemoryPart.Activations => $"一个序列的激活值，全部保留",
        MemoryPart.RecomputedActivations => $"一个序列的激活值，逐层重算",
        _ => $"一个序列的 logits，float32",
    };

    /// <inheritdoc/>
    public override Prose BatchOf(double sequences, double tokens) =>
        $"{Batch(sequences)} 个序列（{Number.Compact(tokens)} 词元）";

    /// <inheritdoc/>
    public override Prose BatchRange(double low, double high) => $"{Batch(low)} 至 {Batch(high)} 个序列";

    /// <inheritdoc/>
    public override Prose RangeOf(string low, string high) => $"{low} 至 {high}";

    /// <inheritdoc/>
    public override Prose Extrapolation(double decades, bool isUntested = false) => IsInside(decades)
        ? (Prose)$"范围内"
        : $"{Factor(decades)}{(isUntested ? "，未经检验" : "")}";

    /// <inheritdoc/>
    public override Prose MemoryOf(string model) => $"{model} 的内存";

    /// <inheritdoc/>
    public override Prose ExactSize => $"精确";

    /// <inheritdoc/>
    public override Prose BasisOf(RateExponent exponent) => exponent.IsDerived ? $"推导" : (Prose)$"实测";

    /// <inheritdoc/>
    public override Prose RateExponentName => $"学习率的幂指数";

    /// <inheritdoc/>
    public override Prose NotKnown => $"未知";

    /// <inheritdoc/>
    public override Prose Say(AdviceFact fact) => fact switch
    {
        AdviceFor one =>
            $"{Large(one.Size.Parameters)} 个参数，{Large(one.Size.Tokens)} 词元（每个参数 {Number.TwoDigits(one.Size.TokensPerParameter)} "
            + $"个），序列长度 {Number.Exact(one.SequenceLength)} 词元，{(one.IsAdamW ? "AdamW" : "带动量的 SGD")}，从头训练。",
        AdviceWithout one => $"未采用的研究：{List(one.Studies.Select(Prose.Literal))}。",
        NothingNear { Nearest: null } one => $"所收录的研究中没有关于{NameOf(one.Quantity)}的规律。",
        NothingNear { Reach: null } one => $"余下的研究太少，无法判断{NameOf(one.Quantity)}的规律有多大误差。",
        NothingNear { Nearest: var (study, decades), Reach: double reach } one =>
            $"关于{NameOf(one.Quantity)}，附近没有可用的研究：最近的拟合（{study}）也在 {Factor(decades)} 之外，而回测只覆盖到 {Factor(reach)}。",
        NoStudyOfSgd => $"所收录的研究中没有关于 SGD 的批大小或学习率的规律，只说明学习率如何随批大小变化。",
        WideAdvice one =>
            $"{NameOf(one.Quantity)}的区间两端相差 {Number.TwoDigits(one.Factor)} 倍，只能排除明显的错误；请先实测，再作决定。",
        UntestedAdvice one =>
            $"{NameOf(one.Quantity)}未经检验：它在最近的拟合范围 {Factor(one.Decades)} 之外，而回测中最远的最优值在 {Factor(one.Farthest)} 之外，"
            + $"{(one.IsInside ? "且落在区间内" : "且未落在区间内")}。",
        UnseenRatio one =>
            $"本次训练每个参数对应 {Number.TwoDigits(one.TokensPerParameter)} 个词元，而实测最优值的范围为："
            + $"{Prose.Join("；", [.. one.Measured.Select(range => (Prose)($"{NameOf(range.Quantity)} {Number.TwoDigits(range.Low)} 至 "
                + $"{Number.TwoDigits(range.High)}"))])}。只依赖词元数的规律不会把这一差距计入“超出拟合范围”。",
        ScaledRate { Exponent: null } => $"余下的研究太少，无法估计学习率如何随批大小变化。",
        ScaledRate { Exponent: { } exponent } one =>
            $"改变批大小时，学习率乘以两个批大小之比的 {Exponent(exponent.Value)} 次幂（{Number.Percents(Ensemble.Level)}% 区间 "
            + $"{Exponent(exponent.Low)} 至 {Exponent(exponent.High)}）；批大小变为四倍时，即乘以 {Rescaled(exponent.FactorFor(4))}。"
            + $"{(one.IsAdamW
                ? (Prose)$"按理论，临界批大小以下为 0.5（Malladi 等，2022）；超过之后，最佳学习率增长变慢甚至下降（Li 等，2024）。"
                : $"按理论，远低于临界批大小时为 1（Goyal 等，2017）；超过之后，最佳学习率趋于平稳（McCandlish 等，2018）。")}",
        Beta2Advice one =>
            $"β₂：保持以词元计的半衰期不变（Marek 等，2025）。已发布的 Llama 在 4 M 词元的批大小下取 0.95，半衰期为 "
            + $"{Number.Compact(Recipe.HalfLifeTokens)} 词元；批大小为 {Batch(one.Sequences)} 个序列时，"
            + $"{(one.Beta2 <= Recipe.SmallestBeta2
                ? (Prose)$"按此半衰期得到的值低于下限 β₁²，请取下限 β₂ = {Decay(one.Beta2)}（β₁ = 0.9）。"
                : $"β₂ = {Decay(one.Beta2)}。")}",
        NoBeta2Advice one =>
            $"β₂：未知。已发布的 Llama 的半衰期为 {Number.Compact(Recipe.HalfLifeTokens)} 词元，相对于 {Number.Compact(one.Tokens)} 词元的文本过长。",
        DecayAdvice one =>
            $"AdamW 的权重衰减：批大小为 {Batch(one.Sequences)} 个序列、学习率为 {Rate(one.Rate)} 时，"
            + $"λ = B / (η τ D) = {Rate(one.Decay)}，其中时间尺度 τ 为训练总量的 {Number.TwoDigits(one.Timescale)}（Bergsma 等，2025"
            + $"{(one.Decades > 0 ? $"，超出拟合范围 {Factor(one.Decades)}" : "")}）。B 为批大小，D 为训练总量，均以词元计。学习率不变时，λ 与批大小成正比。Bergsma 等采用 µP。",
        NoDecayAdvice one =>
            $"权重衰减：未知。Bergsma 等（2025）的时间尺度在每个参数 20 至 1,280 词元的范围内拟合，而本次训练为 "
            + $"{Number.TwoDigits(one.TokensPerParameter)}。",
        WarmupAdvice =>
            $"预热：没有规律可以预测。Llama 1 和 Llama 2 预热 2,000 步，Llama 3.1 405B 预热 8,000 步，均不到总步数的 1%。"
            + $"训练初期使用较小的批也能达到同样的目的（Merrill 等，2025）。",
        AdviceBackTest one =>
            $"回测（轮流去掉一项研究）：{Series(one.Tallies.Select(tally =>
                (Prose)($"{NameOf(tally.Quantity)}：{tally.Answered} 个最优值中有 {tally.Inside} 个落在区间内，{tally.Studies} 项研究等权时为 "
                    + $"{Number.Percents(tally.ByStudy)}%{(tally.Refused > 0 ? $"，另有 {tally.Refused} 个不予回答" : "")}"))
                .Append((Prose)$"{RateExponentName}：{one.Exponents.Answered} 个中有 {one.Exponents.Inside} 个"))}。",
        AdviceScope =>
            $"“超出拟合范围”指训练在偏离最大的量上超出最近一项研究的范围多少。以上建议适用于从头训练、文本只读一遍的稠密模型，不涉及微调、LoRA、从检查点继续训练，也不考虑时间和成本。临界批大小对应于小批读完这些文本所达到的损失。",
        NoKnownShape one =>
            $"激活值和 logits 的内存取决于模型结构，而没有一个已知的 Llama 的参数量与 {Large(one.Parameters)} 相差 10% 以内。"
            + $"已知的有：{List(one.Shapes.Select(Prose.Literal))}。",
        MemoryErrors one =>
            $"在所列精度下，权重、梯度和优化器的大小是精确的。激活值和 logits 的范围从融合内核到普通自动求导，均未在 GPU 上实测。"
            + $"本程序的训练步也按这种方式预测缓冲区，其实测峰值内存最多比预测高 {Number.Percents(one.MeasuredExcess)}%。",
        MicroBatchAdvice one =>
            $"每个设备 {DecimalBytes(one.Device)}，不计工作区和通信缓冲区。权重、梯度和优化器共占 {DecimalBytes(one.States)}，由各设备均分（ZeRO 第三阶段）。"
            + $"{Fits(one.Kept, "全部保留激活值")}{Fits(one.Recomputed, "重算激活值")}用梯度累积凑足批大小。",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private static Prose Rescaled((double Value, double Low, double High) factor) =>
        $"{Number.TwoDigits(factor.Value)}（{Number.TwoDigits(factor.Low)} 至 {Number.TwoDigits(factor.High)}）";

    private static Prose Fits((double Devices, double Sequences)? fit, string how) => fit is var (devices, sequences)
        ? (Prose)$"{how}时，{(devices == 1 ? "一个设备" : $"{Number.Exact(devices)} 个设备中的每一个")}可容纳 {Number.Exact(sequences)} 个序列的微批。"
        : $"{how}时，一个设备连一个序列也容纳不下。";
}
