namespace LlamaBatch.Statistics;

/// <summary>The sign of the quadratic term of a curve.</summary>
public enum Curvature
{
    /// <summary>The points lie on a line.</summary>
    None,

    /// <summary>Convex: the slope rises, so the first and last points lie above a fitted line.</summary>
    Convex,

    /// <summary>Concave: the slope falls, so the first and last points lie below a fitted line.</summary>
    Concave,
}
