namespace LlamaBatch.Reporting;

/// <summary>What tokens, sequences and steps are in a study, without which its numbers cannot be compared with those of others.</summary>
internal static class UnitWords
{
    /// <summary>What a token is: <c>a byte of UTF-8 text</c>; null where a corpus does not say, or corpora differ.</summary>
    public static string? TokenIn(IEnumerable<Corpus> corpora) =>
        corpora.Select(corpus => corpus.TokenIs).Distinct(StringComparer.Ordinal).ToList() is [{ Length: > 0 } only] ? only : null;

    /// <summary>What a step takes: <c>100 sequences of 32 tokens, 3,200 tokens</c>.</summary>
    public static string StepOf(TrialPlan plan) =>
        $"{Words.Count(plan.Training.BatchSize.Count, "sequence")} of {Words.Count(plan.SequenceLength, "token")}, {Number.Exact(plan.TokensPerStep)} {(plan.TokensPerStep == 1 ? "token" : "tokens")}";

    /// <summary>How much is computed at once: <c>micro-batches of 8 sequences, 256 tokens</c>.</summary>
    public static string MicroBatchesOf(IReadOnlyList<TrialPlan> plans)
    {
        string sequences = Range(plans.Select(plan => (long)plan.MicroBatch));
        string tokens = Range(plans.Select(plan => (long)plan.MicroBatch * plan.SequenceLength));
        return $"micro-batches of {sequences} {(sequences == "1" ? "sequence" : "sequences")}, {tokens} {(tokens == "1" ? "token" : "tokens")}";
    }

    private static string Range(IEnumerable<long> values)
    {
        var all = values.Distinct().Order().ToList();
        return all.Count == 1 ? Number.Exact(all[0]) : $"{Number.Exact(all[0])} to {Number.Exact(all[^1])}";
    }
}
