using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>The progress at which a run reached a value of a metric, as far as it is known.</summary>
/// <param name="Target">The metric and the value.</param>
/// <param name="Unit">What the bounds count.</param>
/// <param name="Bounds">
/// The crossing lies above the lower bound and at or below the upper one. Equal bounds are an exact value; an infinite upper
/// bound means that the run did not reach the value.
/// </param>
public sealed record ReachedTarget(Target Target, ProgressUnit Unit, Bounds Bounds)
{
    /// <summary>Whether the run reached the value.</summary>
    public bool IsReached => double.IsFinite(Bounds.High);
}
