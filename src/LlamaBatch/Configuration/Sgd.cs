namespace LlamaBatch;

/// <summary>Stochastic gradient descent with momentum, in the form of <c>torch.optim.SGD</c>.</summary>
/// <remarks>Weight decay is added to the gradients of matrices, not to the gradients of RMSNorm gains. <c>dampening</c> is 0.</remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>The momentum μ. The direction of a step is its gradient plus μ times the previous direction. 0 disables momentum.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>The weight decay λ. A step adds <c>λ θ</c> to the gradient of each matrix θ.</summary>
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
