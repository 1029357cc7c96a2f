using LlamaBatch.Torch.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

/// <summary>
/// All weights of a model, one after the other in one piece of memory, and their gradients in another. The tensors of the model's modules are views of it, so that the
/// fast step, autograd, optimizers, evaluation and checkpoints work on the same numbers and nothing is copied.
/// </summary>
public sealed unsafe class WeightBuffer : IDisposable
{
    /// <summary>
    /// Weights of the largest model: they lie in one array of float32, which .NET counts in 32 bits. A little less than that, so that a loop's counter has room beyond the last.
    /// </summary>
    public const long MostWeights = TrialPlan.MostParameters;

    private readonly Tensor _values;
    private readonly Dictionary<string, Weight> _byName;
    private readonly float* _valuesAt;
    private Tensor? _gradients;
    private float* _gradientsAt;
    private bool _isDisposed;

    /// <summary>Moves a model's parameters into a buffer.</summary>
    /// <param name="parameters">The parameters by name, float32 on the CPU, in the order they shall lie in.</param>
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
                // Gains begin at one. Matrices are drawn or read later; until then their first memory was never touched, and takes none.
                place.copy_(parameter);
            }

            parameter.set_(place);
            weights.Add(weight);
            offset += weight.Count;
        }

        Weights = weights;
        _byName = weights.ToDictionary(weight => weight.Name, StringComparer.Ordinal);
    }

    /// <summary>Elements.</summary>
    public int Count { get; }

    /// <summary>Every parameter, in the order they lie in.</summary>
    public IReadOnlyList<Weight> Weights { get; }

    /// <summary>All values.</summary>
    public Span<float> Values => new(ValuesAt, Count);

    /// <summary>All gradients. They are made, as zeros, when they are first asked for, so that a model that is only read does not carry them.</summary>
    public Span<float> Gradients => new(GradientsAt, Count);

    /// <summary>
    /// Whether the last step read this buffer itself, as the house's optimizers do. The fast step then need not look at the gradients that the parameters hold, which makes garbage for
    /// each of them: megabytes, before they are collected, where a small model takes one.
    /// </summary>
    internal bool IsReadDirectly { get; set; }

    /// <summary>Layers of the model.</summary>
    internal int Layers => _byName.Keys.Count(name => name.EndsWith(".input_layernorm.weight", StringComparison.Ordinal));

    /// <summary>Where the values begin.</summary>
    internal float* ValuesAt
    {
        get
        {
            RequireUndisposed();
            return _valuesAt;
        }
    }

    /// <summary>Where the gradients begin.</summary>
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

    /// <summary>Refuses memory that was freed.</summary>
    /// <exception cref="ObjectDisposedException">The model was disposed of.</exception>
    internal void RequireUndisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    /// <summary>A parameter, or neighbors one below the other, as one matrix.</summary>
    /// <param name="buffer">Where the values begin, or the gradients.</param>
    /// <param name="names">The names, in the order in which they lie.</param>
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

    /// <summary>
    /// Gives parameters whose gradient was set to none, as <c>zero_grad</c> does, their part of the buffer again: the steps would else add to gradients that no optimizer reads.
    /// </summary>
    internal void AttachGradients()
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

    /// <summary>Whether there is a parameter of a name.</summary>
    internal bool Has(string name) => _byName.ContainsKey(name);

    private Tensor MakeGradients()
    {
        using var scope = NewDisposeScope();
        Tensor gradients = zeros(Count);
        _gradientsAt = (float*)TensorMemory.AddressOf(gradients);
        foreach (Weight weight in Weights)
        {
            // Autograd adds to a gradient that is there, in place.
            weight.Parameter.grad = ViewOf(weight, gradients);
        }

        return gradients.DetachFromDisposeScope();
    }

    private static Tensor ViewOf(Weight weight, Tensor buffer) => buffer.narrow(0, weight.Offset, weight.Count).view(weight.Parameter.shape);
}
