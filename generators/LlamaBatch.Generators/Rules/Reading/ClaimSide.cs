using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>One side of a comparison in a claim: a call of a generated accessor, with the points that it selects.</summary>
/// <param name="Accessor">The accessor, such as <c>ValidationLoss</c>.</param>
/// <param name="Budget">The condition under which points are compared, such as <c>EqualTokens</c> or <c>ToTarget(1.7)</c>; empty for costs
/// and planned values.</param>
/// <param name="Arms">The selected points, each with one level of every compared axis; null if a level is computed.</param>
/// <param name="AllowsTexts">Whether the claim allows points that are validated on different texts.</param>
/// <param name="AllowsTokens">Whether the claim allows points that are trained on different numbers of tokens.</param>
internal sealed record ClaimSide(
    IMethodSymbol Accessor,
    string Budget,
    IReadOnlyList<ClaimArm>? Arms,
    bool AllowsTexts,
    bool AllowsTokens)
{
    /// <summary>The metric as the claim reads it, such as <c>EqualTokens.ValidationLoss</c>.</summary>
    public string Name => Budget.Length == 0 ? Accessor.Name : $"{Budget}.{Accessor.Name}";

    /// <summary>The evaluated points that the side selects; all points if a level is computed.</summary>
    public IReadOnlyList<PointEvaluation> PointsIn(SweepEvaluation evaluation) => Arms switch
    {
        null => evaluation.Points,
        [var only] => evaluation.PointsAt(only),
        { } arms => [.. evaluation.Points.Where(point => arms.Any(point.IsAt))],
    };

    /// <summary>The axes in which the selected points differ.</summary>
    public IReadOnlyList<AxisDeclaration> VaryingAxes => Arms is not { Count: > 1 } ? [] :
        [.. Arms[0].Levels.Keys.Where(axis => Arms.Select(arm => arm.Levels[axis]).Distinct().Count() > 1)];
}

/// <summary>A point that a claim selects: one level of each compared axis.</summary>
/// <param name="Levels">The level of each compared axis.</param>
internal sealed record ClaimArm(IReadOnlyDictionary<AxisDeclaration, object> Levels)
{
    /// <summary>The levels as text. Equal points have equal texts.</summary>
    public string Name { get; } = Levels.Count == 0 ? "the baseline"
        : string.Join(", ", Levels.Select(level => $"{level.Key.Property.Name} = {LevelName.Of(level.Value, level.Key.LevelType)}"));

    /// <inheritdoc/>
    public bool Equals(ClaimArm? other) => other?.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}
