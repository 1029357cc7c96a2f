namespace LlamaBatch.Generators;

/// <summary>Finds the evaluated settings of a point that a claim selects.</summary>
internal static class ClaimPoint
{
    /// <summary>The first evaluated point with the levels of an arm; null if there is none.</summary>
    public static PointEvaluation? PointOf(this SweepEvaluation evaluation, ClaimArm arm) => evaluation.Points.FirstOrDefault(point =>
        arm.Levels.All(level => point.Levels.TryGetValue(level.Key.Property.Name, out object? own) && Equals(own, level.Value)));
}
