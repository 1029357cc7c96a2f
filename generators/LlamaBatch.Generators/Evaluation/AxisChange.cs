namespace LlamaBatch.Generators;

/// <summary>What an axis changes.</summary>
internal static class AxisChange
{
    /// <summary>Whether a quantity differs between points that differ only in one axis.</summary>
    public static bool Changes(
        this AxisDeclaration axis,
        IReadOnlyList<PointEvaluation> points,
        Func<PointEvaluation, object?> quantity)
    {
        var known = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (PointEvaluation point in points)
        {
            if (quantity(point) is not { } own)
            {
                continue;
            }

            string others = point.OthersOf(axis);
            if (!known.TryGetValue(others, out object? earlier))
            {
                known.Add(others, own);
            }
            else if (!own.Equals(earlier))
            {
                return true;
            }
        }

        return false;
    }
}
