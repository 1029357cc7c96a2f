namespace LlamaBatch;

/// <summary>Settings of the probe, which measures gradients and the sharpness of the loss whenever a trial validates.</summary>
/// <remarks>
/// <para>
/// The probe measures at the current weights, even if validation uses a running average of the weights. It reads the sequences that
/// training reads next, and leaves the weights unchanged. The probe runs only if a metric needs it (<see cref="ProbeKinds"/>). A trial's
/// identity includes only the settings that the needed measurements use.
/// </para>
/// <para>
/// At each validation, measuring gradients costs a forward and backward pass over <see cref="Reference"/> + <see cref="Batches"/> ·
/// <see cref="BatchSize"/> sequences. Measuring sharpness costs the passes that the metric's documentation states.
/// </para>
/// </remarks>
public sealed record Probe
{
    /// <summary>The number of sequences B in each batch whose gradient is measured. 0 means <see cref="Training.BatchSize"/>.</summary>
    public Sequences BatchSize { get; init; }

    /// <summary>The number of batches whose gradients are measured, at least two.</summary>
    public int Batches { get; init; } = 8;

    /// <summary>
    /// The number of sequences, a multiple of 4, whose mean gradient is the reference for the gradients of batches. No measured batch
    /// contains these sequences.
    /// </summary>
    public Sequences Reference { get; init; } = 2_048;

    /// <summary>
    /// The number of sequences on which sharpness and loss barriers are measured. They are the sequences that training reads next.
    /// </summary>
    public Sequences SharpnessSequences { get; init; } = 512;

    /// <summary>
    /// The L2 norm ρ of the step along the gradient. The rise of the loss over this step measures sharpness (Foret et al. 2021,
    /// arXiv:2010.01412).
    /// </summary>
    public double Ascent { get; init; } = 0.05;

    /// <summary>The standard deviation σ of the random perturbation of a weight, as a fraction of the weight's magnitude.</summary>
    public double Perturbation { get; init; } = 0.05;

    /// <summary>
    /// The number of random perturbations of the weights at each validation. Each perturbation is applied with both signs.
    /// </summary>
    public int Perturbations { get; init; } = 10;

    /// <summary>
    /// The fraction of the training tokens after which the weights are saved. The metric <c>LossBarrier</c> compares later weights with the
    /// saved weights.
    /// </summary>
    /// <remarks>
    /// The fraction is at least 0 and below 1; 0 saves the initial weights. If the learning rate decays at the end, the fraction at which
    /// the decay begins is a good choice.
    /// </remarks>
    public double BarrierFrom { get; init; } = 0.5;

    /// <summary>The number of different sequences that the given measurements read at each validation.</summary>
    /// <param name="kinds">The measurements.</param>
    /// <param name="trainingBatch">The batch size of training.</param>
    public long SequencesFor(ProbeKinds kinds, Sequences trainingBatch) => Math.Max(
        kinds.HasFlag(ProbeKinds.Gradients) ? Reference.Count + ((long)Batches * BatchFor(trainingBatch).Count) : 0,
        (kinds & ~ProbeKinds.Gradients) != ProbeKinds.None ? SharpnessSequences.Count : 0);

    /// <summary>The number of sequences in a batch whose gradient is measured.</summary>
    /// <param name="trainingBatch">The batch size of training.</param>
    public Sequences BatchFor(Sequences trainingBatch) => BatchSize.Count > 0 ? BatchSize : trainingBatch;

    /// <summary>Problems with these settings.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        foreach (SettingProblem problem in SettingProblem.Outside(nameof(BatchSize), BatchSize.Count, new(0, Most))
            .Concat(SettingProblem.Outside(nameof(Batches), Batches, new(2, Most)))
            .Concat(SettingProblem.Outside(nameof(Reference), Reference.Count, new(4, Most)))
            .Concat(SettingProblem.Outside(nameof(SharpnessSequences), SharpnessSequences.Count, new(1, Most)))
            .Concat(SettingProblem.Outside(nameof(Ascent), Ascent, ValueRange.Positive))
            .Concat(SettingProblem.Outside(nameof(Perturbation), Perturbation, ValueRange.Positive))
            .Concat(SettingProblem.Outside(nameof(Perturbations), Perturbations, new(1, Most)))
            .Concat(SettingProblem.Outside(nameof(BarrierFrom), BarrierFrom, new(0, 1, ExcludesMost: true))))
        {
            yield return problem;
        }

        if (Reference.Count % 4 != 0)
        {
            yield return new(nameof(Reference), FormattableString.Invariant(
                $"Reference is {Reference.Count:N0}; it must be a multiple of 4, because it is split into quarters."));
        }
    }

    /// <summary>The settings that affect the given measurements.</summary>
    /// <param name="kinds">The measurements.</param>
    public IEnumerable<Setting> Settings(ProbeKinds kinds) =>
        new (ProbeKinds Kinds, Setting Setting)[]
        {
            (ProbeKinds.Gradients, new(nameof(BatchSize), BatchSize.Count)),
            (ProbeKinds.Gradients, new(nameof(Batches), Batches)),
            (ProbeKinds.Gradients, new(nameof(Reference), Reference.Count)),
            (AllKinds & ~ProbeKinds.Gradients, new(nameof(SharpnessSequences), SharpnessSequences.Count)),
            (ProbeKinds.Ascent, new(nameof(Ascent), Ascent)),
            (ProbeKinds.Perturbation, new(nameof(Perturbation), Perturbation)),
            (ProbeKinds.Perturbation, new(nameof(Perturbations), Perturbations)),
            (ProbeKinds.Path, new(nameof(BarrierFrom), BarrierFrom)),
        }.Where(one => (one.Kinds & kinds) != ProbeKinds.None).Select(one => one.Setting);

    /// <summary>All measurements.</summary>
    internal const ProbeKinds AllKinds =
        ProbeKinds.Gradients | ProbeKinds.Curvature | ProbeKinds.Ascent | ProbeKinds.Perturbation | ProbeKinds.Path;

    /// <summary>The maximum number of sequences, batches or perturbations.</summary>
    private const double Most = 1_000_000;
}
