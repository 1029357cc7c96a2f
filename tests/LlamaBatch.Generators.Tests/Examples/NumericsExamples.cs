extern alias generators;

using generators::LlamaBatch.Generators;

namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about precision, optimizers and what a step can measure.</summary>
internal static class NumericsExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB7001",
            "For small matrices, the conversion to bfloat16 (Kalamkar et al. 2019) takes longer than it saves. If a model has only small "
                + "matrices, LlamaBatch therefore trains it in float32, and the results would say nothing about bfloat16.",
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
                + "0.02, so the first step at a rate such as 0.6 overwrites them. Steps at a rate of 1e-7 hardly change them. Usually an "
                + "exponent is mistyped. RateScaling.Linear is for SGD; a rate of 0.1 or more that it gives to AdamW is reported too.",
            Wrong: """
            [Axis<double>(1.5e-3, 3e-3, [|6e-1|]), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """)
        {
            ReportedIf = $"the learning rate of AdamW is {PlausibleRate.LargestOfAdamW} or more, or the learning rate of AdamW or Sgd is "
                + $"below {Number.Scientific(PlausibleRate.Smallest)}.",
        },

        new("LB7004",
            "AdamW multiplies each weight by 1 − LearningRate × WeightDecay in every step (Loshchilov and Hutter 2019, "
                + "algorithm 2). If this factor is far below 1, a weight keeps only what it learned in the last few steps. If it is 0 or "
                + "negative, every step erases everything.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = [|200|] };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = 0.1 };
            """)
        {
            ReportedIf = $"LearningRate × WeightDecay (for SGD divided by 1 − Momentum) is 1 or more; or it is "
                + $"{NumericsRules.LargestDecay} or more, and its product with the number of steps is "
                + $"{NumericsRules.MostReplacements} or more.",
        },

        new("LB7005",
            "AdamW divides the mean gradient of each weight by the root mean square of its gradient, plus Epsilon. If Epsilon is the "
                + "larger term, the divisor is nearly the same for all weights, and AdamW behaves like SGD with momentum. If Epsilon is "
                + "tiny, it no longer limits the steps of weights whose gradients are so small that their squares are 0 in float32. An "
                + "Epsilon below about 1e-45 is itself 0 in float32, and the step of a weight whose gradients were all 0 is then 0 / 0.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Epsilon = [|0.01|] };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Epsilon = 1e-8 };
            """)
        {
            ReportedIf = $"Epsilon is {Number.Scientific(NumericsRules.LargestEpsilon)} or more, or below "
                + $"{Number.Scientific(NumericsRules.SmallestEpsilon)}.",
        },

        new("LB7006",
            "Beta1 sets how long AdamW averages gradients, and Beta2 how long it averages their squares. The squares scale "
                + "the steps. If they are averaged over fewer steps than the gradients, the step size is too noisy.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = [|0.95|], Beta2 = 0.9 };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = 0.9, Beta2 = 0.95 };
            """)
        {
            ReportedIf = $"Beta1 is above Beta2 and above {NumericsRules.UsualBeta1}.",
        },

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
            """)
        {
            ReportedIf = "Beta2 is below Beta1².",
        },

        new("LB7008",
            "Llama draws its initial weights with a standard deviation of 0.02. PyTorch's default for an embedding is 1. With "
                + "1, the first logits are huge, and training must first unlearn them. With 1e-5, the layers are almost switched off.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with { InitializerRange = [|1.0|] };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { InitializerRange = 0.02 };
            """)
        {
            ReportedIf = $"InitializerRange is above {NumericsRules.LargestWeights}, or below "
                + $"{Number.Scientific(NumericsRules.SmallestWeights)}.",
        },

        new("LB7009",
            "A rule such as RateScaling.SquareRoot takes a value that suits the batch size fromBatch, and returns the value for the "
                + "batch size toBatch. Pass the batch size of the trial as toBatch.",
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

        new("LB7010",
            "A gradient with a larger norm than GradientClip is scaled down to that norm. If this happens in every step, the size of the "
                + "gradients no longer matters, and SGD takes tiny steps. 0 disables clipping.",
            Wrong: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000, GradientClip = [|1e-5|] };
            """,
            Right: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000, GradientClip = 1 };
            """)
        {
            ReportedIf = $"GradientClip is above 0 and below {NumericsRules.SmallestClip}.",
        },

        new("LB7011",
            "Timescale.WeightDecay computes a weight decay from the number of tokens in a step, and BatchSize is the number of sequences. "
                + "The compiler accepts either number, but with BatchSize, the decay is too small by a factor of SequenceLength. A "
                + "constant that is not the number of tokens in a step, or not that of the run, is reported too.",
            Wrong: """
            public override AdamW Optimizer => new()
            {
                LearningRate = LearningRate,
                WeightDecay = Timescale.WeightDecay(0.5, LearningRate, batch: [|BatchSize|], tokens: 4_000_000),
            };
            """,
            Right: """
            public override AdamW Optimizer => new()
            {
                LearningRate = LearningRate,
                WeightDecay = Timescale.WeightDecay(
                    0.5, LearningRate, batch: BatchSize * Corpus.SequenceLength, tokens: 4_000_000),
            };
            """),

        new("LB7012",
            "RMSNorm divides by the root of the mean square of its input plus RmsNormEps. If RmsNormEps is the larger term, inputs are "
                + "divided by a constant. The first input is a row of the embedding, whose mean square is that of the initial weights.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with { RmsNormEps = [|0.1|] };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { RmsNormEps = 1e-5 };
            """)
        {
            ReportedIf = $"RmsNormEps is {Number.Scientific(NumericsRules.LargestNormEpsilon)} or more.",
        },

        new("LB7014",
            "Sharpness says how much the loss rises when the weights change a little. Ascent is the norm of the step of SamSharpness; "
                + "Foret et al. (2021) use 0.05 to 0.5. Perturbation is the random change of each weight in RandomSharpness, relative to "
                + "the weight; it is usually a few percent. A far larger change leaves the minimum, so it "
                + "measures the loss of another model.",
            Wrong: """
            [Measure<ValidationLoss>, Measure<SamSharpness>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Probe Probe => new() { Ascent = [|50|] };
            }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<SamSharpness>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                public override Probe Probe => new() { Ascent = 0.05 };
            }
            """)
        {
            ReportedIf = $"Ascent is {NumericsRules.LargestAscent} or more, or Perturbation is {NumericsRules.LargestPerturbation} or "
                + "more.",
        },

        new("LB7016",
            "A decay of β averages over about 1 / (1 − β) steps. If that exceeds the length of the run, even the last step still uses "
                + "gradients from the first, untrained weights. Some papers write 1 − β; LlamaBatch and PyTorch write β.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = [|0.9999|], Beta2 = 0.99999 };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta1 = 0.9, Beta2 = 0.99 };
            """)
        {
            ReportedIf = "1 / (1 − Beta1) or 1 / (1 − Momentum) is above the number of steps, or both betas are above 0 and below "
                + $"{NumericsRules.LargestComplement}.",
        },

        new("LB7017",
            "The gradient points to higher losses, so an optimizer subtracts it. A step that adds it raises the loss, as if the learning "
                + "rate were negative.",
            Wrong: """
            public sealed class Descent(LlamaBatch.Torch.LlamaModel model) : LlamaBatch.Torch.IOptimizer
            {
                public double LearningRate { get; set; }
                public long StepsTaken { get; set; }
                public IReadOnlyDictionary<string, float[]> State { get; } = new Dictionary<string, float[]>();

                public void Step(double gradientScale)
                {
                    foreach (LlamaBatch.Torch.Weight weight in model.Weights)
                    {
                        for (int i = 0; i < weight.Count; i++)
                        {
                            [|weight.Values[i] += (float)(LearningRate * gradientScale) * weight.Gradient[i]|];
                        }
                    }
                }

                public void Dispose() { … }
            }
            """,
            Right: """
            public sealed class Descent(LlamaBatch.Torch.LlamaModel model) : LlamaBatch.Torch.IOptimizer
            {
                public double LearningRate { get; set; }
                public long StepsTaken { get; set; }
                public IReadOnlyDictionary<string, float[]> State { get; } = new Dictionary<string, float[]>();

                public void Step(double gradientScale)
                {
                    foreach (LlamaBatch.Torch.Weight weight in model.Weights)
                    {
                        for (int i = 0; i < weight.Count; i++)
                        {
                            weight.Values[i] -= (float)(LearningRate * gradientScale) * weight.Gradient[i];
                        }
                    }
                }

                public void Dispose() { … }
            }
            """)
        {
            ReportedIf = "Each update of the weights in Step adds a positive multiple of the gradient, of its sign, or of a mean of it.",
        },
    ];
}
