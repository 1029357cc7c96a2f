using System.Globalization;

namespace LlamaBatch;

/// <summary>
/// The shape of a Llama model, with the meaning and the defaults of Hugging Face's <c>LlamaConfig</c> (<c>config.json</c>) under
/// shorter names. <c>new LlamaConfig()</c> is Llama 7B (Touvron et al. 2023, table 2).
/// </summary>
public sealed record LlamaConfig
{
    /// <summary>Size of the vocabulary, in tokens (<c>vocab_size</c>).</summary>
    public int VocabSize { get; init; } = 32_000;

    /// <summary>Width of the residual stream (<c>hidden_size</c>).</summary>
    public int HiddenSize { get; init; } = 4_096;

    /// <summary>Width of the gated feed-forward layer (<c>intermediate_size</c>).</summary>
    public int IntermediateSize { get; init; } = 11_008;

    /// <summary>The number of decoder layers (<c>num_hidden_layers</c>).</summary>
    public int Layers { get; init; } = 32;

    /// <summary>The number of query heads in each attention layer (<c>num_attention_heads</c>).</summary>
    public int Heads { get; init; } = 32;

    /// <summary>
    /// The number of key and value heads, each shared by <c>Heads / KeyValueHeads</c> query heads (<c>num_key_value_heads</c>). 1 is
    /// multi-query attention. By default, it equals <see cref="Heads"/>.
    /// </summary>
    public int KeyValueHeads
    {
        get => field == 0 ? Heads : field;
        init;
    }

    /// <summary>Width of one head (<c>head_dim</c>). By default, it is <c>HiddenSize / Heads</c>.</summary>
    public int HeadDim
    {
        get => field == 0 && Heads > 0 ? HiddenSize / Heads : field;
        init;
    }

    /// <summary>The length, in tokens, of the longest sequence for which the model is meant (<c>max_position_embeddings</c>).</summary>
    public int MaxPositionEmbeddings { get; init; } = 2_048;

    /// <summary>The base θ of the rotary frequencies (<c>rope_theta</c>; Su et al. 2021, eq. 15).</summary>
    public double RopeTheta { get; init; } = 10_000;

    /// <summary>The constant ε under the square root of RMSNorm (<c>rms_norm_eps</c>).</summary>
    public double RmsNormEps { get; init; } = 1e-6;

    /// <summary>Whether the output head is the transposed embedding (<c>tie_word_embeddings</c>).</summary>
    public bool TieWordEmbeddings { get; init; }

    /// <summary>Standard deviation of the initial weights (<c>initializer_range</c>).</summary>
    public double InitializerRange { get; init; } = 0.02;

    /// <summary>A byte-level model with 125,248 parameters, for studies on a CPU. It trains in seconds on one core.</summary>
    public static LlamaConfig Nano { get; } = new()
    {
        VocabSize = 256,
        HiddenSize = 64,
        IntermediateSize = 176,
        Layers = 2,
        Heads = 4,
        KeyValueHeads = 2,
        MaxPositionEmbeddings = 64,
        RmsNormEps = 1e-5,
    };

    /// <summary>A byte-level model with 951,424 parameters. It trains in minutes on one core.</summary>
    public static LlamaConfig Micro { get; } = Nano with
    {
        HiddenSize = 128,
        IntermediateSize = 448,
        Layers = 4,
        MaxPositionEmbeddings = 128,
    };

    /// <summary>The shape of Llama 7B (Touvron et al. 2023, table 2).</summary>
    public static LlamaConfig Llama7B { get; } = new();

    /// <summary>The shape of Llama 3 8B (Grattafiori et al. 2024, table 3).</summary>
    public static LlamaConfig Llama8B { get; } = new()
    {
        VocabSize = 128_256,
        IntermediateSize = 14_336,
        KeyValueHeads = 8,
        MaxPositionEmbeddings = 8_192,
        RopeTheta = 500_000,
        RmsNormEps = 1e-5,
    };

    /// <summary>The number of trainable parameters.</summary>
    public long Parameters => (long)Weights;

    /// <summary>
    /// The number of trainable parameters as a double, because a 64-bit integer overflows for absurdly large shapes. The number is exact
    /// below 2⁵³.
    /// </summary>
    internal double Weights
    {
        get
        {
            double attention = 2.0 * HiddenSize * HeadDim * (Heads + (double)KeyValueHeads);        // q and o, k and v
            double feedForward = 3.0 * HiddenSize * IntermediateSize;                               // gate, up, down
            double layer = attention + feedForward + (2.0 * HiddenSize);                            // and two norms
            return ((TieWordEmbeddings ? 1.0 : 2.0) * VocabSize * HiddenSize) + (Layers * layer) + HiddenSize;
        }
    }

    /// <summary>
    /// The number of floating-point operations to train on one token, with full attention, forward and backward. The formula is
    /// <c>6 (N − E) + 12 · Layers · Heads · HeadDim · T</c> (PaLM, Chowdhery et al. 2022, appendix B). N is the number of parameters, of
    /// which E belong to an embedding that is not tied to the output head.
    /// </summary>
    /// <param name="sequenceLength">The number of tokens in a sequence, T.</param>
    public double FlopsPerToken(int sequenceLength)
    {
        double lookup = TieWordEmbeddings ? 0 : (double)VocabSize * HiddenSize;     // a tied matrix is multiplied once, in the head
        return 6 * (Parameters - lookup) + 12.0 * Layers * Heads * HeadDim * sequenceLength;
    }

    /// <summary>
    /// The illegal values of these settings, each with a remedy. The list is empty if the model can be built. The compiler's diagnostics
    /// and the check before training both use this list.
    /// </summary>
    public IReadOnlyList<SettingProblem> Problems()
    {
        List<SettingProblem> problems =
        [
            .. SettingProblem.Outside(nameof(VocabSize), VocabSize, Widths),
            .. SettingProblem.Outside(nameof(HiddenSize), HiddenSize, Widths),
            .. SettingProblem.Outside(nameof(IntermediateSize), IntermediateSize, Widths),
            .. SettingProblem.Outside(nameof(Layers), Layers, new(1, 10_000)),
            .. SettingProblem.Outside(nameof(Heads), Heads, Widths),
        ];
        if (problems.Count > 0)
        {
            return problems;                                                        // the rules below divide by these
        }

        if (HiddenSize % Heads != 0)
        {
            problems.Add(new(nameof(Heads), $"Heads is {Heads}; HiddenSize / Heads must be an even integer, "
                + $"and HiddenSize is {HiddenSize}. Use {HeadsFor(HiddenSize, Heads)}."));
        }
        else if (HeadDim == HiddenSize / Heads && HeadDim % 2 != 0)
        {
            problems.Add(new(nameof(HeadDim), $"HeadDim is HiddenSize / Heads = {HiddenSize} / {Heads} = {HeadDim}; it must be even. "
                + $"Use {HiddenSizesFor(HiddenSize, Heads)}."));
        }
        else if (!HeadWidths.Contains(HeadDim) || HeadDim % 2 != 0)
        {
            problems.Add(new(nameof(HeadDim), $"HeadDim is {HeadDim}; it must be an even number {HeadWidths}."));
        }

        if (KeyValueHeads < 0 || Heads % KeyValueHeads != 0)
        {
            problems.Add(new(
                nameof(KeyValueHeads),
                $"KeyValueHeads is {KeyValueHeads}; it must divide Heads, which is {Heads}. Use {OneOf(Divisors(Heads))}."));
        }

        problems.AddRange(SettingProblem.Outside(nameof(MaxPositionEmbeddings), MaxPositionEmbeddings, ValueRange.AtLeast(1)));
        problems.AddRange(SettingProblem.Outside(nameof(RopeTheta), RopeTheta, ValueRange.Positive));
        problems.AddRange(SettingProblem.Outside(nameof(RmsNormEps), RmsNormEps, ValueRange.Positive));
        problems.AddRange(SettingProblem.Outside(nameof(InitializerRange), InitializerRange, ValueRange.Positive));
        return problems;
    }

    /// <summary>The settings as text, in the order of <c>config.json</c>.</summary>
    public IEnumerable<Setting> Settings() =>
    [
        new(nameof(VocabSize), VocabSize),
        new(nameof(HiddenSize), HiddenSize),
        new(nameof(IntermediateSize), IntermediateSize),
        new(nameof(Layers), Layers),
        new(nameof(Heads), Heads),
        new(nameof(KeyValueHeads), KeyValueHeads),
        new(nameof(HeadDim), HeadDim),
        new(nameof(MaxPositionEmbeddings), MaxPositionEmbeddings),
        new(nameof(RopeTheta), RopeTheta),
        new(nameof(RmsNormEps), RmsNormEps),
        new(nameof(TieWordEmbeddings), TieWordEmbeddings),
        new(nameof(InitializerRange), InitializerRange),
    ];

    /// <summary>The legal range of widths and counts. The upper bound on them is a hundred times the largest published value.</summary>
    private static ValueRange Widths { get; } = new(1, 1 << 24);

    private static ValueRange HeadWidths { get; } = new(2, 1 << 16);

    /// <summary>
    /// Suggests the legal numbers of heads nearest to <paramref name="heads"/>. For an odd hidden size, suggests the next legal hidden
    /// size.
    /// </summary>
    private static string HeadsFor(int hiddenSize, int heads) => hiddenSize % 2 == 0
        ? OneOf(Divisors(hiddenSize).Where(legal => hiddenSize / legal % 2 == 0).OrderBy(legal => Math.Abs(Math.Log((double)legal / heads)))
            .Take(8)
            .OrderBy(legal => legal))
        : $"HiddenSize = {((hiddenSize / (2 * heads)) + 1) * 2 * heads}";

    /// <summary>Suggests the nearest hidden sizes with an even head width.</summary>
    private static string HiddenSizesFor(int hiddenSize, int heads)
    {
        int below = hiddenSize / (2 * heads) * 2 * heads;
        return below > 0 ? $"HiddenSize = {below} or {below + (2 * heads)}" : $"HiddenSize = {2 * heads}";
    }

    /// <summary>
    /// The divisors of a number, in ascending order. The search ends at the square root of the number, so it is fast even for absurd sizes.
    /// </summary>
    private static IEnumerable<int> Divisors(int number)
    {
        var small = Enumerable.Range(1, (int)Math.Sqrt(number)).Where(d => number % d == 0).ToList();
        return small.Concat(small.Select(d => number / d)).Distinct().OrderBy(d => d);
    }

    private static string OneOf(IEnumerable<int> values)
    {
        var texts = values.Select(v => v.ToString(CultureInfo.InvariantCulture)).ToList();
        return texts.Count < 2 ? string.Concat(texts) : string.Join(", ", texts.Take(texts.Count - 1)) + " or " + texts[texts.Count - 1];
    }
}
