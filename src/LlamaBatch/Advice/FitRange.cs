namespace LlamaBatch.Advice;

/// <summary>A variable of the training runs to which a law was fitted.</summary>
internal enum FitVariable
{
    /// <summary>The number of parameters, N.</summary>
    Parameters,

    /// <summary>The number of training tokens, D.</summary>
    Tokens,

    /// <summary>The floating-point operations of training, C = 6 N D.</summary>
    Flops,

    /// <summary>The number of tokens per parameter, D / N.</summary>
    TokensPerParameter,
}

/// <summary>The range of a variable in the training runs to which a law was fitted.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Low">The smallest value of the variable.</param>
/// <param name="High">The largest value of the variable.</param>
internal readonly record struct FitRange(FitVariable Variable, double Low, double High)
{
    /// <summary>The distance from a training size to the range, in decades (factors of ten). It is 0 inside the range.</summary>
    /// <param name="size">The size of the training run.</param>
    public double DecadesTo(TrainingSize size)
    {
        double value = Variable switch
        {
            FitVariable.Parameters => size.Parameters,
            FitVariable.Tokens => size.Tokens,
            FitVariable.Flops => size.Flops,
            _ => size.TokensPerParameter,
        };
        return Math.Max(0, Math.Max(Math.Log10(Low / value), Math.Log10(value / High)));
    }

    /// <summary>Three compute-optimal training sizes: at both ends of the range and at its geometric mean.</summary>
    public IEnumerable<TrainingSize> Samples()
    {
        FitVariable variable = Variable;
        return ((double[])[Low, Math.Sqrt(Low * High), High]).Select(value => TrainingSize.Optimal(variable switch
        {
            FitVariable.Parameters => TrainingSize.ComputeOptimal * value,
            FitVariable.Flops => Math.Sqrt(value * TrainingSize.ComputeOptimal / 6),
            _ => value,
        }));
    }
}
