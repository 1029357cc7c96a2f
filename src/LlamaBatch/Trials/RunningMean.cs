namespace LlamaBatch.Trials;

/// <summary>A mean that is updated with one value at a time.</summary>
/// <param name="Sum">The sum of the values.</param>
/// <param name="Count">The number of values.</param>
public readonly record struct RunningMean(double Sum, int Count)
{
    /// <summary>The mean, or NaN if there are no values.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double Value => Sum / Count;

    /// <summary>Returns the mean with one more value.</summary>
    public RunningMean With(double value) => new(Sum + value, Count + 1);
}
