using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text compares two quantities, as in "a lower validation loss and a higher accuracy", and whose code compares one.
/// </summary>
internal static class ClaimSecondMetricRule
{
    private static readonly HashSet<string> _comparatives =
    [
        "higher", "larger", "greater", "more", "lower", "smaller", "less", "fewer", "better", "worse", "lowers", "raise", "raises",
        "reduce", "reduces", "improve", "improves",
    ];

    /// <summary>Words that may stand between a comparative and its noun, or between "and" and a comparative.</summary>
    private static readonly HashSet<string> _between =
        ["the", "a", "an", "final", "mean", "peak", "average", "its", "also", "needs", "has", "have", "takes", "reaches", "with"];

    /// <summary>The phrases by which texts name a learning metric, and all accessors that each phrase may mean.</summary>
    private static readonly (string[] Phrase, string[] Accessors)[] _metrics =
    [
        (["validation", "loss"], ["ValidationLoss"]),
        (["training", "loss"], ["TrainLoss", "SeenLoss"]),
        (["loss"], ["ValidationLoss", "TrainLoss", "SeenLoss"]),
        (["accuracy"], ["Accuracy"]),
        (["tokens", "correctly"], ["Accuracy"]),
        (["generalization", "gap"], ["GeneralizationGap"]),
        (["gradient", "norm"], ["GradientNorm"]),
        (["spikes"], ["SpikeRate"]),
        (["spike", "rate"], ["SpikeRate"]),
        (["bits", "per", "byte"], ["BitsPerByte"]),
        (["memory"], ["PeakMemory", "MemoryBytes"]),
        (["throughput"], ["TokensPerSecond"]),
        (["tokens", "per", "second"], ["TokensPerSecond"]),
    ];

    /// <summary>The most words between a noun and its comparative, as in "a loss at least 0.01 nats per token lower".</summary>
    private const int MostBetween = 9;

    /// <summary>The phrases by which texts name the cost of a target.</summary>
    private static readonly (string[] Phrase, string[] Accessors)[] _costs =
    [
        (["steps"], ["Steps"]),
        (["updates"], ["Steps"]),
        (["text"], ["Tokens"]),
        (["tokens"], ["Tokens"]),
        (["data"], ["Tokens"]),
        (["time"], ["Time"]),
        (["flops"], ["Flops"]),
        (["arithmetic"], ["Flops"]),
        (["compute"], ["Flops"]),
    ];

    public static Diagnostic? Check(ClaimCall call, ExperimentDeclaration experiment)
    {
        // Code that joins verdicts may compare the second quantity where it is not read.
        if (call.Left is not { } left || call.Rights.Count == 0 || call.Rights.Any(right => right.Accessor.Name != left.Accessor.Name)
            || call.Claim.Method.DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax().DescendantTokens())
                .Any(token => token.IsKind(SyntaxKind.AmpersandToken) || token.IsKind(SyntaxKind.AmpersandAmpersandToken)))
        {
            return null;
        }

        bool isTarget = left.Budget.StartsWith("ToTarget", StringComparison.Ordinal);
        var phrases = isTarget ? _costs : _metrics;
        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        for (int i = 0; i < words.Count; i++)
        {
            if ((Compared(words, i, phrases) ?? ComparedBefore(words, i, phrases)) is not var (first, end))
            {
                continue;
            }

            // "A lower loss than two, and a higher accuracy".
            int and = end < words.Count && words[end] == "than"
                ? Enumerable.Range(end, Math.Min(6, words.Count - end)).FirstOrDefault(j => words[j] == "," && j > end) + 1
                : end;
            // "A lower loss, and a higher accuracy, than two".
            bool isBeforeComma = and == end && and + 1 < words.Count && words[and] == ",";
            and = isBeforeComma ? and + 1 : and;
            if (and <= 1 || and + 1 >= words.Count || words[and] is not ("and" or "but"))
            {
                continue;
            }

            int next = and + 1;
            while (next < words.Count && _between.Contains(words[next]))
            {
                next++;
            }

            if (next < words.Count && Compared(words, next, phrases) is var (second, _)
                && first.Contains(left.Accessor.Name) != second.Contains(left.Accessor.Name)
                && !first.Intersect(second).Any()
                && (first.Contains(left.Accessor.Name) ? second : first).FirstOrDefault(IsMeasured) is { } missing)
            {
                return ClaimFinding.Of(
                    call,
                    "that two quantities are compared",
                    $"the code compares {left.Accessor.Name} only",
                    remedy: $"compare {missing} too, joined with '&'");
            }
        }

        return null;

        bool IsMeasured(string accessor) => isTarget || experiment.Metrics.Any(metric => metric.Type.Name == accessor);
    }

    /// <summary>
    /// The accessors of the noun before a comparative, as in "a loss at least 0.01 lower", and the place after the comparative.
    /// </summary>
    private static (string[] Accessors, int End)? ComparedBefore(
        IReadOnlyList<string> words, int at, (string[] Phrase, string[] Accessors)[] phrases)
    {
        if (words[at] is not ("lower" or "higher" or "smaller" or "larger"))
        {
            return null;
        }

        int start = at;
        while (start > 0 && start > at - MostBetween && words[start - 1] is not ("," or "than" or "and" or ";" or ":"))
        {
            start--;
        }

        // The nearest noun counts, and of its phrases the longest.
        return (from noun in Enumerable.Range(start, at - start)
                from one in phrases
                where ClaimWords.IsAt(words, noun, one.Phrase)
                orderby noun + one.Phrase.Length descending, one.Phrase.Length descending
                select ((string[] Accessors, int End)?)(one.Accessors, at + 1)).FirstOrDefault();
    }

    /// <summary>
    /// The accessors that a comparative with its noun may mean, and the place after them; null if no such phrase begins at a position.
    /// </summary>
    private static (string[] Accessors, int End)? Compared(
        IReadOnlyList<string> words, int at, (string[] Phrase, string[] Accessors)[] phrases)
    {
        if (!_comparatives.Contains(words[at]))
        {
            return null;
        }

        int noun = at + 1;
        while (noun < words.Count && _between.Contains(words[noun]))
        {
            noun++;
        }

        foreach (var (phrase, accessors) in phrases)
        {
            if (ClaimWords.IsAt(words, noun, phrase))
            {
                return (accessors, noun + phrase.Length);
            }
        }

        return null;
    }
}
