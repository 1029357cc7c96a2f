using System.Globalization;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting;

/// <summary>The step-time model of some points, in words.</summary>
internal static class StepTimeWords
{
    /// <summary>What a step spends whatever its batch makes no difference below this share of the smallest step: the margin of <see cref="StepTime"/>.</summary>
    private const double Negligible = 0.05;

    /// <summary>What a step costs whatever the batch, what a sequence adds, and where throughput saturates; null where the points do not tell.</summary>
    /// <param name="points">Points that differ in their batch.</param>
    public static string? Of(IReadOnlyList<ResultPoint> points)
    {
        StepTimeModel? model = StepTimes.ModelOf(points);
        if (model is null)
        {
            return null;
        }

        int smallest = points.Min(point => point.Plan.Training.BatchSize.Count);
        int largest = points.Max(point => point.Plan.Training.BatchSize.Count);
        Interval overhead = model.Overhead.Interval;
        if (!model.IsPossible)
        {
            return "Step time is no line in the batch: the one that fits best begins below zero, since a sequence takes longer the larger its batch.";
        }

        return $"Step time as a line in the batch: {Text(model.Overhead, 1e3)} ms whatever the batch and {Text(model.PerSequence, 1e3)} ms for each sequence" + (
            !(overhead.Low > 0) ? $". {MayBeNothing(overhead.High, model.Overhead.Mean + (model.PerSequence.Mean * smallest), smallest)}"
            : model.Saturation.Mean > largest ? ". Throughput still grows at the largest batch measured."
            : $". Throughput reaches 95 % of its limit at a batch of {Text(model.Saturation, 1)}{(model.Saturation.Interval.High < smallest ? ", below the smallest measured" : "")}.");
    }

    /// <summary>Not to be told from nothing is not nothing: only how much it may be at most says whether it matters.</summary>
    private static string MayBeNothing(double most, double step, int smallest)
    {
        double share = most / step;
        string bound = string.Create(CultureInfo.InvariantCulture, $"at a batch of {smallest} it is at most {RoundedNumber.Significant(100 * share, 2)} % of a step");
        return "What is spent whatever the batch cannot be told from zero" + (
            share < Negligible ? $"; {bound}, so throughput does not depend on the batch here."
            : double.IsFinite(share) && share > 0 ? $"; {bound}."
            : ".");
    }

    private static string Text(Moments moments, double scale) => string.Create(
        CultureInfo.InvariantCulture, $"{Number.WithError(moments.Mean * scale, moments.Interval.HalfWidth * scale)}");
}
