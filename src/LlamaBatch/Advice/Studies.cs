namespace LlamaBatch.Advice;

/// <summary>The studies on which the advice is based.</summary>
/// <remarks>The README of this folder states where each number was checked, and which laws are left out.</remarks>
internal static class Studies
{
    /// <summary>The number of tokens in a sequence of Bergsma et al. 2025, who give batch sizes in sequences.</summary>
    private const int PowerLinesLength = 2048;

    /// <summary>The number of tokens in a sequence of Zhang et al. 2024, who give batch sizes in sequences.</summary>
    private const int ZhangLength = 512;

    /// <summary>
    /// The reference batch size of Zhang et al. 2024, in sequences. For larger batch sizes, they predict a number of steps inversely
    /// proportional to the batch size, starting from the number of steps at the reference batch size.
    /// </summary>
    private const double ZhangLinearBatch = 256;

    /// <summary>
    /// By the definition of Zhang et al. 2024, the number of steps at the critical batch size exceeds the proportional prediction by this
    /// fraction.
    /// </summary>
    private const double ZhangOverhead = 0.2;

    private const string MlPerf = "MLPerf";

    /// <summary>
    /// The range of tokens per parameter in the compute-optimal runs of DeepSeek-AI 2024. N follows from 6 N = 0.1715 C^0.5243.
    /// </summary>
    private static FitRange DeepSeekAllocation => new(FitVariable.TokensPerParameter, 20, 30);

    /// <summary>All studies, by year.</summary>
    public static IReadOnlyList<Study> All { get; } =
    [
        Goyal(), Hoffer(), SmithLe(), McCandlish(), Kaplan(), Malladi(), DeepSeek(), Porian(), Zhang(), Surge(), PowerScheduler(),
        StepLaw(), PowerLines(), Lingle(), Marek(), RealLlama8B(), GptOss20B(), LlamaBatch(),
    ];

    private static Study Goyal() => new("Goyal2017", "Goyal et al. 2017, arXiv 1706.02677, section 2.1")
    {
        RateExponents = [new(IsAdam: false, 1, "ResNet-50 on ImageNet, batches of 256 to 8,192")],
    };

    private static Study Hoffer() => new("Hoffer2017", "Hoffer et al. 2017, arXiv 1705.08741")
    {
        RateExponents = [new(IsAdam: false, 0.5, "equal covariance of the updates") { IsDerived = true }],
    };

    private static Study SmithLe() => new("SmithLe2017", "Smith and Le 2017, arXiv 1710.06451")
    {
        RateExponents = [new(IsAdam: false, 1, "equal noise of the updates for each example") { IsDerived = true }],
    };

    private static Study McCandlish() => new("McCandlish2018", "McCandlish et al. 2018, arXiv 1812.06162, section 2.2")
    {
        RateExponents =
        [
            new(IsAdam: false, 1, "limit of small batches of η = η_max / (1 + B_noise / B)") { IsDerived = true },
            new(IsAdam: true, 0.75, "middle of 0.5 to 1, for small batches with Adam and RMSProp"),
        ],
        Note = "Defines the critical batch size and has no law of it. The exponents of Adam are taken from summaries.",
    };

    private static Study Malladi() => new("Malladi2022", "Malladi et al. 2022, arXiv 2205.10287")
    {
        RateExponents = [new(IsAdam: true, 0.5, "stochastic differential equation, where noise dominates") { IsDerived = true }],
    };

    private static Study Surge() => new("Surge2024", "Li et al. 2024, arXiv 2405.14578")
    {
        RateExponents = [new(IsAdam: true, 0.5, "far below the noise scale; the best rate falls above it") { IsDerived = true }],
    };

    private static Study PowerScheduler() => new("PowerScheduler2024", "Shen et al. 2024, arXiv 2408.13359")
    {
        RateExponents = [new(IsAdam: true, 1, "language models with a constant rate and a decay, η = a B D^b")],
    };

    private static Study Marek() => new("Marek2025", "Marek et al. 2025, arXiv 2507.07101, figure 3")
    {
        RateExponents = [new(IsAdam: true, Math.Log(3) / Math.Log(1024), "30 M parameters, ×3 from a batch of 1 to 1,024")],
        Note = "The factor is read from a figure.",
    };

    private static Study Kaplan() => new("Kaplan2020", "Kaplan et al. 2020, arXiv 2001.08361, eq. 1.4 and 1.6, table 3")
    {
        Laws =
        [
            new(
                AdvisedQuantity.CriticalBatch,
                "2e8 L^(−1/0.21) tokens, with L = (6.5e13/N)^0.077 + (2.1e3/S_min)^0.76",
                KaplanLaw.CriticalBatch,
                new FitRange(FitVariable.Tokens, 2.2e7, 2.3e10),
                new FitRange(FitVariable.Parameters, 768, 1.5e9)),
        ],
        Note = "The loss is that of the study's own law, so that no other tokenizer enters. Other studies find critical batches two to "
            + "three times as large.",
    };

    private static Study DeepSeek() => new("DeepSeek2024", "DeepSeek-AI 2024, arXiv 2401.02954, eq. 1")
    {
        Laws =
        [
            new(
                AdvisedQuantity.LeastLossBatch,
                "0.2920 C^0.3271 tokens",
                size => 0.2920 * Math.Pow(size.Flops, 0.3271),
                new FitRange(FitVariable.Flops, 1e17, 2e19),
                DeepSeekAllocation),
            new(
                AdvisedQuantity.LearningRate,
                "0.3118 C^−0.1250",
                size => 0.3118 * Math.Pow(size.Flops, -0.1250),
                new FitRange(FitVariable.Flops, 1e17, 2e19),
                DeepSeekAllocation),
        ],
        Note = "C is the arithmetic without the embedding; here it is 6 N D. C does not separate N and D, so the fit holds at the study's "
            + "own allocation (eq. 4), 20 to 30 tokens per parameter.",
    };

    private static Study Porian() => new(
        "Porian2024", "Porian et al. 2024, arXiv 2406.19146, appendix; as printed by Li et al. 2025, table 1")
    {
        Laws =
        [
            new(
                AdvisedQuantity.LeastLossBatch,
                "0.7576 N^0.703 tokens, with N = D/20",
                size => 0.7576 * Math.Pow(size.Tokens / TrainingSize.ComputeOptimal, 0.703),
                new FitRange(FitVariable.Tokens, 20 * 5.18e6, 20 * 9.02e8)),
            new(
                AdvisedQuantity.LearningRate,
                "3.7 N^−0.36",
                size => 3.7 * Math.Pow(size.Parameters, -0.36),
                new FitRange(FitVariable.Parameters, 5.18e6, 9.02e8),
                new FitRange(FitVariable.TokensPerParameter, 20, 20)),
        ],
        Note = "Fitted at 20 tokens per parameter, where N and D cannot be separated. The batch is read as a law of D, on which it "
            + "depends (Bergsma et al. 2025, Li et al. 2025).",
    };

    private static Study Zhang() => new(
        "Zhang2024", "Zhang et al. 2024, arXiv 2410.21676, and plots/chinchilla.ipynb of hlzhang109/critical-batch-size")
    {
        Laws =
        [
            new(
                AdvisedQuantity.CriticalBatch,
                "5 (93.20 (N/1e6)^0.47 − 1.2 · 256) sequences of 512, with N = D/20",
                size => ZhangLength * FromOverhead(93.20 * Math.Pow(size.Tokens / TrainingSize.ComputeOptimal / 1e6, 0.47)),
                new FitRange(FitVariable.Tokens, 1.74e9, 2.46e10)),
        ],
        // Each line: the number of parameters, and the numbers of steps to the loss that batch size 256 reaches after 20 tokens per
        // parameter. The losses are 3.42, 3.24, 3.07, 2.92 and 2.736.
        Optima =
        [
            ZhangCurve(85e6, 46000, 23000, 13282, 7000, 3840, 2500, 1800, 1600, 1600),
            ZhangCurve(151e6, 96000, 49000, 24000, 11951, 7128, 4200, 2760, 2400, 2300),
            ZhangCurve(302e6, 196000, 90000, 46000, 23400, 13300, 7224, 4980, 3400, 2879),
            ZhangCurve(604e6, 311000, 166000, 81000, 37440, 21320, 11400, 7199, 4700, 3800),
            ZhangCurve(1.2e9, 643000, 331000, 176000, 94000, 46500, 25000, 15360, 8900, 6500),
        ],
        Note = "The study's critical batch B_20 has 20 % more steps than a batch of 256 predicts. Its fit of the steps, a + b/B, "
            + "gives B_20 = b/(5a) + 1.2 · 256, where b/a is the critical batch at twice the minimum. "
            + "The optima are fitted to its steps and need no conversion.",
    };

    private static Study StepLaw() => new("StepLaw2025", "Li et al. 2025, arXiv 2503.04715, eq. 1, figure 1 and table 5")
    {
        Laws =
        [
            new(
                AdvisedQuantity.LeastLossBatch,
                "0.58 D^0.571 tokens",
                size => 0.58 * Math.Pow(size.Tokens, 0.571),
                new FitRange(FitVariable.Tokens, 4e9, 1e11)),
            new(
                AdvisedQuantity.LearningRate,
                "1.79 N^−0.713 D^0.307",
                size => 1.79 * Math.Pow(size.Parameters, -0.713) * Math.Pow(size.Tokens, 0.307),
                new FitRange(FitVariable.Tokens, 4e9, 1e11),
                new FitRange(FitVariable.Parameters, 2.15e8, 1.07e9)),
        ],
        Optima =
        [
            new(AdvisedQuantity.LeastLossBatch, new(1.07e9, 1e11), 1_048_576),
            new(AdvisedQuantity.LearningRate, new(1.07e9, 1e11), 1.38e-3),
        ],
        Note = "N excludes the vocabulary. The optimum is the least loss of the grid of the largest model, which the fit did not use.",
    };

    private static Study PowerLines() => new("PowerLines2025", "Bergsma et al. 2025, arXiv 2505.13738, figure 1")
    {
        Laws =
        [
            new(
                AdvisedQuantity.LeastLossBatch,
                "0.0306 D^0.383 sequences of 2,048",
                size => PowerLinesLength * 0.0306 * Math.Pow(size.Tokens, 0.383),
                new FitRange(FitVariable.Tokens, 20 * 1.11e8, 20 * 3.3e9)),
            new(
                AdvisedQuantity.CriticalBatch,
                "0.0471 D_min^0.462 sequences of 2,048",
                size => PowerLinesLength * 0.0471 * Math.Pow(size.Tokens, 0.462),
                new FitRange(FitVariable.Tokens, 20 * 1.11e8, 20 * 3.3e9)),
        ],
        Note = "The range is that of its models, 111 M to 3.3 G parameters, at 20 tokens per parameter. Its learning rate is in µP and "
            + "does not transfer to other parametrizations.",
    };

    private static Study Lingle() => new(
        "Lingle2025", "Lingle 2025, lucaslingle.substack.com, Scaling laws for optimal LR and batch size, parts II and III")
    {
        Optima = LingleGrid.Optima,
        Note = "A grid of batches in powers of two and learning rates in powers of two or √2; Llama architecture, cosine decay. The pages "
            + "are read as far as they are stored: 24 optima.",
    };

    private static Study RealLlama8B() => new(
        "RealLlama8B", "MLPerf Training 6.1, mlcommons/logging 7bbf7926, Apache-2.0: mean of 20 runs for each batch")
    {
        Optima =
        [
            new TradeoffCurve(8.03e9, 8192, (16, 161_587.2), (32, 179_404.8), (64, 226_713.6), (96, 278_640), (128, 345_907.2))
                .CriticalBatch(),
        ],
        Laboratory = MlPerf,
        Note = "Llama 3.1 8B from scratch on C4 to a loss of 3.3; experiments/RealLlama8B judges the runs.",
    };

    private static Study GptOss20B() => new(
        "GptOss20B", "MLPerf Training 6.1, mlcommons/logging 7bbf7926, Apache-2.0: mean of 20 runs for each batch")
    {
        Optima = [new TradeoffCurve(3.6e9, 8192, (16, 194_764.8), (32, 234_700.8), (64, 301_670.4)).CriticalBatch()],
        Laboratory = MlPerf,
        Note = "GPT-OSS 20B from scratch on C4 to a loss of 3.34. A mixture of experts, with 3.6 G parameters active for each token.",
    };

    /// <summary>
    /// Our own study: a byte-level model with sequences of 32 tokens. The study shows how well laws of large models predict the optima of a
    /// small model.
    /// </summary>
    private static Study LlamaBatch() => new(
        "LlamaBatch2026", "experiments/TimeToTarget, experiments/BatchSize100 and experiments/RateLaws")
    {
        Optima =
        [
            new(AdvisedQuantity.CriticalBatch, new(115_520, 32 * 2_142), 32 * 14.7),
            new(AdvisedQuantity.CriticalBatch, new(115_520, 32 * 3_783), 32 * 19.1),
            new(AdvisedQuantity.CriticalBatch, new(115_520, 32 * 7_451), 32 * 28.8),
            new(AdvisedQuantity.LeastLossBatch, new(115_520, 3_300_000), 32 * 32) { IsUpperBound = true },
            new(AdvisedQuantity.LearningRate, new(115_520, 3_300_000), 1.2e-2),
        ],
        // experiments/RateLaws, batches of 2 to 32.
        RateExponents =
        [
            new(IsAdam: true, 0.09, "0.1 M parameters, batches of 2 to 32; 95 % interval −0.15 to 0.32"),
            new(IsAdam: false, 0.42, "gradients clipped at norm 1; 95 % interval 0.27 to 0.51"),
            new(IsAdam: false, 0.5, "without clipping; 95 % interval 0.3 to 1.0"),
        ],
        Note = "0.1 M parameters on bytes of English. The least loss is at a batch of 32, but the seeds do not separate it from 16, the "
            + "smallest of the sweep. So the optimum may be smaller.",
    };

    /// <summary>
    /// Converts the critical batch size of Zhang et al. 2024 to B_crit, at which tokens and steps are each twice their minimum.
    /// </summary>
    /// <remarks>
    /// Their critical batch size B_20 needs 20 % more steps than proportional scaling from batch size B_lin predicts. If the steps are S(B)
    /// = a + b/B, then B_20 = b/(5a) + 1.2 B_lin, and B_crit = b/a (arXiv 2410.21676, section 3.1).
    /// </remarks>
    /// <param name="batch">B_20 of Zhang et al., in sequences. The result is also in sequences.</param>
    internal static double FromOverhead(double batch) => (batch - ((1 + ZhangOverhead) * ZhangLinearBatch)) / ZhangOverhead;

    /// <summary>Fits the critical batch size to the numbers of steps to the same loss. The batch sizes are 64, 128, …, 16,384
    /// sequences.</summary>
    private static Optimum ZhangCurve(double parameters, params double[] steps) => TradeoffCurve
        .OfSteps(parameters, ZhangLength, steps.Select((count, i) => ((double)(64 << i), count)))
        .CriticalBatch();
}
