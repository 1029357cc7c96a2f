namespace LlamaBatch;

/// <summary>
/// The settings of an optimizer. An experiment overrides its property <c>Optimizer</c> with a derived type, and training code is generated
/// for that type. A user-defined optimizer needs a method <c>CreateFor(LlamaModel)</c>.
/// </summary>
public abstract record Optimizer
{
    /// <summary>The peak learning rate, which <see cref="Training.Schedule"/> scales over the run.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The name of the optimizer in reports.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The number of floats that the optimizer stores per parameter, such as 2 for Adam's moments. The memory estimate uses this number.
    /// </summary>
    public virtual int FloatsPerParameter => 2;

    /// <summary>
    /// Whether the optimizer divides each gradient by a scale computed from earlier gradients, as Adam does. Metrics such as
    /// <c>PreconditionedVariance</c> need such an optimizer.
    /// </summary>
    public virtual bool HasPreconditioner => false;

    /// <summary>Problems with the optimizer's settings.</summary>
    public virtual IEnumerable<SettingProblem> Problems() =>
        SettingProblem.Outside(nameof(LearningRate), LearningRate, ValueRange.Positive)
        .Concat(SettingProblem.Outside(nameof(FloatsPerParameter), FloatsPerParameter, new(0, 1_000)));

    /// <summary>The settings as text, including the learning rate, for the report and for the identity of a trial.</summary>
    public abstract IEnumerable<Setting> Settings();
}
