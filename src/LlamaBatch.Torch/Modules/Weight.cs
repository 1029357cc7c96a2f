using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

/// <summary>A parameter of a model.</summary>
/// <param name="Name">Its name in Hugging Face checkpoints.</param>
/// <param name="Parameter">The tensor, float32.</param>
public sealed record Weight(string Name, Parameter Parameter)
{
    /// <summary>Elements.</summary>
    public int Count { get; } = checked((int)Parameter.numel());

    /// <summary>Whether weight decay applies: to matrices, not to the gains of norms.</summary>
    public bool IsDecayed { get; } = Parameter.dim() >= 2;

    /// <summary>The values themselves, in row-major order; writing changes the model.</summary>
    public Span<float> Values => MemoryMarshal.Cast<byte, float>(Parameter.bytes);

    /// <summary>The gradient's values; empty before the first backward pass.</summary>
    public Span<float> Gradient
    {
        get
        {
            using Tensor? gradient = Parameter.grad;               // a new handle each time; the memory is the parameter's
            return gradient is null ? [] : MemoryMarshal.Cast<byte, float>(gradient.bytes);
        }
    }
}
