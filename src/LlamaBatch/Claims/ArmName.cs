using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>The name of one side of a comparison, as data that each report language turns into words.</summary>
public abstract class ArmName : IEquatable<ArmName>
{
    /// <summary>
    /// The language-independent text of the name. Results files store hashes of this text as claim identities, so the text must never
    /// change.
    /// </summary>
    public abstract string Canonical { get; }

    /// <inheritdoc/>
    public bool Equals(ArmName? other) => other?.Canonical == Canonical;

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as ArmName);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public sealed override string ToString() => Canonical;
}

/// <summary>
/// The name of a configuration: the levels that the claim names. Without levels, it names the baseline, at which every axis has its initial
/// value.
/// </summary>
/// <param name="levels">The levels that the claim names.</param>
public sealed class PointName(IReadOnlyList<AxisLevel> levels) : ArmName
{
    /// <summary>The levels that the claim names.</summary>
    public IReadOnlyList<AxisLevel> Levels { get; } = levels;

    /// <inheritdoc/>
    public override string Canonical => Levels.Count == 0 ? "baseline" : string.Join(", ", Levels.Select(CanonicalText.Of));
}

/// <summary>The name of a constant number on one side of a claim.</summary>
/// <param name="number">The number on one side of a claim.</param>
public sealed class NumberName(double number) : ArmName
{
    /// <summary>The number on one side of a claim.</summary>
    public double Number { get; } = number;

    /// <inheritdoc/>
    public override string Canonical => CanonicalText.Of(Number);
}

/// <summary>The name of an effect, the difference or ratio between two configurations.</summary>
/// <param name="arm">The configuration whose effect is named.</param>
/// <param name="against">The configuration with which it is compared.</param>
public sealed class EffectName(ArmName arm, ArmName against) : ArmName
{
    /// <summary>The configuration whose effect is named.</summary>
    public ArmName Arm { get; } = arm;

    /// <summary>The configuration with which <see cref="Arm"/> is compared.</summary>
    public ArmName Against { get; } = against;

    /// <inheritdoc/>
    public override string Canonical => $"the effect of {Arm.Canonical} against {Against.Canonical}";
}

/// <summary>The name of a quantity computed from several configurations: a slope, an exponent, a best level or a fit.</summary>
/// <param name="metric">The definition of the quantity, as a metric.</param>
/// <param name="from">
/// The configurations from which the quantity is computed, if its name alone is ambiguous. These configurations are not part of
/// <see cref="Canonical"/>.
/// </param>
public sealed class QuantityName(MetricDefinition metric, params IReadOnlyList<ArmName> from) : ArmName
{
    /// <summary>The definition of the quantity, as a metric.</summary>
    public MetricDefinition Metric { get; } = metric;

    /// <summary>
    /// The configurations from which the quantity is computed. The list is empty unless the configurations distinguish two quantities with
    /// the same name.
    /// </summary>
    public IReadOnlyList<ArmName> From { get; } = from;

    /// <summary>
    /// The levels shared by all configurations from which the quantity is computed. These levels are not part of <see cref="Canonical"/>.
    /// </summary>
    public IReadOnlyList<AxisLevel> At { get; private init; } = [];

    /// <summary>A copy of the name with the levels that all <paramref name="arms"/> share.</summary>
    /// <param name="arms">The names of the configurations from which the quantity is computed.</param>
    public QuantityName Over(IReadOnlyList<ArmName> arms) => new(Metric, From)
    {
        At = arms.All(arm => arm is PointName)
            ? [.. arms.Cast<PointName>().Select(arm => arm.Levels.AsEnumerable()).Aggregate((one, other) => one.Intersect(other))]
            : [],
    };

    /// <inheritdoc/>
    public override string Canonical => Metric.Name;
}

/// <summary>The name of one side of a comparison, given as plain text.</summary>
/// <param name="text">The text of the name.</param>
public sealed class GivenName(string text) : ArmName
{
    /// <inheritdoc/>
    public override string Canonical { get; } = text;
}
