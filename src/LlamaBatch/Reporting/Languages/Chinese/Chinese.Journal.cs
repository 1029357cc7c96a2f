using System.Globalization;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <content>Notes and failures that the journal records.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose AtTrial(string trial, Prose sentence) => $"{trial}：{sentence}";

    /// <inheritdoc/>
    protected override Prose SayInOwnCode(Threw failure) => failure.Message.TrimEnd('.') switch
    {
        "" => $"{failure.Place} 抛出了 {failure.Exception}。",
        var message => $"{failure.Place} 抛出了 {failure.Exception}：{message}。",
    };

    /// <inheritdoc/>
    protected override Prose Say(NoRecordedEnd failure) => $"未记录到运行的结束：进程或机器已被停止。";

    /// <inheritdoc/>
    protected override Prose Say(WorkerExited failure)
        => $"工作进程退出，退出码为 {failure.ExitCode.ToString(CultureInfo.InvariantCulture)}。{LastLine(failure.LastLine)}";

    /// <inheritdoc/>
    protected override Prose Say(WorkerSignaled failure) => $"工作进程被信号 {failure.Signal}{NameOf(failure)}终止。{LastLine(failure.LastLine)}";

    /// <inheritdoc/>
    protected override Prose Say(StackOverflowed failure) =>
        $"{(failure.Place.Length > 0 ? failure.Place : "工作进程")} 的调用栈溢出。请检查其中的递归。";

    /// <inheritdoc/>
    protected override Prose Say(AllocationFailed failure) => $"内存不足：{failure.Message}";

    /// <inheritdoc/>
    protected override Prose Say(FileFailed failure) => failure.Fault switch
    {
        FileFault.DiskFull => $"磁盘已满（{failure.Message}）。请释放空间后重新运行；已完成的试验会保留。",
        FileFault.WriteDenied => $"文件无法写入（{failure.Message}）。请授予写权限，或用 --folder 另选文件夹，然后重新运行；已完成的试验会保留。",
        FileFault.NotFound => $"缺少文件或文件夹（{failure.Message}）。请将其恢复，或用 --folder 另选文件夹，然后重新运行；已完成的试验会保留。",
        FileFault.TooManyOpen => $"打开的文件过多（{failure.Message}）。请提高上限（ulimit -n 1024）或减少工作进程，然后重新运行；已完成的试验会保留。",
        _ => $"磁盘报告错误（{failure.Message}）。请检查磁盘后重新运行；已完成的试验会保留。",
    };

    /// <inheritdoc/>
    protected override Prose Say(TornLine note) => $"{note.File} 第 {note.Line} 行：最后一行不完整，已忽略；进程在写入时被终止会留下这样的行。";

    /// <inheritdoc/>
    protected override Prose Say(DroppedRest note) => $"{note.File} 第 {note.Line} 行：校验和不符，该行及其后各行均已忽略。";

    /// <inheritdoc/>
    protected override Prose Say(ChangedLine note) => $"{note.File} 第 {note.Line} 行：校验和不符，该行已忽略。";

    /// <inheritdoc/>
    protected override Prose Say(InvalidLine note) => $"{note.File} 第 {note.Line} 行：该行不是 JSON 对象，已忽略。";

    /// <inheritdoc/>
    protected override Prose Say(IgnoredRecord note) => $"{note.File} 第 {note.Line} 行：记录“{note.Record}”已忽略，因为{Fault(note)}。";

    /// <inheritdoc/>
    protected override Prose Say(SkippedRecords note) => $"{note.File}：已跳过 {note.Count} 条类型未知的记录（{note.Kinds}），可能由更新版本的 LlamaBatch 写入。";

    /// <inheritdoc/>
    protected override Prose Say(KeptRecords note) => $"results.jsonl 含有 {note.Count} 条类型未知的记录，可能由更新版本的 LlamaBatch 写入，已原样保留。";

    /// <inheritdoc/>
    protected override Prose Say(FinishedTwice note) =>
        $"试验 {note.Trial} 完成了两次且数值不同，以第一次为准。两次运行的机器或版本不同，或者训练不是确定性的。";

    /// <inheritdoc/>
    protected override Prose Say(StoredTwice note) => $"results.jsonl 中试验 {note.Trial} 出现两次且数值不同，以第一次为准。";

    /// <inheritdoc/>
    protected override Prose Say(UnusableCheckpoint note) =>
        $"检查点 runs/{note.File} 无法使用：{Fault(note.Problem)}。{Next(note)}该文件保留为 runs/{note.File}{CheckpointFile.AsideSuffix}。";

    /// <inheritdoc/>
    protected override Prose Say(OtherVectorWidth note) =>
        $"检查点 runs/{note.File} 由向量宽度为 {note.Bits} 位的处理器写入，而本机为 {note.BitsHere} 位；从第 {note.Step} 步起舍入有所不同。如需逐位复现，请在同一台机器上重新训练。";

    private static Prose LastLine(string line) => line switch
    {
        "" => Prose.Empty,
        _ => $"标准错误的最后一行：“{line}”。",
    };

    private static string NameOf(WorkerSignaled failure) => (failure.Signal, failure.MemoryRanOut) switch
    {
        (4, _) => "（SIGILL，非法指令）",
        (6, _) => "（SIGABRT，本机代码中止）",
        (7, _) => "（SIGBUS，总线错误）",
        (8, _) => "（SIGFPE，算术错误）",
        (9, true) => "（SIGKILL，系统内存不足）",
        (9, false) => "（SIGKILL，由其他程序发出或因内存不足）",
        (11, _) => "（SIGSEGV，本机代码段错误）",
        (15, _) => "（SIGTERM，由其他程序发出）",
        _ => " ",
    };

    private static Prose Fault(IgnoredRecord note) => note.Value switch
    {
        "" => $"缺少字段“{note.Field}”",
        _ => $"字段“{note.Field}”的值 {note.Value} 无效",
    };

    private static Prose Fault(CheckpointProblem problem) => problem.Fault switch
    {
        CheckpointFault.Checksum => $"校验和不符",
        CheckpointFault.Unreadable => $"{problem.Detail.TrimEnd('.')}",
        CheckpointFault.OtherModel => $"其中的模型或优化器不同",
        CheckpointFault.UnexpectedAverage => $"其中有权重平均值，而本次试验不使用",
        CheckpointFault.MissingAverage => $"其中没有本次试验所需的权重平均值",
        CheckpointFault.TooManySteps => $"其步数超出本次试验的最后一步",
        CheckpointFault.ChangedCode => $"{problem.Detail} 的代码此后有改动",
        _ => $"由另一版本的 LlamaBatch 写入",
    };

    private static string Next(UnusableCheckpoint note) => note.TriesPrevious ? "随后尝试了前一个检查点。" : "试验已从头开始。";
}
