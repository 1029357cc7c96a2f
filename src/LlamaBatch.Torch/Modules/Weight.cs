using TorchSharp.Modules;

namespace LlamaBatch.Torch;

/// <summary>A parameter of a model: its name, shape, values and gradient.</summary>
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

    /// <summary>The name of the parameter in Hugging Face checkpoints.</summary>
    public string Name { get; }

    /// <summary>The tensor of the parameter, float32. The tensor is a view into the model's <see cref="WeightBuffer"/>.</summary>
    public Parameter Parameter { get; }

    /// <summary>The index of the parameter's first element in the model's <see cref="WeightBuffer"/>.</summary>
    public int Offset { get; }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>The number of rows; 1 if the parameter is the gain of a norm.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>Whether the parameter is a matrix rather than the gain of a norm.</summary>
    public bool IsMatrix { get; }

    /// <summary>Whether weight decay applies to the parameter: true for matrices, false for the gains of norms.</summary>
    public bool IsDecayed => IsMatrix;

    /// <summary>The values of the parameter in row-major order. Writing to them changes the model.</summary>
    public Span<float> Values => _buffer.Values.Slice(Offset, Count);

    /// <summary>The gradient of the parameter, in the same memory as the tensor's <c>grad</c>.</summary>
    public Span<float> Gradient => _buffer.Gradients.Slice(Offset, Count);
}
