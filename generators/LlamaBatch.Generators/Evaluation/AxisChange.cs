namespace LlamaBatch.Generators;

/// <summary>What an axis changes.</summary>
internal static class AxisChange
{
    /// <summary>Whether a quantity differs between points that differ only in one axis.</summary>
    public static bool Changes(
        this AxisDeclaration axis,
        IReadOnlyList<PointEvaluation> points,
        Func<PointEvaluation, object?> quantity) =>
        points.GroupBy(point => point.OthersOf(axis), StringComparer.Ordinal)
            .Any(group => group.Select(quantity).OfType<object>().Distinct().Count() > 1);
}
