namespace LlamaBatch;

/// <summary>Stochastic gradient descent with momentum, in the form of <c>torch.optim.SGD</c>.</summary>
/// <remarks>
/// Decay is added to the gradient, and the momentum is not dampened. Decay applies to matrices, not to the gains of norms.
/// </remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>The momentum μ: the share of the last update that is kept. 0 disables momentum.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Decay λ; <c>λ θ</c> is added to the gradient of a decayed weight.</summary>
    public double WeightDecay { get; init; }

    /// <inheritdoc/>
    public override string Name => "SGD";

    /// <inheritdoc/>
    public override int FloatsPerParameter => 1;

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems() => base.Problems()
        .Concat(SettingProblem.Outside(nameof(Momentum), Momentum, ValueRange.Decay))
        .Concat(SettingProblem.Outside(nameof(WeightDecay), WeightDecay, ValueRange.AtLeast(0)));

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() =>
    [
        new(nameof(LearningRate), LearningRate),
        new(nameof(Momentum), Momentum),
        new(nameof(WeightDecay), WeightDecay),
    ];
}
