using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>What a study makes of its texts: how often it reads them, on how much of them it validates, and what that weakens.</summary>
internal static class CorpusWords
{
    /// <summary>Up to four epochs cost a model little (Muennighoff et al. 2023); after more, text that was read before weighs on the training loss.</summary>
    private const double ManyEpochs = 4;

    /// <summary>The facts, a paragraph for each corpus and sequence length.</summary>
    /// <param name="uses">How the points use their corpora.</param>
    /// <param name="corpora">What is known of these.</param>
    public static IReadOnlyList<string> Of(IEnumerable<CorpusUse> uses, CorpusShelf corpora)
    {
        var all = uses.ToList();
        List<string> paragraphs =
        [
            .. from use in all.GroupBy(use => use.Corpus)
               let facts = corpora.FactsOf(use.Key)
               where facts is not null
               select string.Join(' ', Sentences(use.Key, [.. use], facts.Value, all.DistinctBy(one => one.Corpus).Count() > 1)),
        ];
        if (ValidationSet.DifferenceIn(all.Select(use => new ValidationSet(use.Corpus, use.Windows)), MetricDefinition.Validation<ValidationLoss>()) is string difference)
        {
            paragraphs.Add($"Points are validated on {difference}: their losses are not comparable, and a claim that compares them is refused unless it declares it.");
        }

        return paragraphs;
    }

    /// <summary>What the distance of validation loss from training loss is made of, and what no interval contains.</summary>
    public static IEnumerable<string> Gap(IReadOnlyList<MetricDefinition> metrics)
    {
        if (metrics.Any(metric => metric.Kind == MetricKind.Validation))
        {
            string gap = metrics.Any(metric => metric.Key == nameof(TrainLoss)) && metrics.Any(metric => metric.Key == nameof(ValidationLoss))
                ? "Validation loss differs from training loss for three reasons that are not told apart: text read before, new windows of the same documents, and held-out documents. "
                : "";
            yield return gap + "Every seed is validated on the same windows, so no interval contains the choice of the held-out text. Other windows may move all points alike.";
        }
    }

    /// <summary>What weakens the evidence: a text that is read many times, and fewer validation windows than asked for.</summary>
    public static IEnumerable<string> Weaknesses(IEnumerable<CorpusUse> uses, CorpusShelf corpora)
    {
        foreach (var use in uses.GroupBy(use => use.Corpus))
        {
            if (corpora.FactsOf(use.Key) is not { } facts)
            {
                continue;
            }

            if (Epochs(use.Max(one => one.Tokens), facts) is > ManyEpochs and double epochs)
            {
                yield return $"**Repeated text.** Trials read the {Number.Exact(facts.TrainingTokens)} training tokens of {MarkdownText.Escape(use.Key.Name)} {Times(epochs)}. Beyond {ManyEpochs:0} epochs a model learns text by heart: add text, or train on fewer tokens.";
            }

            if (use.Max(one => one.Windows) is int asked && facts.ValidationWindows < asked)
            {
                yield return $"**Few validation windows.** {Number.Exact(asked)} windows are asked for, and the held-out text of {MarkdownText.Escape(use.Key.Name)} has {Number.Exact(facts.ValidationWindows)}. Losses on so little text say little of other text; no interval contains that.";
            }
        }
    }

    private static IEnumerable<string> Sentences(Corpus corpus, List<CorpusUse> uses, CorpusFacts facts, bool areSeveral)
    {
        string name = areSeveral ? FormattableString.Invariant($"{corpus.Name} in sequences of {corpus.SequenceLength:N0} tokens") : corpus.Name;
        long least = uses.Min(use => use.Tokens);
        long most = uses.Max(use => use.Tokens);
        if (Epochs(most, facts) is not double epochs)
        {
            yield return $"{name} is an endless source: no text is read twice.";
        }
        else
        {
            string times = Times(Epochs(least, facts)!.Value) is var fewest && fewest != Times(epochs) ? $"{fewest.Replace(" times", "", StringComparison.Ordinal)} to {Times(epochs)}" : Times(epochs);
            yield return $"A trial reads the {Number.Exact(facts.TrainingTokens)} training tokens of {name} {times}.";
        }

        int asked = uses.Max(use => use.Windows);
        if (facts.ValidationWindows == long.MaxValue)
        {
            yield return $"Validation uses {Words.Count(asked, "window")}.";
        }
        else
        {
            yield return facts.ValidationWindows < asked
                ? $"Validation uses {Number.Exact(facts.ValidationWindows)} windows, all that the held-out text has; {Number.Exact(asked)} are asked for."
                : $"Validation uses {Number.Exact(asked)} of the {Number.Exact(facts.ValidationWindows)} windows of the held-out text.";
        }

        if (corpus.HeldOutAs.Length > 0)
        {
            yield return corpus.HeldOutAs;
        }

        if (facts.RepeatedDocuments > 0)
        {
            yield return $"{Words.Count(facts.RepeatedDocuments, "document")} {(facts.RepeatedDocuments == 1 ? "equals" : "equal")} an earlier one and {(facts.RepeatedDocuments == 1 ? "stands" : "stand")} on its side of the split.";
        }
    }

    /// <summary>How often a trial reads the text; null for an endless source.</summary>
    private static double? Epochs(long tokens, CorpusFacts facts) => facts.TrainingTokens is 0 or long.MaxValue ? null : (double)tokens / facts.TrainingTokens;

    private static string Times(double epochs) => epochs >= 9.5 ? $"{Number.Exact((long)Math.Round(epochs))} times" : $"{RoundedNumbers(epochs)} times";

    private static string RoundedNumbers(double epochs) => epochs.ToString(epochs >= 0.1 ? "0.##" : "G2", System.Globalization.CultureInfo.InvariantCulture);
}
