using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The machines, versions and texts of a study.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(RanOn fact) =>
        $"LlamaBatch {fact.Machine.LlamaBatch}，{fact.Machine.Runtime}，{fact.Machine.OperatingSystem}，{fact.Machine.Processor}，"
        + $"{fact.Machine.Cores} 核，{Number.Bytes(fact.Machine.MemoryBytes)}";

    /// <inheritdoc/>
    public override Prose Say(Numerics fact) => $"数值计算版本 {fact.Version}；每次试验使用一个线程";

    /// <inheritdoc/>
    public override Prose Say(TextFingerprint fact) => $"语料 {fact.Corpus}，指纹 {fact.Fingerprint}";

    /// <inheritdoc/>
    public override Prose Say(HowToRepeat fact) => $"复现命令（`results.jsonl` 中已有的试验不会重新训练）：";
}
