using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text compares one metric and whose code compares another, as in "a lower validation loss" beside
/// <c>TrainLoss</c>.
/// </summary>
internal static class ClaimMetricRule
{
    /// <summary>The phrases by which texts name a metric, and all accessors that each phrase may mean.</summary>
    private static readonly (string[] Phrase, string[] Accessors)[] _phrases =
    [
        (["validation", "loss"], ["ValidationLoss"]),
        (["held-out", "loss"], ["ValidationLoss"]),
        (["training", "loss"], ["TrainLoss", "SeenLoss"]),
        (["train", "loss"], ["TrainLoss", "SeenLoss"]),
        (["generalization", "gap"], ["GeneralizationGap"]),
        (["accuracy"], ["Accuracy", "AccuracyJitter"]),
        (["gradient", "norm"], ["GradientNorm"]),
        (["memory"], ["PeakMemory", "MemoryBytes"]),
        (["throughput"], ["TokensPerSecond", "ModelFlopsUtilization"]),
        (["tokens", "per", "second"], ["TokensPerSecond"]),
    ];

    private static readonly HashSet<string> _comparatives =
    [
        "higher", "larger", "greater", "more", "lower", "smaller", "less", "fewer", "better", "worse", "same", "raises", "lowers",
        "increases", "reduces", "decreases",
    ];

    /// <summary>Words that may stand between a comparative and its noun.</summary>
    private static readonly HashSet<string> _between = ["the", "final", "mean", "peak", "average", "its"];

    /// <summary>A phrase for the accuracy, as in "gets a larger share of the bytes right".</summary>
    private static readonly Regex _share = new(
        @"\b(larger|higher|smaller|lower|greater) (share|fraction|part) of [^.,;:]{1,40}\b(right|correct|correctly)\b"
            + @"|\b(predicts?|guess(es)?|gets?) (more|fewer) [^.,;:]{1,40}\b(right|correct|correctly)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Costs of reaching a target, each with the nouns by which texts name it.</summary>
    private static readonly (string Cost, string[] Nouns)[] _costs =
    [
        ("Time", ["time", "seconds", "minutes", "hours"]),
        ("Steps", ["steps", "updates"]),
        ("Tokens", ["text", "tokens", "data", "sequences"]),
        ("Flops", ["flops", "arithmetic", "compute", "operations"]),
    ];

    public static Diagnostic? Check(ClaimCall call, ExperimentDeclaration experiment) =>
        call.Left is null || call.Rights.Any(right => right.Accessor.Name != call.Left.Accessor.Name) ? null
            : Cost(call, call.Left)
                ?? Bits(call, call.Left)
                ?? Perplexity(call, call.Left)
                ?? Unseen(call, call.Left, experiment)
                ?? Jitter(call, call.Left, experiment)
                ?? Gap(call, call.Left)
                ?? Metric(call, experiment);

    /// <summary>Compares the cost that a text names, as in "in less time", with the cost that the code compares.</summary>
    private static Diagnostic? Cost(ClaimCall call, ClaimSide left)
    {
        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        bool isPlanned = left.Accessor is { Name: "Steps", ReturnType.Name: "Quantities" };
        if (!(left.Budget.StartsWith("ToTarget", StringComparison.Ordinal) || isPlanned)
            || Array.Find(_costs, one => one.Cost == left.Accessor.Name) is not { Cost: not null } compared
            || words.Any(compared.Nouns.Contains))
        {
            return null;
        }

        var said = _costs.Where(one => Enumerable.Range(1, Math.Max(0, words.Count - 1)).Any(i =>
            one.Nouns.Contains(words[i]) && words[i - 1] is "less" or "fewer" or "more" or "least" or "fewest" or "most")).ToList();
        return said is [var cost] && (!isPlanned || cost.Cost == "Time")
            ? ClaimFinding.Of(
                call,
                $"that '{cost.Nouns.First(words.Contains)}' is compared",
                $"the code compares {compared.Cost}",
                remedy: isPlanned ? "measure StepTime and write it in the code" : $"write {cost.Cost} in the code")
            : null;
    }

    /// <summary>Reports a number or a margin in bits per byte that is compared with a loss in nats per token, or the reverse.</summary>
    private static Diagnostic? Bits(ClaimCall call, ClaimSide left)
    {
        bool isBits = left.Accessor.Name == "BitsPerByte";
        if ((!isBits && left.Accessor.Name is not ("ValidationLoss" or "TrainLoss" or "SeenLoss"))
            || left.Budget.StartsWith("ToTarget", StringComparison.Ordinal)
            || (call.Number("number") ?? call.MarginNumber) is not { } number)
        {
            return null;
        }

        string[][] others = isBits ? [["nats"], ["nat"]] : [["bits", "per", "byte"], ["bit", "per", "byte"]];
        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        // "0.03 bits per byte, which are 0.0208 nats per token" has both units.
        string[] own = isBits ? ["bits", "bit"] : ["nats", "nat"];
        return number > 0 && !words.Any(own.Contains)
            && Enumerable.Range(0, words.Count).Any(i => ClaimNumbers.Of(words[i]) is { } said && said.Equals(number)
                && others.Any(unit => IsAt(words, i + 1, unit)) && !(isBits && IsAt(words, i + 2, ["per", "byte"])))
            ? ClaimFinding.Of(
                call,
                $"that the number is in {(isBits ? "nats" : "bits per byte")}",
                $"{left.Accessor.Name} is in {(isBits ? "bits per byte" : "nats per token")}",
                remedy: isBits ? "measure ValidationLoss and write it in the code" : "measure BitsPerByte and write it in the code")
            : null;
    }

    /// <summary>Reports a difference of perplexities that is the margin of a loss, whose margin is the logarithm of their ratio.</summary>
    private static Diagnostic? Perplexity(ClaimCall call, ClaimSide left)
    {
        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        return left.Accessor.Name is "ValidationLoss" or "TrainLoss" or "SeenLoss" && call.Rights.Count == 1
            && call.MarginNumber is > 0 and var number
            && words.Any(word => word is "perplexity" or "perplexities") && !words.Any(word => word is "loss" or "losses" or "nats")
            && Enumerable.Range(1, Math.Max(0, words.Count - 1)).Any(i => ClaimNumbers.Of(words[i]) is { } said && said.Equals(number)
                && words[i - 1] is "most" or "least" or "than" or "within" or "by"
                && !(i + 1 < words.Count && words[i + 1] is "%" or "percent" or "times" or "bits"))
            ? ClaimFinding.Of(
                call,
                $"that perplexities differ by {LevelName.Of(number, null)}",
                $"a margin of {left.Accessor.Name} is the logarithm of their ratio, here {Number.ThreeDigits(Math.Exp(number))}",
                remedy: "state the ratio in the text, and its logarithm as the margin")
            : null;
    }

    /// <summary>Reports a text about generalization beside a loss on text that the model was trained on.</summary>
    private static Diagnostic? Unseen(ClaimCall call, ClaimSide left, ExperimentDeclaration experiment) =>
        left.Accessor.Name is "TrainLoss" or "SeenLoss" && left.Budget.StartsWith("Equal", StringComparison.Ordinal)
        && ClaimWords.Of(call.Claim.Text) is var words
        && (words.Any(word => word is "generalizes" or "generalize" or "generalization" or "unseen" or "held-out")
            || Enumerable.Range(0, words.Count).Any(i => IsAt(words, i, ["held", "out"]) || IsAt(words, i, ["on", "new", "text"]))
            || (words.Contains("seen") && words.Any(word => word is "not" or "never")))
        && !words.Any(word => word is "training" or "train") && (!words.Contains("seen") || words.Any(word => word is "not" or "never"))
        && experiment.Metrics.Any(metric => metric.Type.Name == "ValidationLoss" && MetricRange.IsOurs(metric.Type))
            ? ClaimFinding.Of(
                call,
                "that unseen text is compared",
                $"{left.Accessor.Name} is a loss on text that the model was trained on",
                remedy: "write ValidationLoss in the code")
            : null;

    /// <summary>Reports a text about the fluctuation of one loss beside the jitter of another.</summary>
    private static Diagnostic? Jitter(ClaimCall call, ClaimSide left, ExperimentDeclaration experiment)
    {
        (string Metric, string[][] Losses)[] jitters =
        [
            ("LossJitter", [["training", "loss"], ["train", "loss"]]),
            ("ValidationJitter", [["validation", "loss"], ["held-out", "loss"]]),
            ("AccuracyJitter", [["accuracy"]]),
        ];
        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var named = jitters.Where(jitter => jitter.Losses.Any(loss => Enumerable.Range(0, words.Count).Any(i => IsAt(words, i, loss)
                // "At equal validation loss" is a condition.
                && !(i > 1 && words[i - 1] is "same" or "equal" && words[i - 2] is "at" or "the" or "with" or "for"))))
            .Select(jitter => jitter.Metric).ToList();
        return jitters.Any(jitter => jitter.Metric == left.Accessor.Name) && named is [var meant] && meant != left.Accessor.Name
            && experiment.Metrics.Any(metric => metric.Type.Name == meant && MetricRange.IsOurs(metric.Type))
            ? ClaimFinding.Of(
                call,
                $"that {meant} is compared",
                $"the code compares {left.Accessor.Name}",
                remedy: $"write {meant} in the code")
            : null;
    }

    /// <summary>
    /// Reports a text about generalization beside a gap after the same training, which is small for a model that learns little.
    /// </summary>
    private static Diagnostic? Gap(ClaimCall call, ClaimSide left) =>
        left.Accessor.Name == "GeneralizationGap" && call.Method is "IsBelow" or "IsAbove" or "IsDecreasing" or "IsIncreasing"
        && left.Budget.StartsWith("Equal", StringComparison.Ordinal)
        && ClaimWords.Of(call.Claim.Text) is var words
        && Enumerable.Range(1, Math.Max(0, words.Count - 1)).Any(i => words[i] is "better" or "worse" or "best" or "worst"
            && words[i - 1] is "generalizes" or "generalize" or "generalizing")
            ? ClaimFinding.Of(
                call,
                "that one side generalizes better",
                "the code compares the gap after equal training, which is also smaller for a model that has learned less",
                remedy: "compare the validation losses at an equal loss on seen text, r.Matched(...).ValidationLoss")
            : null;

    private static Diagnostic? Metric(ClaimCall call, ExperimentDeclaration experiment)
    {
        if (call.Left is not { } left || left.Budget.StartsWith("ToTarget", StringComparison.Ordinal)
            || left.Budget.StartsWith("Matched", StringComparison.Ordinal)
            || call.Rights.Any(right => right.Accessor.Name != left.Accessor.Name))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        string compared = left.Accessor.Name;
        var said = _phrases.Where(one => Enumerable.Range(0, words.Count)
            .Any(i => IsAt(words, i, one.Phrase) && IsCompared(words, i, one.Phrase))).ToList();
        if (said.Count == 0 && _share.IsMatch(call.Claim.Text))
        {
            said.Add((["share"], ["Accuracy"]));
        }

        return said is [var phrase] && !phrase.Accessors.Contains(compared)
            // The text may name the metric that is read in another place.
            && !_phrases.Any(one => one.Accessors.Contains(compared)
                && Enumerable.Range(0, words.Count).Any(i => IsAt(words, i, one.Phrase)))
            && phrase.Accessors.FirstOrDefault(one => one == "MemoryBytes" ? left.Accessor.ReturnType.Name == "Quantities"
                : experiment.Metrics.Any(metric => metric.Type.Name == one && MetricRange.IsOurs(metric.Type))) is { } meant
            ? ClaimFinding.Of(
                call,
                $"that '{string.Join(" ", phrase.Phrase)}' is compared",
                $"the code compares {compared}",
                remedy: $"write {meant} in the code")
            : null;
    }

    /// <summary>Whether the phrase at a position follows a comparative, as in "a lower final validation loss".</summary>
    private static bool IsCompared(IReadOnlyList<string> words, int i, string[] phrase)
    {
        int before = i - 1;
        while (before > 0 && _between.Contains(words[before]))
        {
            before--;
        }

        // "The validation loss is lower" compares it too.
        int after = i + phrase.Length;
        if (after < words.Count && words[after] == "per")
        {
            return false;                                   // "throughput per byte" is another quantity
        }

        return (after + 1 < words.Count && words[after] is "is" or "stays" or "ends" or "remains"
                && _comparatives.Contains(words[after + 1]) && words[after + 1] != "same")
            || IsAmount(words, i)
            || before >= 0 && _comparatives.Contains(words[before])
            // "At the same memory" is a condition.
            && !(words[before] == "same" && before > 1 && words[before - 1] == "the"
                && words[before - 2] is "at" or "with" or "for" or "in" or "after");
    }

    /// <summary>Whether the phrase at a position follows an amount, as in "loses at most 0.005 in validation loss".</summary>
    private static bool IsAmount(IReadOnlyList<string> words, int i)
    {
        int before = i - 1 - (i > 0 && words[i - 1] == "the" ? 1 : 0);
        return before > 0 && words[before] is "in" or "of"
            && ClaimNumbers.Of(words[before - 1]) is { } amount && amount < 1
            && words.Take(before).Any(word => word is "loses" or "lose" or "costs" or "cost" or "gains" or "gain" or "saves" or "differ"
                or "differs" or "adds");
    }

    /// <summary>Whether the words of a phrase begin at a position, also in the plural, as in "losses".</summary>
    private static bool IsAt(IReadOnlyList<string> words, int i, string[] phrase)
    {
        for (int j = 0; j < phrase.Length; j++)
        {
            if (i + j >= words.Count || !words[i + j].StartsWith(phrase[j], StringComparison.Ordinal)
                || (words[i + j].Length > phrase[j].Length && words[i + j] != phrase[j] + "es"))
            {
                return false;
            }
        }

        return true;
    }
}
