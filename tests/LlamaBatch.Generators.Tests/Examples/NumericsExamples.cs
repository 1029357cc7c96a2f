namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about precision, optimizers and what a step can measure.</summary>
internal static class NumericsExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB7001",
            "For small matrices, the conversion to bfloat16 (Kalamkar et al. 2019) takes longer than it saves. LlamaBatch "
                + "therefore trains models without larger matrices in float32, so the results would say nothing about bfloat16.",
            Wrong: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Precision = [|Precision.BFloat16|],
            };
            """,
            Right: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
            };
            """),

        new("LB7002",
            "Some metrics need the gradients of single sequences, which only StepKind.Fast computes. Others need at least two "
                + "micro-batches per step, or an optimizer with a preconditioner, such as AdamW. Without these, the trial has no "
                + "value to record.",
            Wrong: """
            [Measure<ValidationLoss>, Measure<GainVariance>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Training Training => new()
                {
                    BatchSize = BatchSize,
                    Tokens = 4_000_000,
                    Step = [|StepKind.Autograd|],
                };
            }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<GainVariance>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Training Training => new()
                {
                    BatchSize = BatchSize,
                    Tokens = 4_000_000,
                    Step = StepKind.Fast,
                };
            }
            """),

        new("LB7003",
            "In each step, AdamW changes a weight by about the learning rate. The weights of a Llama start at a size of about "
                + "0.02, so the first step at a much larger rate overwrites them. Usually an exponent is mistyped.",
            Wrong: """
            [Axis<double>(1.5e-3, 3e-3, [|6e-1|]), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """),

        new("LB7004",
            "AdamW multiplies each weight by 1 − LearningRate × WeightDecay in every step (Loshchilov and Hutter 2019, "
                + "algorithm 2). If this factor is 0 or negative, every step erases what the weight has learned.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = [|200|] };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = 0.1 };
            """),

        new("LB7005",
            "AdamW divides the mean gradient of each weight by the root mean square of its gradient, plus Epsilon. If Epsilon "
                + "is the larger term, the divisor is nearly the same for all weights, and AdamW behaves like SGD with momentum.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Epsilon = [|0.01|] };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Epsilon = 1e-8 };
            """),

        new("LB7006",
            "Beta1 sets how long AdamW averages gradients, and Beta2 how long it averages their squares. The squares scale "
                + "the steps. If they are averaged over fewer steps than the gradients, the step size is too noisy.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = [|0.95|], Beta2 = 0.9 };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = 0.9, Beta2 = 0.95 };
            """),

        new("LB7007",
            "Adam may fail to converge if β₂ is below β₁² (Reddi et al. 2018). HalfLife.Rescale lowers β₂ for a larger batch. "
                + "Set its argument atLeast, so that the result is not too low.",
            Wrong: """
            public override AdamW Optimizer => new()
            {
                LearningRate = LearningRate,
                Beta2 = [|HalfLife.Rescale(0.95, 8, BatchSize)|],
            };
            """,
            Right: """
            public override AdamW Optimizer => new()
            {
                LearningRate = LearningRate,
                Beta2 = HalfLife.Rescale(0.95, 8, BatchSize, atLeast: 0.81),
            };
            """),

        new("LB7008",
            "Llama draws its initial weights with a standard deviation of 0.02. PyTorch's default for an embedding is 1. With "
                + "1, the first logits are huge, and training must first unlearn them.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with { InitializerRange = [|1.0|] };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { InitializerRange = 0.02 };
            """),

        new("LB7009",
            "A rule such as RateScaling.SquareRoot takes a value that suits the batch size fromBatch, and returns the value for the "
                + "batch size toBatch. The batch size of the trial is therefore toBatch.",
            Wrong: """
            public override AdamW Optimizer => new()
            {
                LearningRate = RateScaling.SquareRoot(LearningRate, fromBatch: [|BatchSize|], toBatch: 100),
            };
            """,
            Right: """
            public override AdamW Optimizer => new()
            {
                LearningRate = RateScaling.SquareRoot(LearningRate, fromBatch: 100, toBatch: BatchSize),
            };
            """),
    ];
}
