namespace LlamaBatch.Generators;

/// <summary>The words by which English claims say that a metric is higher or lower.</summary>
internal static class DirectionWords
{
    private static readonly HashSet<string> _higher = ["higher", "larger", "greater", "bigger", "more", "above"];
    private static readonly HashSet<string> _lower = ["lower", "smaller", "less", "fewer", "below"];
    private static readonly HashSet<string> _raising = ["raises", "increases", "raise", "increase", "widens", "widen"];
    private static readonly HashSet<string> _lowering =
        ["lowers", "reduces", "decreases", "cuts", "lower", "reduce", "decrease", "saves", "save", "narrows", "narrow"];

    private static readonly HashSet<string> _fluctuating =
        ["fluctuates", "fluctuate", "jitters", "jitter", "varies", "vary", "spread", "spreads", "scatter", "scatters", "differ"];

    private static readonly HashSet<string> _moving =
        ["brings", "bring", "pushes", "push", "drives", "drive", "pulls", "pull", "takes", "gets", "sends", "keeps"];

    /// <summary>
    /// Verbs whose subject has the lower (true), the higher (false) or the better value (null) than the object, with their participles.
    /// </summary>
    private static readonly Dictionary<string, bool?> _winning = new(StringComparer.Ordinal)
    {
        ["undercuts"] = true,
        ["undercut"] = true,
        ["exceeds"] = false,
        ["exceeded"] = false,
        ["surpasses"] = false,
        ["surpassed"] = false,
        ["beats"] = null,
        ["beaten"] = null,
        ["outperforms"] = null,
        ["outperformed"] = null,
    };

    private static readonly HashSet<string> _ending = ["ends", "end", "finishes", "finish"];
    private static readonly HashSet<string> _copulas = ["is", "are", "ends", "gets", "becomes", "stays", "remains"];
    private static readonly HashSet<string> _learning = ["learns", "learn", "converges", "converge", "generalizes", "generalize"];

    private static readonly HashSet<string> _larger = ["more", "larger", "bigger", "higher", "longer", "wider", "deeper", "greater"];

    private static readonly HashSet<string> _smaller = ["fewer", "smaller", "lower", "shorter", "narrower", "shallower", "less"];

    /// <summary>Whether a word describes a larger level (true) or a smaller one (false); null for other words.</summary>
    public static bool? IsLarger(string word) => _larger.Contains(word) ? true : _smaller.Contains(word) ? false : null;

    /// <summary>Whether a word says "higher" (true) or "lower" (false); null for other words.</summary>
    public static bool? IsHigher(string word) => _higher.Contains(word) ? true : _lower.Contains(word) ? false : null;

    /// <summary>What the word at a position says about the metric of its subject.</summary>
    /// <param name="words">The words of the claim.</param>
    /// <param name="i">The position.</param>
    /// <param name="side">A side of the comparison, with the metric.</param>
    /// <param name="statistic">The statistic of the metric that is compared, such as <c>Spread</c>; null for the metric itself.</param>
    public static ClaimDirection At(IReadOnlyList<string> words, int i, ClaimSide side, string? statistic = null)
    {
        string word = words[i];
        string metric = statistic ?? side.Accessor.Name;
        bool isTarget = side.Budget.StartsWith("ToTarget", StringComparison.Ordinal);
        if (word is "wider" or "narrower" && (metric == "WidthWithin" || NounAfter(words, i, metric) == true))
        {
            return Of(word == "wider");
        }

        if (word is "loses" or "lose" or "costs" or "cost" && MetricWords.IsOfLearning(metric) && i + 3 < words.Count
            && words[i + 1] + " " + words[i + 2] is "more than" or "at least" && ClaimNumbers.Of(words[i + 3]) is not null)
        {
            return Of(!MetricWords.IsBetterHigher(metric));
        }

        if (word is "better" or "worse")
        {
            return !isTarget && MetricWords.IsOfLearning(metric) ? Of(MetricWords.IsBetterHigher(metric) == (word == "better"))
                : ClaimDirection.Unknown;
        }

        if (word is "faster" or "slower" or "quicker" or "sooner")
        {
            bool isFast = word != "slower";
            return isTarget && metric is "Steps" or "Tokens" or "Time" ? Of(!isFast)
                : metric == "TokensPerSecond" ? Of(isFast)
                : metric == "StepTime" ? Of(!isFast)
                : MetricWords.IsOfLearning(metric) && words.Take(i).Reverse().Take(2).Any(_learning.Contains)
                ? Of(MetricWords.IsBetterHigher(metric) == isFast)
                : ClaimDirection.Unknown;
        }

        if (MetricWords.IsOfSharpness(metric))
        {
            if (word is "flatter" or "sharper")
            {
                return Of(word == "sharper");
            }

            // "Perturbations raise the loss by at least 10 % less".
            if (word is "less" or "more" && words.Take(i).Reverse().TakeWhile(before => before is not (":" or ";" or "than")).Take(9)
                .Any(before => before.StartsWith("perturb", StringComparison.Ordinal)))
            {
                return Of(word == "more");
            }
        }

        if (metric == "Spread" || metric.EndsWith("Jitter", StringComparison.Ordinal))
        {
            if (word is "steadier" or "smoother" || (metric == "Spread" && word is "closer" or "further" or "farther"
                && words.Skip(i + 1).Take(2).Any(next => next is "together" or "apart")))
            {
                return Of(word is "further" or "farther");
            }

            int verb = i - 1;
            while (verb > 0 && (words[verb] is "%" or "percent" or "at" or "least" || ClaimNumbers.Of(words[verb]) is not null))
            {
                verb--;
            }

            if (word is "less" or "more" && verb >= 0 && (_fluctuating.Contains(words[verb])
                || (metric == "Spread" && words.Take(i).Any(_fluctuating.Contains))))
            {
                return Of(word == "more");
            }
        }

        if (_winning.TryGetValue(word, out bool? isLowerWinning) && IsWinning(words, i) is { } isActive
            && (isLowerWinning ?? (MetricWords.IsHigherBetter(side) is { } best ? !best : null)) is { } isLower && statistic is null)
        {
            return Of(isActive != isLower);
        }

        bool isVerb = (_raising.Contains(word) || _lowering.Contains(word)) && i + 1 < words.Count && words[i + 1] is "the" or "its";
        if (isVerb || (word.EndsWith("s", StringComparison.Ordinal) && (_raising.Contains(word) || _lowering.Contains(word))))
        {
            return NounAfter(words, i, metric) is { } sign ? Of(_raising.Contains(word) == sign) : ClaimDirection.Unknown;
        }

        // "Brings the bits per byte down".
        if (word is "down" or "up" && words.Take(i).Reverse().Take(7).ToList().FindIndex(_moving.Contains) is > 0 and var verbBefore)
        {
            return words.Skip(i - verbBefore).Take(verbBefore).Select(between => MetricWords.SignOf(between, metric))
                .FirstOrDefault(sign => sign is not null) is { } moved ? Of(moved == (word == "up")) : ClaimDirection.None;
        }

        if (MultipleAt(words, i, metric) is { } isMultiple)
        {
            return Of(isMultiple);
        }

        if (IsHigher(word) is not { } isHigher)
        {
            return ClaimDirection.None;
        }

        // "Less than half the memory" is read at "half".
        if (word is "less" or "more" or "fewer" && i + 3 < words.Count && words[i + 1] == "than"
            && (words[i + 2] is "half" or "twice" or "double"
                || (words[i + 3] == "times" && StatedNumber.OfWord(words[i + 2]) is not null)))
        {
            return ClaimDirection.None;
        }

        // In "by more than 0.02", "more than 5 % below" and "less than 5 % more memory", the comparative only limits a number.
        if (word is "less" or "more" && i + 2 < words.Count && words[i + 1] == "than"
            && (ClaimNumbers.Of(words[i + 2].TrimEnd('%')) is not null || ClaimNumbers.IsMargin(words, i + 2)))
        {
            return word == "more" && ((i > 0 && words[i - 1] is "by" or "loses" or "lose" or "costs" or "cost")
                    || words.Skip(i + 3).Take(5).Any(next => next == "times" || IsHigher(next) is not null))
                ? ClaimDirection.None
                : ClaimDirection.Unknown;
        }

        // "Ends lower than SGD" is about a loss.
        if (words.Take(i).Reverse().TakeWhile(before => before is not ("," or "than")).Take(6).Any(_ending.Contains)
            && i + 1 < words.Count && words[i + 1] == "than"
            && MetricWords.IsOfLearning(metric) && !MetricWords.IsBetterHigher(metric))
        {
            return Of(isHigher);
        }

        // "0.05 below that of 16" and "is higher" follow the metric.
        bool isCopula = i > 0 && (_copulas.Contains(words[i - 1]) || MetricWords.SignOf(words[i - 1], metric) is not null
            || (word is "above" or "below" && i + 1 < words.Count && words[i + 1] is "that" or "those"));
        bool? noun = word is "above" or "below" ? null
            : word == "more" && metric == "Accuracy" && words.Skip(i).TakeWhile(next => next != "than").Contains("correctly") ? true
            : NounAfter(words, i, metric);
        noun ??= isCopula || (word is "fewer" or "less" or "more" && words.Skip(Math.Max(0, i - 3)).Take(Math.Min(i, 3)).Contains("per"))
            ? NounBefore(words, i, metric)
            : null;
        return noun is { } isRising ? Of(isHigher == isRising) : ClaimDirection.Unknown;

        static ClaimDirection Of(bool isHigher) => isHigher ? ClaimDirection.Higher : ClaimDirection.Lower;
    }

    /// <summary>
    /// Whether a word is part of a lower bound such as "at least 20 % lower" or "at least twice the memory", which keeps its direction, or
    /// of a distance, as in "the range within 0.1".
    /// </summary>
    public static bool KeepsDirection(IReadOnlyList<string> words, int i) => i > 0 && i + 1 < words.Count
        && ((words[i] == "least" && words[i - 1] == "at"
                && (words[i + 1] is "twice" or "double" or "a" or "an" || ClaimNumbers.Of(words[i + 1]) is not null
                    || StatedNumber.OfWord(words[i + 1]) is not null))
            || (words[i] == "within" && ClaimNumbers.Of(words[i + 1]) is not null)
            || (words[i] == "as" && words[i + 1] == "well" && !words.Skip(i + 2).Take(1).Contains("as"))
            || (words[i] == "as" && ((words[i - 1] is "twice" or "half" or "times" && words[i + 1] is "many" or "much")
                || (i > 1 && words[i - 1] is "many" or "much" && words[i - 2] == "as"))));

    /// <summary>Whether a verb of winning is active (true) or passive (false), as in "is beaten by"; null in other sentences.</summary>
    public static bool? IsWinning(IReadOnlyList<string> words, int i) =>
        i > 0 && i + 1 < words.Count && words[i - 1] is "is" or "are" or "was" && words[i + 1] == "by" ? false
        : words[i].EndsWith("s", StringComparison.Ordinal) && _winning.ContainsKey(words[i]) ? true
        : null;

    /// <summary>
    /// Whether a word is a multiple of the metric on the other side, as in "at least twice the memory" (true) and "less than half the steps"
    /// (false); null for other words, and if the multiple limits the metric from the other side.
    /// </summary>
    private static bool? MultipleAt(IReadOnlyList<string> words, int i, string metric)
    {
        bool? isLarge = words[i] is "twice" or "double" || (words[i] == "times" && i > 0) ? true : words[i] == "half" ? false : null;
        if (isLarge is not { } large)
        {
            return null;
        }

        int next = i + 1;
        while (next < words.Count && words[next] is "of" or "the" or "as" or "many" or "much")
        {
            next++;
        }

        int before = words[i] == "times" ? i - 2 : i - 1;
        string bound = before > 0 ? words[before - 1] + " " + words[before] : "";
        bool isUpper = bound is "at most" or "less than" or "fewer than";
        bool isLower = bound is "at least" or "more than";
        return next > i + 1 && next < words.Count && MetricWords.IsNounOf(metric, words[next]) && !(large ? isUpper : isLower)
            && !(next + 1 < words.Count && words[next + 1] == "again")
            ? large
            : null;
    }

    /// <summary>Whether one of the next words names the metric (true) or a quantity that falls as it rises (false).</summary>
    private static bool? NounAfter(IReadOnlyList<string> words, int i, string metric) =>
        words.Skip(i + 1).Take(4).TakeWhile(word => word is not ("than" or "with" or "at" or "for" or "of") && char.IsLetter(word[0]))
            .Select(word => MetricWords.SignOf(word, metric)).FirstOrDefault(sign => sign is not null);

    /// <summary>Whether an earlier word of the clause names the metric.</summary>
    private static bool? NounBefore(IReadOnlyList<string> words, int i, string metric) =>
        words.Take(i).Reverse().TakeWhile(word => word is not (":" or ";"))
            .Select(word => MetricWords.SignOf(word, metric)).FirstOrDefault(sign => sign is not null);
}
