namespace LlamaBatch.Advice;

/// <summary>The optima that Lingle 2025 measured on a grid of model sizes and numbers of training tokens.</summary>
internal static class LingleGrid
{
    /// <summary>
    /// Each optimum: the numbers of parameters and tokens, the batch size in tokens, and the learning rate. The optima of part III of the
    /// source come first, then those of part II.
    /// </summary>
    private static readonly (double Parameters, double Tokens, double Batch, double Rate)[] _grid =
    [
        (46_006_272, 127_991_808, 32_768, 0.001953), (109_051_904, 127_991_808, 32_768, 0.000977),
        (368_050_176, 127_991_808, 65_536, 0.000691), (46_006_272, 255_983_616, 65_536, 0.001953),
        (109_051_904, 255_983_616, 65_536, 0.001381), (368_050_176, 255_983_616, 65_536, 0.000977),
        (46_006_272, 511_967_232, 65_536, 0.002762), (109_051_904, 511_967_232, 131_072, 0.001953),
        (368_050_176, 511_967_232, 131_072, 0.000977), (46_006_272, 1_023_934_464, 131_072, 0.003906),
        (109_051_904, 1_023_934_464, 131_072, 0.001953), (368_050_176, 1_023_934_464, 131_072, 0.000977),
        (872_415_232, 127_991_808, 65_536, 0.000488), (872_415_232, 255_983_616, 65_536, 0.000488),
        (872_415_232, 511_967_232, 131_072, 0.000691), (2_944_401_408, 127_991_808, 32_768, 0.000244),
        (2_944_401_408, 255_983_616, 65_536, 0.000345), (872_415_232, 1_023_934_464, 131_072, 0.000691),
        (46_006_272, 2_156_134_400, 262_144, 0.003906), (109_051_904, 909_639_680, 131_072, 0.001953),
        (368_050_176, 269_484_032, 65_536, 0.000977), (872_415_232, 113_704_960, 65_536, 0.000488),
        (2_944_401_408, 33_685_504, 65_536, 0.000244), (46_006_272, 4_312_530_944, 262_144, 0.003906),
    ];

    /// <summary>The batch size and the learning rate with the lowest loss, for each training size of the grid.</summary>
    public static IReadOnlyList<Optimum> Optima { get; } =
    [
        .. _grid.SelectMany(one => (Optimum[])
        [
            new(AdvisedQuantity.LeastLossBatch, new(one.Parameters, one.Tokens), one.Batch),
            new(AdvisedQuantity.LearningRate, new(one.Parameters, one.Tokens), one.Rate),
        ]),
    ];
}
