namespace LlamaBatch.Generators;

/// <summary>A section of settings, such as a corpus, whose type is user-defined. The generator knows only the base type.</summary>
internal interface IOwnSection
{
    /// <summary>
    /// Adds a setting that the user-defined type declares. Trials with different values of the setting are different trials.
    /// </summary>
    void Add(Setting setting);
}

/// <summary>A user-defined corpus. The generator knows the length of its sequences, but not its text.</summary>
internal sealed record OwnCorpus(string Type) : Corpus, IOwnSection
{
    private IReadOnlyList<Setting> _own = [];

    /// <inheritdoc/>
    public override string Name => Type;

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => _own;

    /// <inheritdoc/>
    public void Add(Setting setting) => _own = [.. _own.Where(one => one.Name != setting.Name), setting];

    /// <summary>Whether two sections of this type have the same settings.</summary>
    public bool Equals(OwnCorpus? other) =>
        other is not null && base.Equals(other) && Type == other.Type
        && _own.SequenceEqual(other._own);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A user-defined schedule. The generator knows its warm-up, but not the learning rate after it.</summary>
/// <param name="Type">The name of the type.</param>
/// <param name="Decays">Whether the type declares that the rate falls until the end of the run.</param>
internal sealed record OwnSchedule(string Type, bool Decays) : Schedule, IOwnSection
{
    private IReadOnlyList<Setting> _own = [];

    /// <inheritdoc/>
    public override string Name => Type;

    /// <inheritdoc/>
    public override bool DecaysThroughout => Decays;

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => [.. base.Settings(), .. _own];

    /// <inheritdoc/>
    public void Add(Setting setting) => _own = [.. _own.Where(one => one.Name != setting.Name), setting];

    /// <summary>Whether two sections of this type have the same settings.</summary>
    public bool Equals(OwnSchedule? other) =>
        other is not null && base.Equals(other) && Type == other.Type && Decays == other.Decays
        && _own.SequenceEqual(other._own);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <summary>Not known. Batch schedules that depend on it are not evaluated.</summary>
    protected override double AfterWarmup(double progress) => 1;
}

/// <summary>A user-defined optimizer. The generator knows its learning rate, but not its update rule.</summary>
/// <param name="Type">The name of the type.</param>
/// <param name="Floats">
/// The number of floats that the optimizer keeps per parameter. If this number is not a constant, it is taken to be 2, the usual number.
/// </param>
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

    /// <summary>Whether two sections of this type have the same settings.</summary>
    public bool Equals(OwnOptimizer? other) =>
        other is not null && base.Equals(other) && Type == other.Type && Floats == other.Floats
        && _own.SequenceEqual(other._own);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
