using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>The exponential average of a model's weights over the steps (<see cref="Training.AveragingHalfLife"/>).</summary>
/// <remarks>
/// Validation uses the average; training continues from the weights themselves. If θₜ are the weights after step t:
/// <code>
/// θ̄ₜ = Σₛ ξᵗ⁻ˢ θₛ / Σₛ ξᵗ⁻ˢ = θ̄ₜ₋₁ + aₜ (θₜ − θ̄ₜ₋₁)        aₜ = (1 − ξ) / (1 − ξᵗ)        ξ = 2^(−tokens of a step / half-life)
/// </code>
/// With a batch schedule, each step has its own ξ, and ξᵗ is the product over the steps. The denominator corrects the bias of the first
/// steps, as Adam's denominators do (Kingma and Ba 2015, section 3). Since a₁ is 1, the average equals θ after the first step, and the
/// initial weights never enter it. With more steps, aₜ falls to 1 − ξ.
/// </remarks>
public sealed class WeightAverage
{
    private readonly WeightBuffer _weights;
    private readonly IReadOnlyList<(double Keep, int Steps)> _stages;
    private readonly float[] _values;

    /// <summary>Makes an average of a model's weights.</summary>
    /// <param name="model">The model, before its first step.</param>
    /// <param name="keep">The decay ξ: 0 gives the weights themselves, 1 the plain mean over all steps.</param>
    public WeightAverage(LlamaModel model, double keep) : this(model, [(keep, int.MaxValue)])
    {
    }

    private WeightAverage(LlamaModel model, IReadOnlyList<(double Keep, int Steps)> stages)
    {
        _weights = model.Buffer;
        _stages = stages;
        _values = new float[_weights.Count];
    }

    /// <summary>The averaged weights; all zeros before the first step.</summary>
    public Span<float> Values => _values;

    /// <summary>Makes the weight average for a trial, or returns null if the trial's plan has no averaging.</summary>
    public static WeightAverage? Create(LlamaModel model, TrialPlan plan)
    {
        double KeepOf(Sequences batch) => Math.Pow(2, -batch.Of(plan.SequenceLength).Count / (double)plan.Training.AveragingHalfLife.Count);
        return plan.IsAveraged
            ? new WeightAverage(model, [.. plan.LayOutSteps().Stages.Select(stage => (KeepOf(stage.BatchSize), stage.Steps))])
            : null;
    }

    /// <summary>Moves the average toward the model's weights.</summary>
    /// <param name="step">The completed step, from 0.</param>
    public void Update(int step) => AverageKernel.MoveTowards(_weights.Values, _values, (float)ShareOf(step + 1));

    /// <summary>Swaps the average and the model's weights. A second call undoes the swap.</summary>
    public void Swap()
    {
        Span<float> weights = _weights.Values;
        for (int i = 0; i < weights.Length; i++)
        {
            (_values[i], weights[i]) = (weights[i], _values[i]);
        }
    }

    /// <summary>The factor aₜ with which the weights after step t enter the new average. If the decay ξ is 1, aₜ is 1 / t.</summary>
    private double ShareOf(int t)
    {
        double keep = 1;
        double product = 1;
        int before = 0;
        foreach ((double ofStage, int steps) in _stages.TakeWhile(_ => before < t))
        {
            keep = ofStage;
            product *= Math.Pow(ofStage, Math.Min(steps, t - before));
            before += Math.Min(steps, t - before);
        }

        return product < 1 ? (1 - keep) / (1 - product) : 1.0 / t;
    }
}
