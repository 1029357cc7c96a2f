namespace LlamaBatch;

/// <summary>
/// An endless, seeded Markov chain over bytes. Its entropy rate is known: <c>H = −Σ πᵢ Pᵢⱼ ln Pᵢⱼ</c> nats per token.
/// </summary>
/// <remarks>
/// P is the transition matrix, and π its stationary distribution. H is the lowest possible expected loss, so the excess loss of a model is
/// known exactly. An expected loss below H would mean that the model sees its targets. Each sequence is a separate path of the chain. The
/// path starts in the stationary distribution, so the lowest expected loss of its T predictions is exactly H. The vocabulary has 256
/// entries.
/// </remarks>
public sealed partial record MarkovText : Corpus
{
    /// <summary>The number of different symbols, from 2 to 256.</summary>
    public int Symbols { get; init; } = 64;

    /// <summary>
    /// The parameter of the symmetric Dirichlet distribution from which each row of transition probabilities is drawn. A small value makes
    /// the probabilities in a row uneven.
    /// </summary>
    public double Concentration { get; init; } = 0.1;

    /// <summary>
    /// The seed of the chain's transition probabilities, which all trials share. The training text is drawn from the trial's own seed.
    /// </summary>
    public int SourceSeed { get; init; } = 1;

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems() => base.Problems()
        .Concat(SettingProblem.Outside(nameof(Symbols), Symbols, new(2, 256)))
        .Concat(SettingProblem.Outside(nameof(Concentration), Concentration, ValueRange.Positive));

    /// <inheritdoc/>
    public override string Name => "MarkovText";

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() =>
    [
        new(nameof(Symbols), Symbols),
        new(nameof(Concentration), Concentration),
        new(nameof(SourceSeed), SourceSeed),
    ];
}
