namespace LlamaBatch.Statistics;

/// <summary>The sign of the quadratic term of a curve.</summary>
public enum Curvature
{
    /// <summary>The points lie on a line.</summary>
    None,

    /// <summary>Convex: the slope rises, so the ends lie above the fitted line.</summary>
    Convex,

    /// <summary>Concave: the slope falls, so the ends lie below the fitted line.</summary>
    Concave,
}
