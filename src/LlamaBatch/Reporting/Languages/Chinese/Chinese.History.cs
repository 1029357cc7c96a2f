using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The rules that decide verdicts, and claims that changed after results.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(DecisionFact fact) => fact switch
    {
        DecisionRule rule => RuleOf(rule),
        CriticalBatchRule rule =>
            $"{(rule.IsByRun ? $"关于临界批大小的论断由两个单侧自助法检验判定，一个检验论断成立，一个检验论断不成立。" : Prose.Empty)}"
            + $"判定临界批大小高于某数，还需要有批大小不超过它的三分之一；判定它低于某数，则需要有批大小不低于它的三倍。"
            + $"若各次运行偏离规律，论断须在去掉任何一种批大小后仍然成立。"
            + $"{(rule.IsByRun ? $"无论各次运行在评估间隔内的何处达到目标，论断都须成立。" : Prose.Empty)}",
        SkewCheck { Power: 0 } skew => $"t 检验假定差值没有偏态；{skew.Pairs} 对数据无法检验这一假定。",
        SkewCheck skew =>
            $"t 检验假定差值没有偏态。本报告对此做偏度检验，不满足者列在“证据的薄弱之处”中。"
            + $"若差值服从指数分布，{skew.Pairs} 对数据检出其偏态的概率约为 {Percent(skew.Power)}。",
        SeveralComparisons several =>
            $"含多项比较的论断由各项比较综合判定：只有全部成立时才成立，以最大的 p 为准；只要有一项不成立即不成立，以最小的 p 乘以项数为准。"
            + $"{(several.HasBest ? $"一个配置属于最优之列，须同时满足：没有任何配置比它好出界值以上；至少有一个配置比它差出界值以上。若各配置等效，该指标便分不出最优者，论断不成立。" : Prose.Empty)}"
            + $"{(several.HasFront ? Dominance() : Prose.Empty)}",
        SignFlipOpinion flips =>
            $"精确符号翻转检验提供不依赖正态分布的旁证，不参与判定；其零假设为效应等于界值。{flips.Pairs} 对所能得到的最小值为 {Number.P(flips.SmallestP)}，"
            + $"{(flips.Smallest == flips.Of
                ? (Prose)$"所有比较均达到此值。"
                : $"{flips.Of} 项比较中有 {flips.Smallest} 项达到此值；其余各项中该检验的 p 较大，未经校正，列在效应旁。")}",
        SignRule sign =>
            $"若有{(sign.AreRuns ? "运行发散或未达到目标" : "试验发散或提前结束")}，则以差值的符号代替均值进行判定。"
            + $"{(sign.AreRuns ? "为此，相互独立的运行按其测量值的哈希值随机配对。" : "")}此时效应为差值的中位数，区间为精确符号检验的区间，"
            + $"其覆盖率取该样本量下可达到的、不低于 95% 的最小值；若有差值无法求得，则区间在相应一侧无界。"
            + $"{(sign.AreRuns ? "发散的运行按不优于最差的未发散运行计。" : "发散的试验按不优于均匀模型计。")}",
        BestLevelRule =>
            $"最优取值为抛物线的顶点：横轴为变量取值的对数，抛物线经过实测的最优取值及其两个相邻取值。由斜率的 t 检验判定它位于某数的哪一侧。"
            + $"区间包含该检验未排除的所有数（Fieller，1954），曲线平坦时不封闭。区间不涵盖曲线与抛物线的偏离。",
        RatioRule =>
            $"梯度噪声尺度是两个指标之比。这类比值均先对各种子分别求分子和分母的均值，再相除，因为逐种子比值的均值有偏。与某数比较时，由“分子 − 该数 × 分母”的 t 检验判定，区间包含该检验未排除的所有数（Fieller，1954）。"
            + $"比较两个比值时，对其对数之差使用刀切法。",
        CurveRule =>
            $"由曲线得出的量（如范围的宽度）取自各种子的平均曲线，并以刀切法消除其偏差（Tukey，1958）。刀切法的值和单个种子的值各作一次 t 检验，"
            + $"二者均能判定时论断才得以判定：取较大的 p，区间涵盖二者。横轴为变量取值的对数，相邻取值之间作线性插值；最优取值为抛物线的顶点，该抛物线经过实测的最优取值及其两个相邻取值。发散的试验，以及不如均匀模型的试验，均取均匀模型的值。",
        TargetTimeRule => $"达到目标的时间等于该种子所用的词元数乘以同号成本区组中每个词元的耗时，其区间涵盖二者的变异。",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    /// <inheritdoc/>
    public override Prose Say(ClaimsAfterResults fact)
    {
        Prose without = fact.Without.Count == 0 ? Prose.Empty
            : $"若不计这些论断，{Series(fact.Without.Select(one => (Prose)$"{ClaimName(one.Claim)} 应判为{Status(one.Status)}"))}。";
        LateClaim? all = fact.Late.All(one => one.How == fact.Late[0].How) ? fact.Late[0].How : null;
        string what = all is { } how ? Done(how) : "添加或修改";
        Prose claims = List(fact.Late.Select(one => (Prose)$"{ClaimName(one.Claim)}{(all is null ? $"（{Done(one.How)}）" : "")}"));
        return $"**结果之后的论断**：{fact.Claims} 条论断中有 {fact.Late.Count} 条在 {Date(fact.Day)} 的报告之后{what}：{claims}。"
            + $"这些论断可能是依照结果写成的，因此“方法”中的错误率对其并不适用。{without}";
    }

    /// <inheritdoc/>
    public override Prose Say(DroppedClaims fact) =>
        $"**被删去的论断**：{Date(fact.Day)} 的报告中有 {fact.Claims} 条论断在此缺失，因此 p 值校正所依据的论断数少于实际检验的论断数。";

    /// <inheritdoc/>
    public override Prose Say(OppositeVerdict fact)
    {
        Prose more = fact.More > 0 ? $"另有 {fact.More} 项设置不同" : Prose.Empty;
        Prose settings = Series(
        [
            .. fact.Settings.Select(one => (Prose)$"{one.Name} 本实验为 {Listed(one.Here)}，该实验为 {Listed(one.There)}"),
            .. fact.More > 0 ? [more] : Array.Empty<Prose>(),
        ]);
        return $"**{ReportOf(fact.Experiment)} 的判定相反：{Status(fact.Status)}**{(settings.IsEmpty ? Prose.Empty : $"（{settings}）")}。";
    }

    /// <inheritdoc/>
    public override Prose Late(LateClaim late) => Done(late) is { Length: > 0 } done ? $"在得到结果之后{done}" : Prose.Empty;

    private static string Done(LateClaim late) => late switch
    {
        LateClaim.Added => "添加",
        LateClaim.Changed => "修改",
        _ => "",
    };

    /// <summary>The values of a setting, with a Chinese comma between them.</summary>
    private static string Listed(string values) => values.Replace(", ", "、", StringComparison.Ordinal);

    private Prose RuleOf(DecisionRule rule)
    {
        Prose verdicts = rule.Trained > 1 ? $"{rule.Trained} 条由训练得出的判定" : (Prose)$"由训练得出的判定";
        return $"论断由两个单侧配对 t 检验判定，一个检验论断成立，一个检验论断不成立，均以界值（有意义的最小差异）为准："
            + $"检验表明效应超出界值则*成立*，表明未超出则*不成立*，两者都未表明则*无法判定*。{(rule.IsWithin ? $"声称差异不超出界值的论断则相反。" : Prose.Empty)}"
            + $"{verdicts}的族错误率（至少一条判定出错的概率）为 {Percent(rule.Error)}：经 Holm 校正的 p（两个检验中较小 p 的两倍）不超过 {Percent(rule.Error)} 时才作出判定。"
            + $"该错误率的前提是：只查看一次结果，差值服从正态分布，调优噪声和测量日期未引入偏差；不满足之处见“证据的薄弱之处”。区间未经校正，只适用于各自的比较。"
            + $"{Ratios(rule.RatioMargin)}";
    }

    private static Prose Dominance() =>
        $"若一个配置在各项指标上均不比另一个差出界值以上，且至少在一项指标上好出界值以上，则称前者支配后者。"
        + $"检验表明没有其他配置支配某配置时，“该配置不被支配”的论断成立；表明有配置支配它时，论断不成立。";
}
