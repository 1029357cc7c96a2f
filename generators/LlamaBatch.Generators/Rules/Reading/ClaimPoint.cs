namespace LlamaBatch.Generators;

/// <summary>Finds the evaluated settings of a point that a claim selects.</summary>
internal static class ClaimPoint
{
    /// <summary>The first evaluated point with the levels of an arm; null if there is none.</summary>
    public static PointEvaluation? PointOf(this SweepEvaluation evaluation, ClaimArm arm)
        => evaluation.Points.FirstOrDefault(point => point.IsAt(arm));

    /// <summary>Whether a point has the levels of an arm.</summary>
    public static bool IsAt(this PointEvaluation point, ClaimArm arm)
    {
        foreach (KeyValuePair<AxisDeclaration, object> level in arm.Levels)
        {
            if (!point.Levels.TryGetValue(level.Key.Property.Name, out object? own) || !Equals(own, level.Value))
            {
                return false;
            }
        }

        return true;
    }
}
