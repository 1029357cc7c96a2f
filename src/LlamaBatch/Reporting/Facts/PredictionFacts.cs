using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The note above a table of predicted costs.</summary>
/// <param name="IsTimeMeasured">Whether the study measures a metric of time.</param>
/// <param name="IsTimePredictable">Whether <see cref="SpeedModel"/> covers the kind of step, so that step time can be predicted.</param>
/// <param name="IsTimePredicted">Whether a time was predicted, which needs the measured speed of the machine.</param>
internal sealed record PredictedCosts(bool IsTimeMeasured, bool IsTimePredictable, bool IsTimePredicted) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The predicted and the actual time of whole trials, summed as if one core ran them one after another.</summary>
/// <param name="Trials">The number of trials whose time was predicted.</param>
/// <param name="Predicted">The predicted time.</param>
/// <param name="Actual">The actual time, which includes validation.</param>
internal sealed record PredictedTime(int Trials, TimeSpan Predicted, TimeSpan Actual) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
