using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

// B batch · T tokens · V vocabulary · W hidden size

/// <summary>The embedding: a vector for each token of the vocabulary.</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    /// <summary>Makes an embedding with uninitialized vectors. <see cref="Initialization"/> or a checkpoint sets them.</summary>
    public Embedding(int vocabSize, int hiddenSize) : base(nameof(Embedding))
    {
        Weight = nn.Parameter(empty(vocabSize, hiddenSize));
        register_parameter("weight", Weight);
    }

    /// <summary>The vectors, <c>[V, W]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary>Looks up the vectors of tokens.</summary>
    /// <param name="tokens">The tokens, <c>[B, T]</c>, int64.</param>
    /// <returns>The vectors, <c>[B, T, W]</c>.</returns>
    public override Tensor forward(Tensor tokens)
    {
        using Tensor flat = tokens.reshape(-1);                                     // [B·T]
        using Tensor rows = Weight.index_select(0, flat);                           // [B·T, W]
        return rows.view(tokens.size(0), tokens.size(1), -1);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Weight.Dispose();
        }

        base.Dispose(disposing);
    }
}
