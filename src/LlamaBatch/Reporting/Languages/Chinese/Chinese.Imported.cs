using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Runs;

namespace LlamaBatch.Reporting.Languages;

/// <content>Runs that were trained elsewhere.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose RunNote => $"大点：均值及 95% 置信区间；小点：各次运行。";

    /// <inheritdoc/>
    public override Prose RunCurveNote => $"线：各次运行的均值；带：最低至最高的运行。";

    /// <inheritdoc/>
    public override Prose Say(ImportedFact fact) => fact switch
    {
        TrainedElsewhere runs => $"本报告评判 {runs.Points} 个配置的 {runs.Runs} 次训练运行，这些运行并非由本实验完成。",
        ImportedAxes compared => $"比较的变量：{Series(compared.Axes.Select(axis => (Prose)$"{Axis(axis.Axis)}（{List(Levels(axis))}）"))}。",
        RunPairing { Pair: null } =>
            $"不同配置的运行相互独立，没有共同的种子。两个配置之间的比较采用 Welch t 检验，它允许方差不等、运行次数不等。"
            + $"由多个配置算出的量，由各配置各取一次运行求得；运行按其测量值的哈希值随机搭配，与表中的顺序无关。",
        RunPairing { Pair: { } column } => $"不同配置的运行按 `{Prose.Code(column)}` 列配对。",
        PointsWithoutRun { Points.Count: > MostNamed } many => $"{many.All} 个取值组合中，{many.Points.Count} 个没有运行。",
        PointsWithoutRun without => $"{List(without.Points.Select(Point))}没有运行。",
        DivergedRuns diverged =>
            $"**发散的运行**：{diverged.All} 次运行中有 {diverged.Runs.Count} 次发散：{Listed(diverged.Runs)}。"
                + $"发散的运行按不优于最差的未发散运行计，成本仍取其测量值。",
        RunsThatEndEarly early =>
            $"**提前结束的运行**：以下运行先于同一配置中最长的运行结束："
                + $"{Series(early.Runs.Take(MostNamed).Select(one => (Prose)$"{Said(one.Run)}止于 {Percent(one.Share)} 处"))}"
                + $"{(early.Runs.Count > MostNamed ? (Prose)$"；另有 {early.Runs.Count - MostNamed} 次" : Prose.Empty)}。"
                + $"其最后的值作为最终值。崩溃的运行请用 `Where` 排除。",
        EqualRuns equal =>
            $"**相同的运行**：{Series(equal.Groups.Take(MostNamed).Select(group => (Prose)$"{List(group.Select(Said))}的值完全相同"))}"
                + $"{(equal.Groups.Count > MostNamed ? (Prose)$"；另有 {equal.Groups.Count - MostNamed} 组" : Prose.Empty)}。"
                + $"同一次运行计入两次会使区间过窄，请删去副本。",
        IntervalCensored censored =>
            $"**评估间隔**：运行在两次评估之间达到{Metric(censored.Metric)} {AsWritten(censored.Value)}，表中记录的是后一次；"
            + $"此前的间隔为该值的 {Shares(censored)}。无论各次运行在间隔内的何处达到目标，检验和区间都有效，因此是保守的。",
        UnknownTokens => $"**文本量未知**：表格和实验记录都没有说明各次运行训练了多少词元。按相同词元数比较的论断，以词元数相同为前提。",
        TunedOnComparedRuns tuned =>
            $"**在所比较的运行上调优**：各配置的最优{List(tuned.Axes.Select(Axis))}是在所比较的运行上选出的，因此其优势部分出于偶然，区间也偏窄。",
        AuthorsCaveat caveat => Prose.Literal(caveat.Text),
        RunsSource { Text.Length: 0 } => $"实验记录没有说明这些运行的来源。",
        RunsSource source => $"来源：{Prose.Literal(source.Text)}",
        TableRead read => Read(read.Notes),
        ImportedTargetReading { FromColumn: true } => $"表中有一列给出各次运行达到目标所需的量。数值为各次运行的均值 ± 95% 置信区间的半宽。",
        ImportedTargetReading =>
            $"达到目标的位置由曲线读出，在进度的对数上线性插值；其后两个值没有回退才算达到。数值为各次运行的均值 ± 95% 置信区间的半宽。",
        MeansOverRuns means => $"数值为{(means.Runs is int runs ? (Prose)$" {runs} 次" : $"各次")}运行的均值 ± 95% 置信区间的半宽。",
        UnpairedRule rule =>
            $"{(rule.IsByWelch
                ? $"论断由两个单侧 Welch t 检验判定，一个检验论断成立，一个检验论断不成立，均以界值（有意义的最小差异）为准："
                    + $"检验表明效应超出界值则*成立*，表明未超出则*不成立*，两者都未表明则*无法判定*。"
                : Prose.Empty)}"
            + $"{rule.Claims} 条判定的族错误率（至少一条判定出错的概率）为 {Percent(rule.Error)}：经 Holm 校正的 p（两个检验中较小 p 的两倍）不超过 {Percent(rule.Error)} 时才作出判定。"
            + $"该错误率的前提是：每个配置的运行是随机样本，调优没有偏向任何配置，且论断写于看到这些运行之前。区间未经校正，只适用于各自的比较。"
            + $"{Ratios(rule.RatioMargin)}",
        HowToReportAgain => $"重新生成本报告的命令：",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private Prose Ratios(double? ratioMargin) => ratioMargin is not double margin ? Prose.Empty
        : (Prose)($"以百分比表示的差异按比值的对数检验：{Margin(new ReadableMargin(EffectUnit.RatioMargin(margin), "%"))} 的界值"
            + $"即对数比 ±{Number.ThreeDigits(margin)}，"
            + $"也就是上升 {Up(margin)} 或下降 {Down(margin)}。其他百分比（包括“证据”一节列出的界值范围）都是比值的普通增减。");

    private Prose Shares(IntervalCensored censored) => Percent(censored.Least).ToString() == Percent(censored.Most).ToString()
        ? Percent(censored.Most)
        : $"{Percent(censored.Least)} 至 {Percent(censored.Most)}";

    private Prose Listed(IReadOnlyList<NamedRun> runs) => $"{Series(runs.Take(MostNamed).Select(Said))}"
        + $"{(runs.Count > MostNamed ? (Prose)$"；另有 {runs.Count - MostNamed} 次" : Prose.Empty)}";

    private Prose Said(NamedRun run) => $"{Prose.Literal(run.Name)}（{Point(run.Point)}）";

    private Prose Read(RunTableNotes notes)
    {
        Prose from = notes.Files.Count switch
        {
            0 => $"这些运行直接写在实验记录中。",
            1 => (Prose)$"从 `{Prose.Code(notes.Files[0])}` 读取了 {notes.Rows} 行。",
            _ => (Prose)$"从 {notes.Files.Count} 个文件读取了 {notes.Rows} 行。",
        };
        Prose[] unused =
        [
            notes.RowsElsewhere > 0 ? $"列值不在接受范围内的 {notes.RowsElsewhere} 行" : Prose.Empty,
            notes.OtherLevels.Count > 0
                ? $"取值未列入任何变量的 {notes.OtherLevels.Values.Sum()} 行"
                    + $"（{List(notes.OtherLevels.Keys.Order(StringComparer.Ordinal).Select(Prose.Literal))}）"
                : Prose.Empty,
            notes.RowsWithoutValue > 0 ? $"没有任何指标值的 {notes.RowsWithoutValue} 行" : Prose.Empty,
            notes.RepeatedRows > 0 ? $"重复的 {notes.RepeatedRows} 行" : Prose.Empty,
            notes.EarlierCheckpoints > 0 ? $"同一次运行较早的 {notes.EarlierCheckpoints} 个检查点" : Prose.Empty,
            notes.EmptyFiles.Count > 0
                ? $"没有数据行的 {notes.EmptyFiles.Count} 个文件（{List(notes.EmptyFiles.Select(Prose.Literal))}）"
                : Prose.Empty,
            notes.ValuesAfterDivergence > 0 ? $"发散之后的 {notes.ValuesAfterDivergence} 个值" : Prose.Empty,
        ];
        var left = unused.Where(one => !one.IsEmpty).ToList();
        Prose without = Prose.Join("", notes.RunsWithoutMetric.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (Prose)$"{entry.Value} 次运行没有{Glossary.Metrics.GetValueOrDefault(entry.Key) ?? $" {entry.Key} "}的值。"));
        return $"{from}{(left.Count > 0 ? $"未使用：{Series(left)}。" : Prose.Empty)}{without}";
    }
}
