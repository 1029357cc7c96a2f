using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

/// <summary>A linear map without bias, <c>y = x Wᵀ</c>: every projection of a Llama.</summary>
public sealed class Projection : nn.Module<Tensor, Tensor>
{
    /// <summary>Makes a projection. <see cref="Initialization"/> or a checkpoint sets its weights.</summary>
    /// <param name="inputs">Size of the input vectors.</param>
    /// <param name="outputs">Size of the output vectors.</param>
    public Projection(int inputs, int outputs) : base(nameof(Projection))
    {
        Weight = nn.Parameter(empty(outputs, inputs));
        register_parameter("weight", Weight);
    }

    /// <summary>W, <c>[outputs, inputs]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary>Maps the last dimension.</summary>
    /// <param name="x"><c>[..., inputs]</c></param>
    /// <returns><c>[..., outputs]</c></returns>
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
