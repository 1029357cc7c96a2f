namespace LlamaBatch;

/// <summary>The measurement of gradients and sharpness at the moments of validation, apart from training.</summary>
/// <remarks>
/// <para>
/// A probe uses the weights of training, also where validation measures their average. It reads the sequences that training would read
/// next, changes no weight, and runs only where a metric needs it (<see cref="ProbeKinds"/>). Its settings are part of a trial's identity
/// only then.
/// </para>
/// <para>
/// Each moment costs the forward and backward passes over <see cref="Reference"/> + <see cref="Batches"/> · <see cref="BatchSize"/>
/// sequences for the gradients, and those that the metric names for sharpness.
/// </para>
/// </remarks>
public sealed record Probe
{
    /// <summary>The number of sequences in a batch whose gradient is measured, B; 0 for <see cref="Training.BatchSize"/>.</summary>
    public Sequences BatchSize { get; init; }

    /// <summary>The number of batches whose gradients are measured, at least two.</summary>
    public int Batches { get; init; } = 8;

    /// <summary>The number of sequences in the reference gradient, a multiple of 4; they are in no batch.</summary>
    public Sequences Reference { get; init; } = 2_048;

    /// <summary>The number of sequences on which sharpness and barriers are measured, the first that training reads next.</summary>
    public Sequences SharpnessSequences { get; init; } = 512;

    /// <summary>The length of the step along the gradient, ρ, as an L2 norm (Foret et al. 2021, arXiv:2010.01412).</summary>
    public double Ascent { get; init; } = 0.05;

    /// <summary>The standard deviation of a random perturbation as a share of each weight, σ.</summary>
    public double Perturbation { get; init; } = 0.05;

    /// <summary>The number of random perturbations.</summary>
    public int Perturbations { get; init; } = 10;

    /// <summary>The share of the tokens after which the earlier weights of a <c>LossBarrier</c> are kept.</summary>
    /// <remarks>
    /// 0 keeps the initial weights. With a schedule that decays the learning rate at the end, the share at which the decay begins is a good
    /// choice.
    /// </remarks>
    public double BarrierFrom { get; init; } = 0.5;

    /// <summary>The number of sequences that the probe reads, all different.</summary>
    /// <param name="trainingBatch">The batch size of training.</param>
    public long SequencesFor(Sequences trainingBatch) =>
        Math.Max(SharpnessSequences.Count, Reference.Count + (long)Batches * BatchFor(trainingBatch).Count);

    /// <summary>The size of a measured batch.</summary>
    /// <param name="trainingBatch">The batch size of training.</param>
    public Sequences BatchFor(Sequences trainingBatch) => BatchSize.Count > 0 ? BatchSize : trainingBatch;

    /// <summary>Problems of these settings.</summary>
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

    /// <summary>The settings that decide some measurements.</summary>
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

    /// <summary>The largest number of sequences, batches or perturbations.</summary>
    private const double Most = 1_000_000;
}
