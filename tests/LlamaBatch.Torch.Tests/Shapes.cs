using CsCheck;

namespace LlamaBatch.Torch.Tests;

/// <summary>Shapes of small models, legal and odd.</summary>
internal static class Shapes
{
    /// <summary>Shapes that fit into one block of every kernel.</summary>
    public static Gen<LlamaConfig> Any { get; } = Of(halfHead: Gen.Int[1, 4], intermediate: Gen.Int[3, 20], vocabulary: Gen.Int[5, 40]);

    /// <summary>
    /// Shapes that do not: widths beyond the 256 terms that a panel of a matrix product has, and vocabularies whose logits are computed
    /// in parts where a batch has more than 128 tokens.
    /// </summary>
    public static Gen<LlamaConfig> Large { get; } = Of(
        halfHead: Gen.Int[1, 40],
        intermediate: Gen.OneOf(Gen.Int[3, 40], Gen.Int[250, 270], Gen.Int[510, 520]),
        vocabulary: Gen.OneOf(Gen.Int[5, 40], Gen.Int[250, 270], Gen.Int[8_200, 8_300]));

    /// <summary>
    /// The norms' ε is large enough to matter: it shows where it is forgotten, and a residual stream of two components that are nearly
    /// zero, as a hidden size of 2 draws them, does not make every rounding a thousand times larger.
    /// </summary>
    private static Gen<LlamaConfig> Of(Gen<int> halfHead, Gen<int> intermediate, Gen<int> vocabulary) =>
        from keyValueHeads in Gen.Int[1, 3]
        from sharing in Gen.Int[1, 3]
        from half in halfHead
        from layers in Gen.Int[1, 2]
        from feedForward in intermediate
        from tokens in vocabulary
        from isTied in Gen.Bool
        from theta in Gen.Int[0, 2].Select(i => new[] { 100.0, 10_000, 500_000 }[i])
        from isWide in Gen.Bool
        let width = keyValueHeads * sharing * ((half * 2) + (isWide ? 1 : 0))               // heads need not fill the hidden size
        select new LlamaConfig
        {
            VocabSize = tokens,
            HiddenSize = width,
            HeadDim = half * 2,
            IntermediateSize = feedForward,
            Layers = layers,
            Heads = keyValueHeads * sharing,
            KeyValueHeads = keyValueHeads,
            MaxPositionEmbeddings = 128,
            RopeTheta = theta,
            RmsNormEps = 1e-2,
            TieWordEmbeddings = isTied,
            // Wide models of large weights amplify every rounding.
            InitializerRange = Math.Min(0.3, 1.5 / Math.Sqrt(width)),
        };
}
