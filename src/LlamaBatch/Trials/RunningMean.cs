namespace LlamaBatch.Trials;

/// <summary>A mean that values are added to one by one.</summary>
/// <param name="Sum">Their sum.</param>
/// <param name="Count">How many.</param>
public readonly record struct RunningMean(double Sum, int Count)
{
    /// <summary>The mean; NaN without values.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double Value => Sum / Count;

    /// <summary>The mean with one more value.</summary>
    public RunningMean With(double value) => new(Sum + value, Count + 1);
}
