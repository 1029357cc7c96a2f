using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>One side of a comparison in a claim: a generated accessor with the levels that the claim names.</summary>
/// <param name="Accessor">The accessor's method.</param>
/// <param name="Budget">The condition under which points are compared, such as <c>EqualTokens</c> or <c>ToTarget(1.7)</c>; empty for costs
/// and quantities of the plan.</param>
/// <param name="Arms">The named points, each with its level on every compared axis; null if a level is computed.</param>
/// <param name="AllowsTexts">Whether the claim allows points with different validation sets.</param>
/// <param name="AllowsTokens">Whether the claim allows points with different token budgets.</param>
internal sealed record ClaimSide(
    IMethodSymbol Accessor,
    string Budget,
    IReadOnlyList<ClaimArm>? Arms,
    bool AllowsTexts,
    bool AllowsTokens)
{
    /// <summary>The metric as the claim writes it, such as <c>EqualTokens.ValidationLoss</c>.</summary>
    public string Name => Budget.Length == 0 ? Accessor.Name : $"{Budget}.{Accessor.Name}";

    /// <summary>The axes on which the named points differ.</summary>
    public IReadOnlyList<AxisDeclaration> VaryingAxes => Arms is not { Count: > 1 } ? [] :
        [.. Arms[0].Levels.Keys.Where(axis => Arms.Select(arm => arm.Levels[axis]).Distinct().Count() > 1)];
}

/// <summary>A point that a claim names, by its level on each compared axis.</summary>
/// <param name="Levels">The levels.</param>
internal sealed record ClaimArm(IReadOnlyDictionary<AxisDeclaration, object> Levels)
{
    /// <summary>The levels as text; equal for equal points.</summary>
    public string Name { get; } = Levels.Count == 0 ? "the baseline"
        : string.Join(", ", Levels.Select(level => $"{level.Key.Property.Name} = {LevelName.Of(level.Value, level.Key.LevelType)}"));

    /// <inheritdoc/>
    public bool Equals(ClaimArm? other) => other?.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}
