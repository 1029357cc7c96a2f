using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The training and validation texts of a study.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(DifferentValidationSets fact) =>
        $"**验证集不同**：各配置的{Difference(fact.Difference)}，其{List(fact.Metrics.Select(Metric))}不可比较；比较它们的论断必须明确声明这一点。";

    /// <inheritdoc/>
    public override Prose Say(EndlessText fact) => $"{Name(fact.Text)}是无限的文本源，没有文本会被重复读取。";

    /// <inheritdoc/>
    public override Prose Say(TextRead fact) => fact.Most < 1
        ? $"每次试验读取{Name(fact.Text)}的 {fact.Tokens} 个训练词元中的 {Range($"{Share(fact.Least)}%", $"{Share(fact.Most)}%")}。"
        : (Prose)$"每次试验将{Name(fact.Text)}的 {fact.Tokens} 个训练词元读取 {Range(Epochs(fact.Least), Epochs(fact.Most))} 遍。";

    /// <inheritdoc/>
    public override Prose Say(WindowsUsed fact) =>
        fact.Available is not long available ? $"验证使用 {fact.Asked} 个窗口。"
        : available < fact.Asked ? (Prose)$"验证使用留出文本的全部 {available} 个窗口（要求 {fact.Asked} 个）。"
        : $"验证使用留出文本的 {available} 个窗口中的 {fact.Asked} 个。";

    /// <inheritdoc/>
    public override Prose Say(HeldOut fact) => fact.Corpus switch
    {
        DotNetDocs => $"语料中，.NET 的每个类型的 API 说明算作一篇文档；每十篇留出一整篇，按类型名的哈希值选定。",
        TextFiles { Split: Split.ByPosition } text => (Prose)$"每个文档最后的 {Percent(text.ValidationShare)} 被留出。",
        TextFiles => $"按哈希值留出完整的文档；单个文件以段落为文档，其相邻段落用于训练。",
        _ => $"{fact.Corpus.HeldOutAs}",
    };

    /// <inheritdoc/>
    public override Prose Say(LimitedText fact) => $"训练只使用其余文本中的 {fact.Bytes} 字节，取自均匀分布于其中的段落。";

    /// <inheritdoc/>
    public override Prose Say(CopiedDocuments fact) => $"有 {fact.Count} 个文档与之前的文档相同；相同的文档位于划分的同一侧。";

    /// <inheritdoc/>
    public override Prose Say(LossGap fact) =>
        $"{(fact.IsTextRepeated
            ? "验证损失可能高于训练损失，原因有二：训练重复读取文本；验证所用的文本不参与训练。本报告不区分二者。"
            : "验证所用的文本不参与训练，因此验证损失可能高于训练损失。")}"
        + $"训练损失取自上次测量以来各步的均值{(fact.IsAveraged ? "，且只有验证使用平均后的权重" : "")}，因此也可能高于验证损失。";

    /// <inheritdoc/>
    public override Prose Say(FixedWindows fact) => $"所有种子使用相同的验证窗口，因此区间不反映留出文本的选择；换用其他窗口时，所有配置可能同向偏移。";

    /// <inheritdoc/>
    public override Prose Say(RepeatedText fact) =>
        $"**文本重复**：试验将{Name(fact.Text)}的 {fact.Tokens} 个训练词元读取了 {Epochs(fact.Epochs)} 遍。超过 {fact.Many} 遍后，模型会记住文本；请增加文本，或减少训练词元数。";

    /// <inheritdoc/>
    public override Prose Say(FewWindows fact) =>
        $"**验证窗口过少**：要求 {fact.Asked} 个窗口，而{Name(fact.Text)}的留出文本只有 {fact.Available} 个。如此少的文本上的损失很难代表其他文本，而且区间不反映这一点。";

    /// <inheritdoc/>
    public override Prose Say(IncomparableLosses fact) => $"各配置的{Difference(fact.Difference)}，其损失不可比较；比较它们的论断必须明确声明这一点。";

    private Prose Name(TextName text) => text.SequenceLength is int length ? $"{Corpus(text.Corpus)}（序列长度 {length}）" : Corpus(text.Corpus);

    private static string Range(string least, string most) => least == most ? most : $"{least} 至 {most}";
}
