using System.Runtime.CompilerServices;

namespace LlamaBatch.Generators;

/// <summary>Finds the evaluated settings of a point that a claim selects.</summary>
internal static class ClaimPoint
{
    /// <summary>A cache of the points of each arm, because many rules read the points of the same claim.</summary>
    private static readonly ConditionalWeakTable<SweepEvaluation, Dictionary<ClaimArm, IReadOnlyList<PointEvaluation>>> _ofArms = new();

    /// <summary>The first evaluated point with the levels of an arm; null if there is none.</summary>
    public static PointEvaluation? PointOf(this SweepEvaluation evaluation, ClaimArm arm) =>
        evaluation.PointsAt(arm) is [var first, ..] ? first : null;

    /// <summary>The evaluated points with the levels of an arm.</summary>
    public static IReadOnlyList<PointEvaluation> PointsAt(this SweepEvaluation evaluation, ClaimArm arm)
    {
        Dictionary<ClaimArm, IReadOnlyList<PointEvaluation>> ofArms = _ofArms.GetOrCreateValue(evaluation);
        if (!ofArms.TryGetValue(arm, out IReadOnlyList<PointEvaluation>? points))
        {
            points = [.. evaluation.Points.Where(point => point.IsAt(arm))];
            ofArms.Add(arm, points);
        }

        return points;
    }

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
