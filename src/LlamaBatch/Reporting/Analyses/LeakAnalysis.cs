using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds losses below the entropy rate of the text. Only a model that was trained on held-out text has such losses.</summary>
internal static class LeakAnalysis
{
    /// <summary>The number of standard errors by which a loss must lie below the entropy rate to count as a leak.</summary>
    private const double StandardErrors = 3;

    /// <summary>The losses below the entropy rate, grouped by metric and entropy rate; empty if the entropy rate is unknown.</summary>
    public static IEnumerable<Leak> Of(ResultTable results) =>
        from metric in results.Metrics
        where metric.Key is nameof(ValidationLoss)
        from leak in from point in results.Points
                     let set = point.MeasuredOn
                     let entropyRate = set?.Corpus.EntropyRate
                     where set is not null && entropyRate is not null
                     let losses = point.Trials.Select(trial => trial.FinalOf(metric, point.Plan.Model.VocabSize))
                         .Where(double.IsFinite)
                         .ToList()
                     let tokens = (long)set.Windows * set.Corpus.SequenceLength
                     where losses.Count > 0
                         && IsLeak(losses.Average(), entropyRate.Value, point.Plan.Model.VocabSize, tokens)
                     group new PointValue(point.Levels, losses.Average()) by entropyRate.Value
        select new Leak(metric, leak.Key, [.. leak]);

    /// <summary>Whether a validation loss is so far below the entropy rate that chance does not explain it.</summary>
    /// <param name="loss">The validation loss, in nats per token.</param>
    /// <param name="entropyRate">The entropy rate of the text, in nats per token.</param>
    /// <param name="vocabSize">The number of different tokens, V.</param>
    /// <param name="tokens">The number of validation tokens over which the loss is averaged.</param>
    /// <remarks>
    /// Given the previous tokens, the loss of the true distribution on a token has a variance of at most <c>¼ ln²(V − 1) + 1</c> (Reeb
    /// and Wolf 2015, IEEE Trans. Inf. Theory 61(3), section III). This variance bounds the standard error of the mean.
    /// </remarks>
    public static bool IsLeak(double loss, double entropyRate, int vocabSize, long tokens)
    {
        double half = Math.Log(Math.Max(2, vocabSize - 1)) / 2;
        return loss < entropyRate - (StandardErrors * Math.Sqrt(((half * half) + 1) / tokens));
    }
}
