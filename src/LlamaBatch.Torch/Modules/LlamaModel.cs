using System.Globalization;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · T tokens · W hidden size · V vocabulary

/// <summary>A Llama model that predicts the next token (Touvron et al. 2023).</summary>
/// <remarks>The parameters have the same names as in Hugging Face checkpoints.</remarks>
public sealed class LlamaModel : nn.Module<Tensor, Tensor>
{
    private readonly Decoder _decoder;
    private readonly Projection? _head;

    /// <summary>Makes a model with uninitialized weights.</summary>
    /// <exception cref="ArgumentException">The shape is illegal; the message names the setting to change.</exception>
    public LlamaModel(LlamaConfig config) : base(nameof(LlamaModel))
    {
        if (config.Problems() is [var problem, ..])
        {
            throw new ArgumentException(problem.Message, nameof(config));
        }

        if (config.Parameters > WeightBuffer.MostWeights)
        {
            string counts = string.Create(
                CultureInfo.InvariantCulture,
                $"A model may have {WeightBuffer.MostWeights:n0} parameters, and this shape has {config.Parameters:n0}");
            throw new ArgumentException($"{counts}: choose fewer layers, a smaller hidden size or a smaller vocabulary.", nameof(config));
        }

        Config = config;
        _decoder = new Decoder(config);
        register_module("model", _decoder);
        if (!config.TieWordEmbeddings)
        {
            _head = new Projection(config.HiddenSize, config.VocabSize);
            register_module("lm_head", _head);
        }

        Buffer = new WeightBuffer([.. named_parameters()]);
    }

    /// <summary>The shape of the model.</summary>
    public LlamaConfig Config { get; }

    /// <summary>All weights in one block of memory, and their gradients in another.</summary>
    public WeightBuffer Buffer { get; }

    /// <summary>All parameters, in the order of the layers.</summary>
    public IReadOnlyList<Weight> Weights => Buffer.Weights;

    /// <summary>The parameters with a dense gradient: every parameter except an untied embedding.</summary>
    /// <remarks>A row of an untied embedding has a gradient only in steps whose batch contains the row's token.</remarks>
    internal IEnumerable<Weight> DenseWeights =>
        Config.TieWordEmbeddings ? Weights : Weights.Where(weight => weight.Name != LlamaWeights.EmbeddingName);

    /// <summary>Makes a model with random initial weights, drawn by <see cref="Initialization"/>.</summary>
    /// <param name="config">The shape of the model.</param>
    /// <param name="seed">The seed. The same seed gives the same weights, bit for bit.</param>
    public static LlamaModel Create(LlamaConfig config, int seed)
    {
        var model = new LlamaModel(config);
        Initialization.Draw(model, seed);
        return model;
    }

    /// <summary>Predicts the next token at every position.</summary>
    /// <param name="tokens">The tokens, <c>[B, T]</c>, int64.</param>
    /// <returns>The logits, <c>[B, T, V]</c>.</returns>
    public override Tensor forward(Tensor tokens)
    {
        using Tensor x = _decoder.forward(tokens);                                  // [B, T, W]
        return nn.functional.linear(x, _head?.Weight ?? _decoder.Embedding.Weight);
    }

    /// <summary>The sum of the cross-entropy over all targets, in nats.</summary>
    /// <param name="logits">The logits, <c>[B, T, V]</c>.</param>
    /// <param name="targets">The target tokens, <c>[B, T]</c>, int64.</param>
    /// <returns>The sum, as a scalar tensor.</returns>
    public static Tensor SumOfLosses(Tensor logits, Tensor targets)
    {
        using Tensor flat = logits.view(-1, logits.size(-1));                       // [B·T, V]
        using Tensor classes = targets.reshape(-1);                                 // [B·T]
        return nn.functional.cross_entropy(flat, classes, reduction: nn.Reduction.Sum);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder.Dispose();
            _head?.Dispose();
            Buffer.Dispose();
        }

        base.Dispose(disposing);
    }
}
