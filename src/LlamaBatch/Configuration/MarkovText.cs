namespace LlamaBatch;

/// <summary>
/// An endless seeded source with a known entropy rate: a Markov chain of order one over bytes, <c>H = −Σ πᵢ Pᵢⱼ ln Pᵢⱼ</c> nats per token.
/// No model can do better than H, so the excess loss is exact, and a loss below H shows a leak.
/// </summary>
public sealed partial record MarkovText : Corpus
{
    /// <summary>Different symbols, at most 256.</summary>
    public int Symbols { get; init; } = 64;

    /// <summary>How uneven the transitions are: each row is drawn from a symmetric Dirichlet distribution with this parameter; small is uneven.</summary>
    public double Concentration { get; init; } = 0.1;

    /// <summary>The seed that draws the chain itself, not the text: one source for all trials.</summary>
    public int SourceSeed { get; init; } = 1;

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
