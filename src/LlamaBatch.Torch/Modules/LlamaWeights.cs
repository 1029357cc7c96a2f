using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

// W hidden size · V vocabulary

/// <summary>The weights of a model, or their gradients, as matrices.</summary>
/// <param name="weights">The model's weights.</param>
/// <param name="buffer">The address of the model's weights, or of their gradients.</param>
internal sealed unsafe class LlamaWeights(WeightBuffer weights, float* buffer)
{
    /// <summary>The name of the embedding in Hugging Face checkpoints.</summary>
    public const string EmbeddingName = "model.embed_tokens.weight";

    private const string HeadName = "lm_head.weight";

    /// <summary>The embedding, <c>[V, W]</c>.</summary>
    public Matrix Embedding { get; } = weights.MatrixOf(buffer, EmbeddingName);

    /// <summary>The matrices of each layer, from the first to the last.</summary>
    public LayerWeights[] Layers { get; } = LayersOf(weights, buffer);

    /// <summary>The gain of the last norm, <c>[1, W]</c>.</summary>
    public Matrix Norm { get; } = weights.MatrixOf(buffer, "model.norm.weight");

    /// <summary>The LM head, <c>[V, W]</c>. For a tied head, this is the matrix of the embedding.</summary>
    public Matrix Head { get; } = weights.MatrixOf(buffer, weights.Has(HeadName) ? HeadName : EmbeddingName);

    private static LayerWeights[] LayersOf(WeightBuffer weights, float* buffer)
    {
        var layers = new LayerWeights[weights.Layers];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            layers[layer] = new LayerWeights(weights, buffer, layer);
        }

        return layers;
    }
}
