namespace LlamaBatch;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2).</summary>
/// <remarks>
/// Weight decay applies to matrices, not to the gains of RMSNorm layers. Defaults are those of <c>torch.optim.AdamW</c>.
/// </remarks>
public sealed record AdamW : Optimizer
{
    /// <summary>The decay β₁ of the running mean of gradients.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay β₂ of the running mean of squared gradients.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>The constant ε in the denominator of the update, added to the square root of the mean squared gradient.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The weight decay λ. Besides the Adam update, a step at learning rate η multiplies each matrix by <c>1 − η λ</c>.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <inheritdoc/>
    public override string Name => "AdamW";

    /// <inheritdoc/>
    public override bool HasPreconditioner => true;

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems() => base.Problems()
        .Concat(SettingProblem.Outside(nameof(Beta1), Beta1, ValueRange.Decay))
        .Concat(SettingProblem.Outside(nameof(Beta2), Beta2, ValueRange.Decay))
        .Concat(SettingProblem.Outside(nameof(Epsilon), Epsilon, ValueRange.Positive))
        .Concat(SettingProblem.Outside(nameof(WeightDecay), WeightDecay, ValueRange.AtLeast(0)));

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() =>
    [
        new(nameof(LearningRate), LearningRate),
        new(nameof(Beta1), Beta1),
        new(nameof(Beta2), Beta2),
        new(nameof(Epsilon), Epsilon),
        new(nameof(WeightDecay), WeightDecay),
    ];
}
