using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

/// <summary>A linear map without bias, <c>y = x Wᵀ</c>. All projections of a Llama have this form.</summary>
public sealed class Projection : nn.Module<Tensor, Tensor>
{
    /// <summary>Makes a projection with uninitialized weights. <see cref="Initialization"/> or a checkpoint sets them.</summary>
    /// <param name="inputs">The size of the input vectors.</param>
    /// <param name="outputs">The size of the output vectors.</param>
    public Projection(int inputs, int outputs) : base(nameof(Projection))
    {
        Weight = nn.Parameter(empty(outputs, inputs));
        register_parameter("weight", Weight);
    }

    /// <summary>The matrix W, <c>[outputs, inputs]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary>Applies the map to the last dimension.</summary>
    /// <param name="x">The input vectors, <c>[..., inputs]</c>.</param>
    /// <returns>The output vectors, <c>[..., outputs]</c>.</returns>
    public override Tensor forward(Tensor x) => nn.functional.linear(x, Weight);

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
