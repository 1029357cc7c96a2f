namespace LlamaBatch.Reporting;

/// <summary>The use of a corpus by a configuration: validation windows and training tokens.</summary>
/// <param name="Corpus">The corpus.</param>
/// <param name="Windows">The number of validation windows that the configuration requests.</param>
/// <param name="Tokens">The number of training tokens of a trial.</param>
internal sealed record CorpusUse(Corpus Corpus, int Windows, long Tokens)
{
    /// <summary>The use of a corpus by a configuration, from its settings and plan.</summary>
    public CorpusUse(LlamaExperiment point, TrialPlan plan) : this(point.Corpus, point.Validation.Windows.Count, plan.TokensTrained)
    {
    }
}
