namespace LlamaBatch.Generators;

/// <summary>An author's section, of whose type only the base is known at compile time.</summary>
internal interface IOwnSection
{
    /// <summary>Adds a setting of the author's own type, which distinguishes trials but has no meaning here.</summary>
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
/// <param name="Floats">The floats per parameter, or the usual two if the author computes them.</param>
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
