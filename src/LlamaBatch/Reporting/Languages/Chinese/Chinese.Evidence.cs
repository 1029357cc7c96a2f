using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The evidence for or against a claim.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(EvidenceFact fact) => fact switch
    {
        ArmsCompared { Effect.IsKnown: false } arms => $"{Briefly(arms.Effect, than: true)}。",
        ArmsCompared arms => $"{Subject(arms.Effect, arms.NamesMetric)}{(IsPlainValue(arms.Effect) ? "为" : "")} "
            + $"{WithEvidence(arms.Effect, than: true, arms.AdjustedP)}。",
        QuantitiesCompared { Comparison: var part } =>
            $"{Place(part.Left)} 的{NameOf(part)}{Numbers(part, "为", SourceOf(part.Left))}{SourceOf(part.Right)}。",
        FrontCompared { IsSupported: true } front =>
            $"没有其他配置支配{Name(front.Arm)}。与最接近的{Name(front.Rival)}相比，其{Effects(front)}{Front(front)}。",
        FrontCompared front => $"{Name(front.Arm)}与{Name(front.Rival)}相比，{Effects(front)}{Front(front)}。",
        FrontUnknown front => $"{Name(front.Arm)}无法与其他所有配置比较。",
        CombinedP p => $"综合各项比较，校正后 {Number.P(p.AdjustedP)}。",
        NotInScale absent => $"本规模不含{Names(absent.Arms)}。",
        NoAnswer problem => Say(problem.Problem),
        MainEffectFact main =>
            $"{TopicOf(main)}{Briefly(main.Effect, than: true)}{Which(main.Of)}",
        MainQuantity { Comparison: var part, NamesLeft: true } main =>
            $"{Place(part.Left)} 的{NameOf(part)}{Numbers(part, "为", Prose.Empty)}{Which(main.Of)}",
        MainQuantity { Comparison: var part } main => $"{NameOf(part)}{Numbers(part, "", Prose.Empty)}{Which(main.Of)}",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    /// <inheritdoc/>
    public override Prose Status(VerdictStatus status) => status switch
    {
        VerdictStatus.Supported => $"成立",
        VerdictStatus.Refuted => $"不成立",
        _ => (Prose)$"无法判定",
    };

    /// <inheritdoc/>
    protected override Prose MarginOf(MetricDefinition metric, Prose margin) => $"{Metric(metric)} {margin}";

    /// <inheritdoc/>
    public override Prose Repetitions(Repeated pairs) => $"{pairs.Count} {CounterOf(pairs.Of)}{NounOf(pairs.Of)}";

    /// <inheritdoc/>
    protected override Prose WithEvidence(Effect effect, bool than, double? p)
    {
        Prose evidence = Prose.Join("，",
        [
            SpreadOf(effect),
            effect.IsBySign && effect.Side != 0 && effect.HasSize
                ? $"{Pairs(effect)}{(effect.IsValue ? $"{PlaceOf(effect)}该值" : $"较{Direction(effect, effect.Side)}")}"
                : Prose.Empty,
            effect.NotReached > 0 ? $"{effect.NotReached} 对未达到" : Prose.Empty,
            effect.ReachedBefore > 0 ? $"{effect.ReachedBefore} 对在首次测量前已达到" : Prose.Empty,
            effect.HasSize ? Sample(effect) : Prose.Empty,
            p is double adjusted ? $"校正后 {Number.P(adjusted)}" : Prose.Empty,
            effect.SignFlipP is double flips
                ? $"{(effect.HasMargin ? "对界值的" : "")}符号翻转检验 {Number.P(flips)}"
                : Prose.Empty,
        ]);
        return !effect.IsKnown ? Briefly(effect, than)
            : IsPlainValue(effect) ? $"{Value(effect)}（{evidence}）{PlaceBeside(effect)}"
            : (Prose)$"{Briefly(effect, than)}（{evidence}）";
    }

    /// <summary>The size and direction of an effect, without interval and seeds: 比批大小 16 高 0.41 nat/词元.</summary>
    private Prose Briefly(Effect effect, bool than)
    {
        Prose other = than || effect.Right is NumberName ? $"{Than(effect.Metric)} {Other(effect)} " : Prose.Empty;
        return !effect.IsKnown ? $"{Name(effect.Left)}与{Name(effect.Right)}无法比较"
            : !effect.HasSize ? $"在 {Sample(effect)}中有 {effect.InDirection} 个{other}{Direction(effect, effect.Side)}"
            : effect.IsValue ? $"{Value(effect)}{PlaceBeside(effect)}"
            : IsZero(effect) ? NoDifference(effect, than)
            : double.IsFinite(effect.Amount.Low) && double.IsFinite(effect.Amount.High)
                ? $"{other}{Direction(effect, effect.Side)} {Size(effect, effect.Amount.Low)}"
                : (Prose)($"{other}{(effect.IsOpen ? "至多" : "至少")}{Direction(effect, effect.Side)} "
                    + $"{Size(effect, double.IsFinite(effect.Amount.Low) ? effect.Amount.Low : effect.Amount.High)}");
    }

    /// <summary>The word for "than": 比, or 相对于 after a metric whose name ends in 比 (such as 信噪比).</summary>
    private string Than(MetricDefinition metric) => Metric(metric).ToString().EndsWith('比') ? "相对于" : "比";

    /// <summary>An effect that rounds to zero: 与批大小 512 相差 0.0%.</summary>
    private Prose NoDifference(Effect effect, bool than)
    {
        Prose other = than ? $"与 {Other(effect)} " : Prose.Empty;
        return effect.Spread == Spread.Identical ? $"{other}相等"
            : (Prose)$"{other}{(effect.IsBySign ? "相差的中位数为" : "相差")} {Size(effect, 0)}";
    }

    private Prose Value(Effect effect) => (double.IsFinite(effect.Amount.Low), double.IsFinite(effect.Amount.High)) switch
    {
        (true, true) => Size(effect, effect.Amount.Low),
        (true, false) => $"至少 {Size(effect, effect.Amount.Low)}",
        _ => $"至多 {Size(effect, effect.Amount.High)}",
    };

    private Prose SpreadOf(Effect effect) => effect.Spread switch
    {
        Spread.OnePair => $"无置信区间",
        Spread.Identical => $"各{NounOf(effect.Repetition)}均相同",
        Spread.SignsAlone => $"符号检验",
        Spread.TooFewSigns => $"配对过少，符号检验给不出 95% 置信区间",
        _ => $"{Coverage(effect.Interval.Level)}% 置信区间{(effect.IsBySign ? "（符号检验）" : "")}{Range(effect)}",
    };

    /// <summary>The interval of an effect. An end in the direction opposite to the effect has a minus sign.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="least">The words before the lower end if the upper end is open.</param>
    /// <param name="most">The words before the upper end if the lower end is open.</param>
    private Prose Range(Effect effect, string least = "的下限为", string most = "的上限为")
    {
        (double low, double high) = (effect.Interval.Low, effect.Interval.High);
        (bool hasLow, bool hasHigh) = (double.IsFinite(low), double.IsFinite(high));
        if (!hasLow && !hasHigh)
        {
            return $"两端无界";
        }

        bool isReversed = !effect.IsValue && effect.Side < 0 && !IsZero(effect);
        Prose Signed(double end) =>
            $"{(!effect.IsValue && SideOf(effect, end) == (isReversed ? 1 : -1) ? "−" : "")}{End(effect, end)}";
        Prose Open(double end, bool isLow) => $"{(isLow == isReversed ? most : least)} {Signed(end)}";
        return !hasHigh ? Open(low, isLow: true)
            : !hasLow ? Open(high, isLow: false)
            : isReversed ? $" {Signed(high)} 至 {Signed(low)}"
            : (Prose)$" {Signed(low)} 至 {Signed(high)}";
    }

    private Prose End(Effect effect, double amount) => effect.Unit == "%" ? Size(effect, amount) : Prose.Literal(Digits(effect, amount));

    /// <summary>
    /// Whether a value is above, below or equal to the number in the claim. Empty if a bound leaves this open, or if the claim says that
    /// both are equal.
    /// </summary>
    private Prose PlaceBeside(Effect effect) => effect.IsOpen || effect.IsEquivalence ? Prose.Empty
        : effect.IsSeparated ? $"，{PlaceOf(effect)} {Other(effect)}"
        : (Prose)$"，与 {Other(effect)} 无法区分";

    private static bool IsPlainValue(Effect effect) => effect is { IsKnown: true, IsValue: true, HasSize: true };

    private static string Direction(Effect effect, int side)
    {
        var (more, less) = DirectionsOf(effect.Metric);
        return side < 0 ? less : more;
    }

    private static string PlaceOf(Effect effect) => effect.Side == 0 ? "等于"
        : DirectionsOf(effect.Metric).More is "大" ? effect.Side < 0 ? "小于" : "大于"
        : effect.Side < 0 ? "低于" : "高于";

    /// <summary>
    /// The adjectives that compare values of a metric. They are 多 and 少 for numbers of steps, 长 and 短 for times, 大 and 小 for sizes,
    /// otherwise 高 and 低.
    /// </summary>
    private static (string More, string Less) DirectionsOf(MetricDefinition metric) => metric.Origin switch
    {
        null when metric.Key is nameof(StepTime) => ("长", "短"),
        null when _sizes.Contains(metric.Key) => ("大", "小"),
        CostToTarget { Cost: TargetCost.Time } => ("长", "短"),
        CostToTarget => ("多", "少"),
        BestLevelFor { Axis: { } axis } when !IsRate(axis) => ("大", "小"),
        HighestOf highest when !IsRate(highest.Axis) => ("大", "小"),
        global::LlamaBatch.RangeOf or SeedSpreadOf or CriticalBatchOf or RatioOf { IsNoiseScale: true }
            or ExponentOf or SlopeOf => ("大", "小"),
        MatchedAt or MeanOver => DirectionsOf(metric.Origin.From),
        _ => ("高", "低"),
    };

    /// <summary>The keys of metrics whose values are 大 or 小: norms, variances, fluctuations and differences.</summary>
    private static readonly HashSet<string> _sizes =
    [
        nameof(AccuracyJitter), nameof(GainSquare), nameof(GainVariance), nameof(GeneralizationGap), nameof(GradientBias),
        nameof(GradientNorm), nameof(GradientSquare), nameof(GradientVariance), nameof(LossJitter), nameof(StepSpread),
        nameof(TopEigenvalue), nameof(UpdateRatio), nameof(ValidationJitter),
    ];

    private static Prose Pairs(Effect effect)
        => effect.InDirection == effect.Count ? (Prose)$"每一对均" : $"{effect.Count} 对中有 {effect.InDirection} 对";

    private Prose Sample(Effect effect) => effect.Count < effect.Planned
        ? $"{effect.Planned} {CounterOf(effect.Repetition)}{NounOf(effect.Repetition)}中的 {effect.Count} {CounterOf(effect.Repetition)}"
        : Repetitions(new(effect.Count, effect.Repetition));

    /// <summary>
    /// The words before the effect in a table: the metric, and the configuration if the claim concerns several configurations.
    /// </summary>
    private Prose TopicOf(MainEffectFact main) =>
        !main.Effect.IsKnown || !main.Effect.HasSize
            ? $"{(main.NamesLeft ? Name(main.Effect.Left) : Prose.Empty)}{Topic(main.Effect, main.NamesMetric)}"
            : main.NamesLeft ? $"{Subject(main.Effect, main.NamesMetric)}{(IsPlainValue(main.Effect) ? "为" : "")}"
        : main.Effect.Left is PointName ? $"{Where(SharedPoint(Shared(main.Effect)))}{Metric(main.Effect.Metric)}"
        : Topic(main.Effect, main.NamesMetric);

    private Prose Subject(Effect effect, bool namesMetric) => IsOfArm(effect) || AreAtPoints(effect) || IsPointAgainstNumber(effect)
        ? $"{Where(SharedPoint(Shared(effect)))}{Without(Shared(effect), effect.Left)} {Particle(effect.Metric)}"
            + $"{(Particle(effect.Metric) == Under ? "，" : "")}{Metric(effect.Metric)}"
        : (Prose)$"{Topic(effect, namesMetric)}{Name(effect.Left)}";

    private Prose Topic(Effect effect, bool namesMetric) => namesMetric ? $"{Metric(effect.Metric)}：" : Prose.Empty;

    private static Prose Which(int of) => of > 1 ? $"（{of} 项比较之一）" : Prose.Empty;

    private Prose Effects(FrontCompared front)
        => Prose.Join("，", front.Effects.Select(effect => (Prose)$"{Metric(effect.Metric)}{Alone(effect)}"));

    private static Prose Front(FrontCompared front) =>
        $"{(front.AdjustedP is double p ? $"，校正后 {Number.P(p)}" : Prose.Empty)}。按均值，{front.Arms} 个配置"
            + $"{(front.NonDominated == front.Arms ? "均" : $"中有 {front.NonDominated} 个")}不被支配";

    private static string NameOf(QuantityComparison part) => Glossary.Quantities.GetValueOrDefault(part.Name, part.Name);

    /// <summary>A computed number, compared with another number: 312，低于批大小 16 的 1,953.</summary>
    private Prose Numbers(QuantityComparison part, string verb, Prose source)
    {
        Prose left = $"{verb} {Large(part.Left, part)}{source}";
        Prose right = $"{(part.Right.IsNumber ? Prose.Empty : $"{Place(part.Right)} 的")} {Large(part.Right, part)}";
        return part.Actual switch
        {
            Relation.Below => $"{left}，低于{right}",
            Relation.Above => $"{left}，高于{right}",
            Relation.EqualTo when !part.Right.IsNumber => $"与{Place(part.Right)} 相同，均为 {Large(part.Left, part)}{source}",
            Relation.EqualTo => $"{left}，等于{right}",
            _ => $"{left}，无法与{right} 比较",
        };
    }

    private static Prose SourceOf(Quantity quantity) => quantity.Source.Length > 0
        ? $"（{Glossary.Sources.GetValueOrDefault(quantity.Source, quantity.Source)}）"
        : Prose.Empty;

    /// <summary>
    /// One of two compared numbers. If either is a million or more, both are in units of 万 or 亿. A number that the experiment's author
    /// wrote keeps all its digits.
    /// </summary>
    private static string Large(Quantity quantity, QuantityComparison part) =>
        part.Name == "bytes of memory" ? DecimalBytes(quantity.Value)
        : Math.Max(Math.Abs(part.Left.Value), Math.Abs(part.Right.Value)) < 1e6 ? Arithmetic(quantity.Value)
        : quantity.IsNumber ? GivenInGroups(quantity.Value)
        : Grouped(quantity.Value);

    /// <summary>The Chinese measure word before 种子, 区组 or 运行.</summary>
    private static string CounterOf(Repetition repetition) => repetition == Repetition.Run ? "次" : "个";

    private static string NounOf(Repetition repetition) => repetition switch
    {
        Repetition.Seed => "种子",
        Repetition.Block => "区组",
        _ => "运行",
    };
}
