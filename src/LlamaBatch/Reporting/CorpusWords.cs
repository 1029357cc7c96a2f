using System.Globalization;
using LlamaBatch.Data;
using LlamaBatch.Reporting.Languages;
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
    public static IReadOnlyList<string> Of(IEnumerable<CorpusUse> uses, CorpusShelf corpora) =>
        [.. from use in Grouped(uses)
            let facts = corpora.FactsOf(use.Corpus)
            where facts is not null
            select string.Join(' ', Sentences(use.Name, use.Corpus, use.Uses, facts.Value))];

    /// <summary>That losses cannot be compared, since points are validated on unlike texts; null where they can.</summary>
    public static string? Difference(IEnumerable<CorpusUse> uses, IReadOnlyList<MetricDefinition> metrics)
    {
        var sets = uses.Select(use => new ValidationSet(use.Corpus, use.Windows)).ToList();
        return metrics.Select(metric => ValidationSet.DifferenceIn(sets, metric)).FirstOrDefault(difference => difference is not null) is { } difference
            ? $"Points are measured on {Language.English.Difference(difference)}: their losses are not comparable, and a claim that compares them is refused unless it declares it."
            : null;
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
        foreach (var (corpus, name, group) in Grouped(uses))
        {
            if (corpora.FactsOf(corpus) is not { } facts)
            {
                continue;
            }

            if (Epochs(group.Max(one => one.Tokens), facts) is > ManyEpochs and double epochs)
            {
                yield return $"**Repeated text.** Trials read the {Number.Exact(facts.TrainingTokens)} training tokens of {MarkdownText.Escape(name)} {Times(epochs)}. Beyond {ManyEpochs:0} epochs a model learns text by heart: add text, or train on fewer tokens.";
            }

            if (group.Max(one => one.Windows) is int asked && facts.ValidationWindows < asked)
            {
                yield return $"**Few validation windows.** {Number.Exact(asked)} windows are asked for, and the held-out text of {MarkdownText.Escape(name)} has {Number.Exact(facts.ValidationWindows)}. Losses on so little text say little of other text; no interval contains that.";
            }
        }
    }

    /// <summary>The uses by corpus, with names that tell the corpora apart.</summary>
    private static IEnumerable<(Corpus Corpus, string Name, List<CorpusUse> Uses)> Grouped(IEnumerable<CorpusUse> uses)
    {
        var groups = uses.GroupBy(use => use.Corpus).ToList();
        var corpora = groups.Select(group => group.Key).ToList();
        bool lengthsDiffer = corpora.DistinctBy(corpus => corpus.SequenceLength).Count() > 1;
        return groups.Select(group => (
            group.Key,
            Language.English.Corpus(ValidationSet.NameAmong(group.Key, corpora)) + (lengthsDiffer ? $" in sequences of {Words.Count(group.Key.SequenceLength, "token")}" : ""),
            group.ToList()));
    }

    private static IEnumerable<string> Sentences(string name, Corpus corpus, List<CorpusUse> uses, CorpusFacts facts)
    {
        long least = uses.Min(use => use.Tokens);
        long most = uses.Max(use => use.Tokens);
        if (Epochs(most, facts) is not double epochs)
        {
            yield return $"{name} is an endless source: no text is read twice.";
        }
        else if (epochs < 1)
        {
            yield return $"A trial reads {Range(Percent(Epochs(least, facts)!.Value), Percent(epochs))} % of the {Number.Exact(facts.TrainingTokens)} training tokens of {name}.";
        }
        else
        {
            yield return $"A trial reads the {Number.Exact(facts.TrainingTokens)} training tokens of {name} {Range(Count(Epochs(least, facts)!.Value), Times(epochs))}.";
        }

        int asked = uses.Max(use => use.Windows);
        if (facts.ValidationWindows == long.MaxValue)
        {
            yield return $"Validation uses {Words.Count(asked, "window")}.";
        }
        else
        {
            yield return facts.ValidationWindows < asked
                ? $"Validation uses {(facts.ValidationWindows == 1 ? "1 window" : $"{Number.Exact(facts.ValidationWindows)} windows")}, all that the held-out text has; {Number.Exact(asked)} are asked for."
                : $"Validation uses {Number.Exact(asked)} of the {Number.Exact(facts.ValidationWindows)} windows of the held-out text.";
        }

        if (corpus.HeldOutAs.Length > 0)
        {
            yield return corpus.HeldOutAs;
        }

        if (facts.RepeatedDocuments > 0)
        {
            yield return $"{Words.Count(facts.RepeatedDocuments, "document")} {(facts.RepeatedDocuments == 1 ? "equals" : "equal")} an earlier one; equal documents are on one side of the split.";
        }
    }

    /// <summary>How often a trial reads the text; null for an endless source.</summary>
    private static double? Epochs(long tokens, CorpusFacts facts) => facts.TrainingTokens is 0 or long.MaxValue ? null : (double)tokens / facts.TrainingTokens;

    private static string Times(double epochs) => Count(epochs) is "1" ? "once" : $"{Count(epochs)} times";

    private static string Count(double epochs) => epochs >= 9.5 ? Number.Exact((long)Math.Round(epochs)) : epochs.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Percent(double epochs) => (100 * epochs).ToString(epochs < 0.095 ? "G2" : "0", CultureInfo.InvariantCulture);

    /// <summary>Two ends, or one where they read alike; the last has the unit.</summary>
    private static string Range(string least, string most) => most == least || most.StartsWith($"{least} ", StringComparison.Ordinal) || (least, most) is ("1", "once") ? most : $"{least} to {most}";
}
