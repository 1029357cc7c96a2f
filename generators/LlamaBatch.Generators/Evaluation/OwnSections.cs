namespace LlamaBatch.Generators;

/// <summary>A section of settings, such as a corpus, of an author's type. The generator knows only the base of this type.</summary>
internal interface IOwnSection
{
    /// <summary>
    /// Adds a setting that the author's type declares. The setting distinguishes trials, but the generator does not know its meaning.
    /// </summary>
    void Add(Setting setting);
}

/// <summary>An author's corpus: the length of its sequences is known, its text is not.</summary>
internal sealed record OwnCorpus(string Type) : Corpus, IOwnSection
{
    private IReadOnlyList<Setting> _own = [];

    /// <inheritdoc/>
    public override string Name => Type;

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => _own;

    /// <inheritdoc/>
    public void Add(Setting setting) => _own = [.. _own.Where(one => one.Name != setting.Name), setting];
}

/// <summary>An author's optimizer: the learning rate is known, the update is not.</summary>
/// <param name="Type">The name of the type.</param>
/// <param name="Floats">The number of floats that the optimizer keeps per parameter; 2, the usual number, if the author's code computes the
/// number.</param>
internal sealed record OwnOptimizer(string Type, int Floats) : Optimizer, IOwnSection
{
    private IReadOnlyList<Setting> _own = [];

    /// <inheritdoc/>
    public override string Name => Type;

    /// <inheritdoc/>
    public override int FloatsPerParameter => Floats;

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => [new(nameof(LearningRate), LearningRate), .. _own];

    /// <inheritdoc/>
    public void Add(Setting setting) => _own = [.. _own.Where(one => one.Name != setting.Name), setting];
}
