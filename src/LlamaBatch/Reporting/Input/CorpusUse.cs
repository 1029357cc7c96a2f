namespace LlamaBatch.Reporting;

/// <summary>How a point uses its corpus.</summary>
/// <param name="Corpus">The corpus.</param>
/// <param name="Windows">The validation windows that it asks for.</param>
/// <param name="Tokens">Tokens that a trial trains on.</param>
internal sealed record CorpusUse(Corpus Corpus, int Windows, long Tokens)
{
    /// <summary>The use of a point.</summary>
    public CorpusUse(LlamaExperiment point, TrialPlan plan) : this(point.Corpus, point.Validation.Windows.Count, plan.TokensTrained)
    {
    }
}
