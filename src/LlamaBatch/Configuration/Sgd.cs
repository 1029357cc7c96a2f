namespace LlamaBatch;

/// <summary>
/// Stochastic gradient descent with momentum, as <c>torch.optim.SGD</c> computes it: decay is added to the gradient, the momentum is not dampened. Decay applies to
/// parameters with two or more dimensions; norm gains are not decayed.
/// </summary>
public sealed record Sgd : Optimizer
{
    /// <summary>Share of the last update that is kept, μ; 0 for plain descent.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Decay λ; <c>λ θ</c> is added to the gradient of a decayed weight.</summary>
    public double WeightDecay { get; init; }

    /// <inheritdoc/>
    public override string Name => "SGD";

    /// <inheritdoc/>
    public override int FloatsPerParameter => 1;

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems() => base.Problems()
        .Concat(SettingProblem.Unless(nameof(Momentum), Momentum >= 0 && Momentum < 1, Momentum, "a share of the last update that is kept is at least 0 and below 1"))
        .Concat(SettingProblem.Unless(nameof(WeightDecay), WeightDecay >= 0, WeightDecay, "weights decay by 0 or more"));

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() =>
    [
        new(nameof(LearningRate), LearningRate),
        new(nameof(Momentum), Momentum),
        new(nameof(WeightDecay), WeightDecay),
    ];
}
