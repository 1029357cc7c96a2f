namespace LlamaBatch.Torch;

/// <summary>
/// A copy of the weights from an earlier moment of the run (<see cref="Probe.BarrierFrom"/>). A loss barrier is measured between these
/// weights and the current weights.
/// </summary>
public sealed class EarlierWeights
{
    private readonly WeightBuffer _weights;
    private readonly StepSizes _sizes;
    private readonly double _moment;
    private readonly float[] _values;

    /// <summary>Copies the initial weights. <see cref="Update"/> replaces the copy after each step, until the moment is reached.</summary>
    /// <param name="model">The model, before its first step.</param>
    /// <param name="sizes">The batch size of each step of the run.</param>
    /// <param name="share">The moment, as a share of the run's tokens, at least 0 and below 1; 0 keeps the initial weights.</param>
    public EarlierWeights(LlamaModel model, StepSizes sizes, double share)
    {
        (_weights, _sizes, _moment) = (model.Buffer, sizes, share * sizes.TokensBefore(sizes.Count));
        _values = _weights.Values.ToArray();
    }

    /// <summary>
    /// The weights after the first step that reached the given share of the run's tokens. Before that step, these are the weights after the
    /// latest step.
    /// </summary>
    /// <remarks>The values of all parameters, in the order of the model's buffer.</remarks>
    public Span<float> Values => _values;

    /// <summary>Makes the copy for a trial, or returns null if no metric of the trial needs a copy.</summary>
    /// <param name="model">The model, before its first step.</param>
    /// <param name="plan">The plan of the trial.</param>
    /// <param name="probe">The settings of the probe. <see cref="Probe.BarrierFrom"/> is the moment.</param>
    public static EarlierWeights? Create(LlamaModel model, TrialPlan plan, Probe probe) =>
        plan.KeepsEarlierWeights ? new EarlierWeights(model, plan.LayOutSteps(), probe.BarrierFrom) : null;

    /// <summary>Copies the model's weights if the completed step began before the given moment. Call this method after each step.</summary>
    /// <param name="step">The completed step, from 0.</param>
    public void Update(int step)
    {
        if (_sizes.TokensBefore(step) < _moment)
        {
            _weights.Values.CopyTo(_values);
        }
    }
}
