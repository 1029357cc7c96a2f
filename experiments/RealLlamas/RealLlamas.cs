namespace LlamaBatch.Experiments;

/// <summary>
/// This report compares published MLPerf Training runs of three Llama models, whose texts, tasks and target losses also differ. The reports
/// <see cref="RealLlama8B"/>, <see cref="RealLlama70BLoRA"/> and <see cref="RealLlama405B"/> cover each model alone.
/// </summary>
[Experiment("Does one batch size suit three trainings of Llama?", Article = "../ARTICLE.md")]
[Translation("zh-CN", "同一个批大小适合三种不同的 Llama 训练吗？",
    Summary = "把 RealLlama8B、RealLlama70BLoRA 和 RealLlama405B 分别评判的 MLPerf Training 运行并列比较。它们的模型、文本、任务和目标损失都不同。")]
[Measure<ValidationLoss>]
[Target<ValidationLoss>(3.3)]
[Target<ValidationLoss>(0.925)]
[Target<ValidationLoss>(5.6)]
public sealed partial record RealLlamas : ImportedExperiment
{
    /// <summary>Sequences of 8,192 tokens per optimizer step.</summary>
    [Axis<int>(8, 16, 32, 64, 96, 128, 1008, 1152, 2304, 4608, 6912, 9216)]
    public int BatchSize { get; init; } = 16;

    /// <summary>The model: 8B is trained from scratch, 70B is adapted by LoRA, and 405B is trained further.</summary>
    [Axis<string>("8B", "70B LoRA", "405B")]
    public string Model { get; init; } = "8B";

    public override long? SequencesPerStep => BatchSize;

    public override long? TokensPerSequence => 8192;

    public override RunTable Runs => RunTable.Join(
        nameof(Model),
        ("8B", new RealLlama8B().Runs),
        ("70B LoRA", new RealLlama70BLoRA().Runs),
        ("405B", new RealLlama405B().Runs));

    [Claim("The critical batch size is below 100 for LoRA on 70B and above 100 for 405B", Source = "C32a")]
    [Translation("zh-CN", "临界批大小在 70B 的 LoRA 微调中低于 100，在 405B 中高于 100")]
    private static Verdict DependsOnTraining(Results r) =>
        r.ToTarget(0.925).Steps([8, 16, 32, 128], model: "70B LoRA").CriticalBatch().IsBelow(100)
        & r.ToTarget(5.6).Steps([1008, 1152, 2304, 4608, 6912, 9216], model: "405B").CriticalBatch().IsAbove(100);
}
