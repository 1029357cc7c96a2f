using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>The interval of progress, such as steps, within which a run reached a target.</summary>
/// <param name="Target">The metric and the target value.</param>
/// <param name="Unit">The unit of the bounds.</param>
/// <param name="Bounds">
/// The run reached the target after the lower bound, and at or before the upper bound. Equal bounds mean an exact value; an infinite upper
/// bound means that the run did not reach the target.
/// </param>
public sealed record ReachedTarget(Target Target, ProgressUnit Unit, Bounds Bounds)
{
    /// <summary>Whether the run reached the target.</summary>
    public bool IsReached => double.IsFinite(Bounds.High);
}
