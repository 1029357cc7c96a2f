extern alias generators;

using generators::LlamaBatch.Generators;

namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about the shape of the model.</summary>
internal static class ModelExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB1001",
            "Attention splits the hidden state into heads of equal width, so Heads must divide HiddenSize. Equal groups of "
                + "query heads share keys and values (Ainslie et al. 2023), so KeyValueHeads must divide Heads.",
            Wrong: """
            [Axis<int>(1, [|3|], 4)]
            public int KeyValueHeads { get; init; } = 4;

            public override LlamaConfig Model => LlamaConfig.Nano with { KeyValueHeads = KeyValueHeads };
            """,
            Right: """
            [Axis<int>(1, 2, 4)]
            public int KeyValueHeads { get; init; } = 4;

            public override LlamaConfig Model => LlamaConfig.Nano with { KeyValueHeads = KeyValueHeads };
            """),

        new("LB1010",
            "Presets have grouped-query attention: Nano has two key-value heads. They keep this number if only Heads is changed.",
            Wrong: """
            /// <summary>Plain multi-head attention with two to eight heads.</summary>
            [Experiment("How many heads should a small Llama have?")]
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<int>(2, [|4|], 8)]
                public int Heads { get; init; } = 4;

                public override LlamaConfig Model => LlamaConfig.Nano with { Heads = Heads };
            }
            """,
            Right: """
            /// <summary>Plain multi-head attention with two to eight heads.</summary>
            [Experiment("How many heads should a small Llama have?")]
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<int>(2, 4, 8)]
                public int Heads { get; init; } = 4;

                public override LlamaConfig Model => LlamaConfig.Nano with { Heads = Heads, KeyValueHeads = Heads };
            }
            """)
        {
            ReportedIf = "the question or the summary names multi-head attention, or one width of all heads, and a level has another. A "
                + "text that compares kinds of attention is not judged. It is also reported if the summary or the remarks call "
                + "embeddings tied or untied and all models have the other setting, state a number of parameters that differs by a "
                + $"factor of more than {StatedParametersRule.Rounding}, or call the numbers of the models the same although they "
                + $"differ by more than {100 * StatedParametersRule.Same} % or the stated tolerance. A number of heads or layers, or a "
                + "width, is reported if the same sentence states two other numbers that the only model has. A level named after a "
                + "published Llama is reported if it has the width of that model and another number of layers or heads.",
        },

        new("LB1002",
            "LlamaBatch trains on one machine and stores all weights in one array, so it supports at most two billion weights. With "
                + "their gradients and the state of AdamW, all in float32, these already take 32 GB.",
            Wrong: """
            public override LlamaConfig Model => [|LlamaConfig.Llama7B|];
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Micro;
            """),

        new("LB1003",
            "The model is declared for sequences of at most MaxPositionEmbeddings tokens.",
            Wrong: """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = [|128|] };
            """,
            Right: """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 128 };

            public override LlamaConfig Model => LlamaConfig.Nano with { MaxPositionEmbeddings = 128 };
            """),

        new("LB1004",
            "Llama 7B has a hidden size of 4,096 and 32 layers. A model with more layers than hidden dimensions trains slowly "
                + "and poorly. Usually the two numbers were swapped.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with
            {
                HiddenSize = 8,
                IntermediateSize = 24,
                Heads = 1,
                KeyValueHeads = 1,
                Layers = [|64|],
            };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { HiddenSize = 64, Layers = 8 };
            """)
        {
            ReportedIf = "Layers is at least HiddenSize.",
        },

        new("LB1005",
            "In Llama 7B, IntermediateSize is 2.7 times HiddenSize. The default is the size in Llama 7B, 11,008. If you set "
                + "only HiddenSize, IntermediateSize keeps this default, and the feed-forward layers hold nearly all weights.",
            Wrong: """
            public override LlamaConfig Model => new()
            {
                VocabSize = 256,
                HiddenSize = [|64|],
                Layers = 2,
                Heads = 4,
                KeyValueHeads = 2,
            };
            """,
            Right: """
            public override LlamaConfig Model => new()
            {
                VocabSize = 256,
                HiddenSize = 64,
                IntermediateSize = 176,
                Layers = 2,
                Heads = 4,
                KeyValueHeads = 2,
            };
            """)
        {
            ReportedIf = $"IntermediateSize is above {NumericsRules.LargestInnerRatio} × HiddenSize, or it is below HiddenSize and comes "
                + "from a preset or the default.",
        },

        new("LB1006",
            "Rotary embeddings rotate each pair of dimensions by a fixed angle per token. If RopeTheta is above 1, the angles range from "
                + "1 radian down to about 1 / RopeTheta radians. If even the slowest pair rotates more than once in a sequence, distant "
                + "tokens look near.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with { RopeTheta = [|1e-4|] };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { RopeTheta = 1e4 };
            """)
        {
            ReportedIf = $"RopeTheta is at most {NumericsRules.SmallestTheta}, or {NumericsRules.LargestTheta:0.#e0} or more, or below "
                + "SequenceLength / 2π.",
        },

        new("LB1008",
            "Attention compares the queries and keys of a head by their dot product. With two or four dimensions, a head can distinguish "
                + "only a few tokens, and rotary embeddings have only one or two speeds. If the total width of all heads far exceeds "
                + "HiddenSize, the extra parameters add little. Usually the number of heads was copied from another model.",
            Wrong: """
            public override LlamaConfig Model => LlamaConfig.Nano with { Heads = [|32|], KeyValueHeads = 32 };
            """,
            Right: """
            public override LlamaConfig Model => LlamaConfig.Nano with { Heads = 4, KeyValueHeads = 4 };
            """)
        {
            ReportedIf = $"HeadDim is below {NumericsRules.NarrowestHead}, or Heads × HeadDim is above {NumericsRules.WidestHeads} × "
                + "HiddenSize. Not reported: the narrowest of at least four head widths, if the next one is not below "
                + $"{NumericsRules.NarrowestHead}.",
        },

        new("LB1009",
            "A new LlamaConfig has the shape of Llama 7B, with 32 layers. A small model that sets its width and forgets its depth takes many "
                + "times as long, and is hard to train.",
            Wrong: """
            public override LlamaConfig [|Model|] => new()
            {
                VocabSize = 256,
                HiddenSize = 64,
                Heads = 4,
                KeyValueHeads = 4,
                IntermediateSize = 176,
            };
            """,
            Right: """
            public override LlamaConfig Model => new()
            {
                VocabSize = 256,
                HiddenSize = 64,
                Layers = 4,
                Heads = 4,
                KeyValueHeads = 4,
                IntermediateSize = 176,
            };
            """)
        {
            ReportedIf = $"HiddenSize is set to at most {NumericsRules.WidestSmall}, and Layers is not set.",
        },
    ];
}
