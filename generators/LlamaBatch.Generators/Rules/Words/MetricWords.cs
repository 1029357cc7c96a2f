namespace LlamaBatch.Generators;

/// <summary>The words by which English claims name a metric, and which of its values are better.</summary>
internal static class MetricWords
{
    /// <summary>
    /// The nouns by which claims name a quantity, besides the last word of its name. A noun marked "-" means something that falls as the
    /// quantity rises.
    /// </summary>
    private static readonly Dictionary<string, string[]> _nouns = new(StringComparer.Ordinal)
    {
        ["ValidationLoss"] = ["loss", "losses", "perplexity"],
        ["TrainLoss"] = ["loss", "losses", "perplexity"],
        ["SeenLoss"] = ["loss", "losses", "perplexity"],
        ["BitsPerByte"] = ["bits"],
        ["Accuracy"] = ["accurate", "share", "fraction", "correctly", "correct", "-errors", "-mistakes"],
        ["Steps"] = ["step", "updates"],
        ["Tokens"] = ["text", "data"],
        ["TokensTrained"] = ["tokens", "text", "data"],
        ["Flops"] = ["arithmetic", "computations", "computation", "compute", "operations"],
        ["FlopsPerMillionTokens"] = ["arithmetic", "computations", "computation", "compute", "operations"],
        ["TokensPerSecond"] = ["throughput", "tokens", "speed", "-time"],
        ["StepTime"] = ["-often"],
        ["UpdatesPerMillionTokens"] = ["updates", "often"],
        ["MemoryBytes"] = ["memory"],
        ["GradientNorm"] = ["gradient", "gradients"],
        ["Spread"] = ["variation", "scatter"],
        ["WidthWithin"] = ["range", "span"],
        ["HighestWithin"] = ["rate", "batch", "size"],
        ["BestLevel"] = ["rate", "batch", "size", "best", "optimum"],
        ["CriticalBatch"] = ["size"],
    };

    /// <summary>Parts of the names of user-defined metrics that also name other quantities.</summary>
    private static readonly HashSet<string> _general =
        ["rate", "mean", "final", "per", "the", "loss", "validation", "train", "training", "last", "best", "max", "min", "tokens", "steps"];

    /// <summary>The quantities whose higher values are better. For all other ranked quantities, lower values are better.</summary>
    private static readonly HashSet<string> _betterHigher = ["Accuracy", "TokensPerSecond", "ModelFlopsUtilization"];

    private static readonly HashSet<string> _ofLearning = ["ValidationLoss", "TrainLoss", "SeenLoss", "BitsPerByte", "Accuracy"];

    /// <summary>Whether a word of a text names the metric, as "loss" does for <c>ValidationLoss</c>.</summary>
    public static bool IsNounOf(string metric, string word) => SignOf(word, metric) == true;

    /// <summary>Whether a word names the metric (true) or a quantity that falls as it rises (false); null for other words.</summary>
    public static bool? SignOf(string word, string metric)
    {
        if (!_nouns.ContainsKey(metric) && ClaimWords.PartsOf(metric).Any(part =>
            part.Length >= 3 && !_general.Contains(part) && (word == part || word == part + "s")))
        {
            return true;
        }

        string last = ClaimWords.LastOf(metric);
        _nouns.TryGetValue(metric, out string[]? nouns);
        return word == last || word == last + "s" || (last.Length == 0 && ClaimWords.PartsOf(metric).TakeWhile(part => part != "per")
                .Any(part => word == part)) || nouns?.Contains(word) == true ? true
            : nouns?.Contains("-" + word) == true ? false
            : null;
    }

    /// <summary>Whether higher values of a built-in metric are better.</summary>
    public static bool IsBetterHigher(string metric) => _betterHigher.Contains(metric);

    /// <summary>Whether higher values of a side's metric are better; null if claims do not rank the metric.</summary>
    public static bool? IsHigherBetter(ClaimSide side) => IsRanked(side) ? _betterHigher.Contains(side.Accessor.Name) : null;

    /// <summary>Whether a metric says how well a model has learned.</summary>
    public static bool IsOfLearning(string metric) => _ofLearning.Contains(metric);

    /// <summary>Whether a metric says how sharp the minimum is that training ends in.</summary>
    public static bool IsOfSharpness(string metric) => metric is "RandomSharpness" or "SamSharpness" or "TopEigenvalue";

    private static bool IsRanked(ClaimSide side) =>
        _ofLearning.Contains(side.Accessor.Name) || side.Accessor.Name is "TokensPerSecond" or "StepTime" or "PeakMemory"
        || side.Budget.StartsWith("ToTarget", StringComparison.Ordinal);
}
