using LlamaBatch.Torch.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

/// <summary>All weights of a model in one block of memory, and their gradients in another.</summary>
/// <remarks>
/// The tensors of the model's modules are views into this memory. Training, evaluation and checkpoints use it directly, without copies.
/// </remarks>
public sealed unsafe class WeightBuffer : IDisposable
{
    /// <summary>The maximum number of weights that a buffer supports.</summary>
    /// <remarks>A .NET array has at most 2³¹ − 1 elements. This limit is somewhat lower, so that loop counters do not overflow.</remarks>
    public const long MostWeights = TrialPlan.MostParameters;

    private readonly Tensor _values;
    private readonly Dictionary<string, Weight> _byName;
    private readonly float* _valuesAt;
    private Tensor? _gradients;
    private float* _gradientsAt;
    private bool _isDisposed;

    /// <summary>Moves a model's parameters into a buffer.</summary>
    /// <param name="parameters">The parameters with their names, float32 on the CPU. The buffer stores them in this order.</param>
    internal WeightBuffer(IReadOnlyList<(string Name, Parameter Parameter)> parameters)
    {
        Count = checked((int)parameters.Sum(one => one.Parameter.numel()));
        _values = zeros(Count).DetachFromDisposeScope();
        _valuesAt = (float*)TensorMemory.AddressOf(_values);
        var weights = new List<Weight>();
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        int offset = 0;
        foreach ((string name, Parameter parameter) in parameters)
        {
            var weight = new Weight(name, parameter, offset, this);
            Tensor place = ViewOf(weight, _values);
            if (!weight.IsMatrix)
            {
                // Gains already have their initial value, 1. Matrices are filled later; until then, they take no physical memory.
                place.copy_(parameter);
            }

            parameter.set_(place);
            weights.Add(weight);
            offset += weight.Count;
        }

        Weights = weights;
        _byName = weights.ToDictionary(weight => weight.Name, StringComparer.Ordinal);
    }

    /// <summary>The number of weights in the buffer.</summary>
    public int Count { get; }

    /// <summary>Every parameter, in the order of the buffer.</summary>
    public IReadOnlyList<Weight> Weights { get; }

    /// <summary>The values of all parameters.</summary>
    public Span<float> Values => new(ValuesAt, Count);

    /// <summary>
    /// The gradients of all parameters. They are allocated, as zeros, on first use, so a model that is only evaluated needs no memory for
    /// them.
    /// </summary>
    public Span<float> Gradients => new(GradientsAt, Count);

    /// <summary>The number of layers in the model.</summary>
    internal int Layers => _byName.Keys.Count(name => name.EndsWith(".input_layernorm.weight", StringComparison.Ordinal));

    /// <summary>The address of the first value.</summary>
    internal float* ValuesAt
    {
        get
        {
            RequireUndisposed();
            return _valuesAt;
        }
    }

    /// <summary>The address of the first gradient.</summary>
    internal float* GradientsAt
    {
        get
        {
            RequireUndisposed();
            _gradients ??= MakeGradients();
            return _gradientsAt;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _values.Dispose();
        _gradients?.Dispose();
    }

    /// <summary>Throws if the memory was freed.</summary>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    internal void RequireUndisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    /// <summary>A view of one or more adjacent parameters as a single matrix, stacked by rows.</summary>
    /// <param name="buffer">The address of the weights, or of their gradients.</param>
    /// <param name="names">The names of the parameters, in the order of the buffer.</param>
    /// <exception cref="InvalidOperationException">The parameters are not adjacent, or have different numbers of columns.</exception>
    internal Matrix MatrixOf(float* buffer, params ReadOnlySpan<string> names)
    {
        Weight first = _byName[names[0]];
        int rows = 0;
        foreach (string name in names)
        {
            Weight weight = _byName[name];
            if (weight.Columns != first.Columns || weight.Offset != first.Offset + (rows * first.Columns))
            {
                throw new InvalidOperationException($"The weights {string.Join(", ", names)} must lie side by side for the fast pass.");
            }

            rows += weight.Rows;
        }

        return new(buffer + first.Offset, rows, first.Columns);
    }

    /// <summary>For each parameter without a <c>grad</c>, sets <c>grad</c> to a view into <see cref="Gradients"/>.</summary>
    /// <remarks>Needed after <c>zero_grad</c>, which removes the <c>grad</c> of every parameter.</remarks>
    public void AttachGradients()
    {
        _gradients ??= MakeGradients();
        foreach (Weight weight in Weights)
        {
            using Tensor? held = weight.Parameter.grad;
            if (held is null)
            {
                using Tensor place = ViewOf(weight, _gradients);
                weight.Parameter.grad = place;
            }
        }
    }

    /// <summary>Whether the model has a parameter of this name.</summary>
    internal bool Has(string name) => _byName.ContainsKey(name);

    private Tensor MakeGradients()
    {
        using var scope = NewDisposeScope();
        Tensor gradients = zeros(Count);
        _gradientsAt = (float*)TensorMemory.AddressOf(gradients);
        foreach (Weight weight in Weights)
        {
            // Autograd adds to an existing gradient in place.
            weight.Parameter.grad = ViewOf(weight, gradients);
        }

        return gradients.DetachFromDisposeScope();
    }

    private static Tensor ViewOf(Weight weight, Tensor buffer) =>
        buffer.narrow(0, weight.Offset, weight.Count).view(weight.Parameter.shape);
}
