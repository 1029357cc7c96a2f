using TorchSharp.Modules;

namespace LlamaBatch.Torch;

/// <summary>A parameter of a model.</summary>
public sealed class Weight
{
    private readonly WeightBuffer _buffer;

    internal Weight(string name, Parameter parameter, int offset, WeightBuffer buffer)
    {
        (Name, Parameter, Offset, _buffer) = (name, parameter, offset, buffer);
        Count = checked((int)parameter.numel());
        IsMatrix = parameter.dim() >= 2;
        Columns = checked((int)parameter.size(-1));
        Rows = Count / Columns;
    }

    /// <summary>Its name in Hugging Face checkpoints.</summary>
    public string Name { get; }

    /// <summary>The tensor, float32: a view of the model's buffer.</summary>
    public Parameter Parameter { get; }

    /// <summary>The index of its first element in the buffer.</summary>
    public int Offset { get; }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>Rows; 1 for the gain of a norm.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <summary>Whether it is a matrix; otherwise it is the gain of a norm.</summary>
    public bool IsMatrix { get; }

    /// <summary>Whether weight decay applies. It applies to matrices, not to the gains of norms.</summary>
    public bool IsDecayed => IsMatrix;

    /// <summary>The values in row-major order. Writing to them changes the model.</summary>
    public Span<float> Values => _buffer.Values.Slice(Offset, Count);

    /// <summary>The gradient's values, the same memory as the tensor's <c>grad</c>.</summary>
    public Span<float> Gradient => _buffer.Gradients.Slice(Offset, Count);
}
