namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about precision, optimizers and what a step can measure.</summary>
internal static class NumericsExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB7001",
            "Converting small matrices to bfloat16 (Kalamkar et al. 2019) takes longer than it saves, so these trials run in float32. "
                + "A report that named bfloat16 would be wrong.",
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
            "Some metrics need gradients of single sequences or micro-batches, which not every step computes, or an optimizer with a "
            + "preconditioner. The trial would have no value to record.",
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
            "AdamW moves a weight by about the learning rate in a step, and the weights of a Llama start near 0.02. At such a "
                + "learning rate, the first step replaces the model. Usually an exponent is mistyped.",
            Wrong: """
            [Axis<double>(1.5e-3, 3e-3, [|6e-1|]), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """),

        new("LB7004",
            "AdamW multiplies each weight by 1 − rate × decay in every step (Loshchilov and Hutter 2019, algorithm 2). "
                + "If this factor is 0 or negative, no weight keeps what it learned.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = [|200|] };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = 0.1 };
            """),

        new("LB7005",
            "AdamW divides the mean gradient of each weight by the root mean square of the gradient plus Epsilon. If Epsilon is the "
                + "larger of the two, all updates are divided by nearly the same number, as in SGD with momentum.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Epsilon = [|0.01|] };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Epsilon = 1e-8 };
            """),

        new("LB7006",
            "Beta1 averages gradients and Beta2 their squares. The squares set the step size. If their average is shorter than that "
                + "of the gradients, the step size is too noisy.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = [|0.95|], Beta2 = 0.9 };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = 0.9, Beta2 = 0.95 };
            """),

        new("LB7007",
            "Adam need not converge if β₂ is below β₁² (Reddi et al. 2018). If the batch is many times larger than the one that β₂ "
                + "was chosen for, HalfLife.Rescale lowers β₂ below this bound.",
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
            "Llama draws its weights with a standard deviation of 0.02. The default of an embedding in PyTorch is 1. With 1, the "
                + "logits are huge, and training first has to unlearn them.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with { InitializerRange = [|1.0|] };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { InitializerRange = 0.02 };
            """),
    ];
}
