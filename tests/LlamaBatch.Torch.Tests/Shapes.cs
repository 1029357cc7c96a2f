using CsCheck;

namespace LlamaBatch.Torch.Tests;

/// <summary>Shapes of small models, legal and odd.</summary>
internal static class Shapes
{
    public static Gen<LlamaConfig> Any { get; } =
        from keyValueHeads in Gen.Int[1, 3]
        from sharing in Gen.Int[1, 3]
        from halfHead in Gen.Int[1, 4]
        from layers in Gen.Int[1, 2]
        from intermediate in Gen.Int[3, 20]
        from vocabulary in Gen.Int[5, 40]
        from isTied in Gen.Bool
        from theta in Gen.Int[0, 2].Select(i => new[] { 100.0, 10_000, 500_000 }[i])
        from isWide in Gen.Bool
        select new LlamaConfig
        {
            VocabSize = vocabulary,
            HiddenSize = keyValueHeads * sharing * halfHead * 2 + (isWide ? keyValueHeads * sharing : 0),        // heads need not fill the hidden size
            HeadDim = halfHead * 2,
            IntermediateSize = intermediate,
            Layers = layers,
            Heads = keyValueHeads * sharing,
            KeyValueHeads = keyValueHeads,
            MaxPositionEmbeddings = 16,
            RopeTheta = theta,
            RmsNormEps = 1e-5,
            TieWordEmbeddings = isTied,
            InitializerRange = 0.3,
        };
}
