using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose English text says the opposite of what they assert, such as "needs fewer steps" beside <c>IsAbove</c>. A text that
/// is not understood completely is not judged.
/// </summary>
internal static class ClaimTextRule
{
    /// <summary>Words that may turn the meaning of a sentence around, or make it conditional.</summary>
    private static readonly HashSet<string> _turning =
    [
        "no", "not", "never", "nothing", "none", "neither", "nor", "hardly", "cannot", "fails", "fail", "rather", "instead",
        "despite", "although", "though", "but", "while", "whereas", "unless", "except", "if", "only", "least", "most", "within", "half",
        "equal", "equals", "equally", "as", "until", "would", "contrary", "false", "wrong", "too", "enough", "either",
    ];

    /// <summary>Words with which a text limits how much worse its subject is.</summary>
    private static readonly HashSet<string> _limiting = ["worse", "loses", "lose", "costs", "cost", "most", "no", "not", "less"];

    /// <summary>Words for a subject that is better.</summary>
    private static readonly HashSet<string> _gaining =
    [
        "gains", "gain", "saves", "save", "improves", "improve", "helps", "help", "better", "faster", "sooner", "wins", "beats", "beat",
        "lowers", "narrows", "advantage", "benefit", "lead", "leads", "ahead", "buys", "earns", "wider",
    ];

    /// <summary>Words of texts with several subjects or conditions.</summary>
    private static readonly HashSet<string> _dividing =
    [
        "but", "while", "whereas", "although", "though", "unless", "if", "neither", "nor", "either", "contrary", "false", "wrong",
        "difference", "gap", "between", "differ", "differs", "apart",
    ];

    /// <summary>Words before the side with which the subject is compared.</summary>
    private static readonly HashSet<string> _objecting =
        ["against", "than", "beside", "compared", "versus", "relative"];

    private static readonly HashSet<string> _asserting =
        ["IsBelow", "IsAbove", "IsNoWorseThan", "IsIncreasing", "IsDecreasing", "IsBetween", "IsEquivalentTo", "IsEqualTo", "IsBestOf"];

    /// <summary>Methods that assert nothing. They only permit differences between the points of a side.</summary>
    private static readonly HashSet<string> _declaring = ["AcrossTokenBudgets", "AcrossValidationSets"];

    private static readonly HashSet<string> _higher = ["higher", "larger", "greater", "bigger", "more", "above"];
    private static readonly HashSet<string> _lower = ["lower", "smaller", "less", "fewer", "below"];
    private static readonly HashSet<string> _raising = ["raises", "increases", "raise", "increase"];
    private static readonly HashSet<string> _lowering =
        ["lowers", "reduces", "decreases", "cuts", "lower", "reduce", "decrease", "saves", "save"];

    private static readonly HashSet<string> _fluctuating = ["fluctuates", "fluctuate", "jitters", "jitter", "varies", "vary"];

    private static readonly HashSet<string> _copulas = ["is", "are", "ends", "gets", "becomes", "stays", "remains"];
    private static readonly HashSet<string> _learning = ["learns", "learn", "converges", "converge", "generalizes", "generalize"];

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
        ["Accuracy"] = ["accurate", "share", "fraction", "correctly", "correct"],
        ["Steps"] = ["step", "updates"],
        ["Tokens"] = ["text", "data"],
        ["TokensTrained"] = ["tokens", "text", "data"],
        ["Flops"] = ["arithmetic", "computations", "computation", "compute", "operations"],
        ["FlopsPerMillionTokens"] = ["arithmetic", "computations", "computation", "compute", "operations"],
        ["TokensPerSecond"] = ["throughput", "tokens", "-time"],
        ["StepTime"] = ["-often"],
        ["UpdatesPerMillionTokens"] = ["updates", "often"],
        ["MemoryBytes"] = ["memory"],
        ["GradientNorm"] = ["gradient", "gradients"],
    };

    /// <summary>The quantities whose higher values are better. For all other ranked quantities, lower values are better.</summary>
    private static readonly HashSet<string> _betterHigher = ["Accuracy", "TokensPerSecond", "ModelFlopsUtilization"];

    private static readonly HashSet<string> _ofLearning = ["ValidationLoss", "TrainLoss", "SeenLoss", "BitsPerByte", "Accuracy"];

    public static IEnumerable<Diagnostic> Check(
        IReadOnlyList<ClaimCall> calls,
        ExperimentDeclaration experiment,
        SweepEvaluation? evaluation) =>
        from claim in calls.Where(call => !_declaring.Contains(call.Method)).GroupBy(call => call.Claim)
        where calls.All(other => other.Claim == claim.Key || other.Claim.Text != claim.Key.Text)    // LB8008 reports a copied text
        where claim.Where(call => _asserting.Contains(call.Method)).ToList() is [{ }]
        let call = claim.Single(one => _asserting.Contains(one.Method))
        let finding = Bound(call) ?? ClaimNumberRule.Check(call) ?? (claim.Count() == 1
            ? Sides(call) ?? Limit(call) ?? ClaimLikenessRule.Check(call) ?? ClaimLevelRule.Check(call)
                ?? ClaimMetricRule.Check(call, experiment) ?? ClaimConditionRule.Check(call, experiment, evaluation)
                ?? ClaimMemoryRule.Check(call, evaluation)
                ?? ClaimListRule.Check(call) ?? ClaimSpeedRule.Check(call, evaluation) ?? ClaimTranslationRule.Check(call)
                ?? ClaimSettingRule.Check(call, evaluation) ?? ClaimInteractionRule.Check(call)
                ?? ClaimFractionRule.Check(call, evaluation) ?? ClaimMatchRule.Check(call, experiment)
                ?? ClaimEveryRule.Check(call) ?? ClaimSecondMetricRule.Check(call, experiment) ?? ClaimUpperBoundRule.Check(call)
                ?? ClaimDeviceRule.Check(call, experiment) ?? ClaimReasonRule.Check(call, evaluation)
            : ClaimExponentRule.Check([.. claim]) ?? ClaimEffectRule.Check(call, [.. claim]))
        where finding is not null
        select finding;

    /// <summary>Compares the text with an assertion about a number, as in "is above 20".</summary>
    private static Diagnostic? Bound(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove") || call.Number("number") is not { } number)
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var said = new HashSet<bool>();
        for (int i = 1; i < words.Count; i++)
        {
            if (!(ClaimNumbers.Of(words[i]) is { } written && written.Equals(number)))
            {
                continue;
            }

            string before = words[i - 1] == "than" && i > 1 ? words[i - 2] : words[i - 1];
            bool isThan = words[i - 1] == "than";
            if (isThan ? _higher.Contains(before) : before is "above" or "over" or "exceeds")
            {
                said.Add(true);
            }
            else if (isThan ? _lower.Contains(before) : before is "below" or "under")
            {
                said.Add(false);
            }
        }

        return said.Count == 1 && said.Single() != (call.Method == "IsAbove") && !words.Any(IsTurning)
            ? Finding(
                call,
                $"that the value is {(said.Single() ? "above" : "below")} {LevelName.Of(number, null)}",
                $"{call.Method} asserts that it is {(said.Single() ? "below" : "above")}",
                instead: said.Single() ? "IsAbove" : "IsBelow")
            : null;
    }

    /// <summary>Compares the text with an assertion about the levels of one axis.</summary>
    private static Diagnostic? Sides(ClaimCall call)
    {
        if (call.Left is not { Arms.Count: > 0 } left
            || AssertedOf(call) is not var (axis, first, second, isFirstHigher))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var text = new ComparedText(words, axis, first, second);
        if (Enumerable.Range(0, words.Count).Any(i => IsTurning(words[i]) && !IsLowerBound(words, i) && !text.Names(i)))
        {
            return null;
        }

        bool? said = null;
        for (int i = 0; i < words.Count; i++)
        {
            if (text.IsAdjective(i))
            {
                continue;
            }

            switch (Direction(words, i, left))
            {
                case Said.Unknown:
                    return null;
                case Said.Higher or Said.Lower when text.SubjectOf(i) is { } isFirst:
                    bool saysFirstHigher = isFirst == (Direction(words, i, left) == Said.Higher);
                    if ((saysFirstHigher == isFirstHigher && call.Method != "IsNoWorseThan")
                        || (said is { } earlier && earlier != saysFirstHigher))
                    {
                        return null;
                    }

                    said = saysFirstHigher;
                    break;
            }
        }

        if (said is not { } isHigher)
        {
            return null;
        }

        bool isAgreed = isHigher == isFirstHigher;
        string one = $"{axis.Property.Name} = {LevelName.Of(first[0], axis.LevelType)}";
        string other = LevelName.Of(second[0], axis.LevelType);
        return Finding(
            call,
            $"that {left.Name} is {(isHigher ? "higher" : "lower")} at {one} than at {other}",
            call.Method switch
            {
                "IsNoWorseThan" when isAgreed => "IsNoWorseThan also accepts that both are alike",
                "IsNoWorseThan" => "IsNoWorseThan asserts the opposite",
                "IsEquivalentTo" or "IsEqualTo" => $"{call.Method} asserts that both are alike",
                _ => $"{call.Method} asserts that it is {(isHigher ? "lower" : "higher")}",
            },
            instead: call.Method is "IsIncreasing" or "IsDecreasing" ? isHigher ? "IsIncreasing" : "IsDecreasing"
                : isHigher ? "IsAbove" : "IsBelow");
    }

    /// <summary>Compares a text that limits how much worse its subject is, as in "64 loses at most 0.02 against 16", with the sides.</summary>
    private static Diagnostic? Limit(ClaimCall call)
    {
        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        if (call.Method != "IsNoWorseThan" || call.Left is not { } left || AssertedOf(call) is not var (axis, first, second, _)
            || IsHigherBetter(left) is not { } isHigherBetter || words.Any(_dividing.Contains) || !words.Any(_limiting.Contains))
        {
            return null;
        }

        // What gains at most a little is the better side.
        if (words.Any(_gaining.Contains)
            || Enumerable.Range(0, words.Count).Any(i => Direction(words, i, left) == (isHigherBetter ? Said.Higher : Said.Lower)))
        {
            return null;
        }

        var mentions = new ComparedText(words, axis, first, second).Mentions.ToList();
        var subjects = mentions.Where(one => !words.Take(one.Place).Any(_objecting.Contains)).ToList();
        return subjects.Count > 0 && !subjects[0].IsFirst && mentions[0] == subjects[0]
            && (mentions.Count == 1 || mentions.Skip(1).All(one => one.IsFirst))
            ? Finding(
                call,
                $"that {left.Name} may be worse at {axis.Property.Name} = {LevelName.Of(second[0], axis.LevelType)}",
                $"IsNoWorseThan limits how much worse {LevelName.Of(first[0], axis.LevelType)} is",
                remedy: "swap the two sides")
            : null;
    }

    /// <summary>The diagnostic of a claim whose text says one thing and whose code asserts another.</summary>
    /// <param name="call">The comparison.</param>
    /// <param name="said">What the text says.</param>
    /// <param name="asserted">What the code asserts.</param>
    /// <param name="instead">The method that would agree with the text; null if the two differ in more than the method.</param>
    /// <param name="remedy">Another change of the code that would make it agree with the text, such as "write layers: 4".</param>
    public static Diagnostic Finding(ClaimCall call, string said, string asserted, string? instead = null, string? remedy = null)
    {
        bool isInClaim = call.Place.SourceSpan == call.Call.Syntax.Span;
        return Diagnostic.Create(
            Descriptors.TextSaysOpposite,
            isInClaim && call.Call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } }
                ? name.GetLocation()
                : call.Place,
            Remedy.Of((Remedy.Values, isInClaim ? instead : null)),
            said,
            asserted,
            (remedy ?? (instead is null ? null : $"write {instead}")) is { } change ? $", or {change}" : "");
    }

    /// <summary>
    /// The one axis in which the sides differ, the levels of both sides, and whether the metric is asserted to be higher on the first side
    /// (null if it is asserted to be equal on both). For a trend, the sides are the highest and the lowest level.
    /// </summary>
    public static (AxisDeclaration Axis, List<object> First, List<object> Second, bool? IsFirstHigher)? AssertedOf(ClaimCall call)
    {
        if (call.Left?.Arms is not { Count: > 0 } lefts)
        {
            return null;
        }

        if (call.Method is "IsIncreasing" or "IsDecreasing")
        {
            if (call.Left.VaryingAxes is not [var varying])
            {
                return null;
            }

            var levels = lefts.Select(arm => arm.Levels[varying]).Where(IsNumber)
                .OrderBy(level => Convert.ToDouble(level, CultureInfo.InvariantCulture)).ToList();
            return levels.Count < 2 ? null : (varying, [levels[levels.Count - 1]], [levels[0]], call.Method == "IsIncreasing");
        }

        bool? isHigher = call.Method switch
        {
            "IsAbove" => true,
            "IsBelow" => false,
            "IsNoWorseThan" => IsHigherBetter(call.Left),
            _ => null,
        };
        if ((isHigher is null && call.Method is not ("IsEquivalentTo" or "IsEqualTo"))
            || call.Rights is not [{ Arms: { Count: > 0 } rights }])
        {
            return null;
        }

        var arms = lefts.Concat(rights).ToList();
        var axes = lefts[0].Levels.Where(level => arms.Any(arm => !Equals(arm.Levels[level.Key], level.Value)))
            .Select(level => level.Key).ToList();
        if (axes is not [var axis])
        {
            return null;
        }

        var first = lefts.Select(arm => arm.Levels[axis]).Distinct().ToList();
        var second = rights.Select(arm => arm.Levels[axis]).Distinct().ToList();
        return first.Intersect(second).Any() ? null : (axis, first, second, isHigher);
    }

    private enum Said
    {
        Nothing,
        Unknown,
        Higher,
        Lower,
    }

    /// <summary>What a word says about the metric of its subject.</summary>
    private static Said Direction(IReadOnlyList<string> words, int i, ClaimSide side)
    {
        string word = words[i];
        string metric = side.Accessor.Name;
        bool isTarget = side.Budget.StartsWith("ToTarget", StringComparison.Ordinal);
        if (word is "better" or "worse")
        {
            return !isTarget && _ofLearning.Contains(metric) ? Of(_betterHigher.Contains(metric) == (word == "better")) : Said.Unknown;
        }

        if (word is "faster" or "slower" or "quicker" or "sooner")
        {
            bool isFast = word != "slower";
            return isTarget && metric is "Steps" or "Tokens" or "Time" ? Of(!isFast)
                : metric == "TokensPerSecond" ? Of(isFast)
                : metric == "StepTime" ? Of(!isFast)
                : _ofLearning.Contains(metric) && words.Take(i).Reverse().Take(2).Any(_learning.Contains)
                ? Of(_betterHigher.Contains(metric) == isFast)
                : Said.Unknown;
        }

        if (metric.EndsWith("Jitter", StringComparison.Ordinal))
        {
            if (word is "steadier" or "smoother")
            {
                return Of(false);
            }

            int verb = i - 1;
            while (verb > 0 && (words[verb] is "%" or "percent" or "at" or "least" || ClaimNumbers.Of(words[verb]) is not null))
            {
                verb--;
            }

            if (word is "less" or "more" && verb >= 0 && _fluctuating.Contains(words[verb]))
            {
                return Of(word == "more");
            }
        }

        bool isVerb = (_raising.Contains(word) || _lowering.Contains(word)) && i + 1 < words.Count && words[i + 1] is "the" or "its";
        if (isVerb || word is "raises" or "lowers" or "increases" or "reduces" or "decreases" or "saves" or "cuts")
        {
            return NounAfter(words, i, metric) is { } sign ? Of(_raising.Contains(word) == sign) : Said.Unknown;
        }

        if (!_higher.Contains(word) && !_lower.Contains(word))
        {
            return Said.Nothing;
        }

        // In "by more than 0.02" and "less than 5 % more memory", the comparative only limits a number.
        if (word is "less" or "more" && i + 2 < words.Count && words[i + 1] == "than"
            && ClaimNumbers.Of(words[i + 2].TrimEnd('%')) is not null)
        {
            return word == "more" && i > 0 && words[i - 1] == "by" ? Said.Nothing : Said.Unknown;
        }

        // "0.05 below that of 16" and "is higher" follow the metric.
        bool isCopula = i > 0 && (_copulas.Contains(words[i - 1])
            || (word is "above" or "below" && i + 1 < words.Count && words[i + 1] is "that" or "those"));
        bool? noun = word is "above" or "below" ? null : NounAfter(words, i, metric);
        noun ??= isCopula || (word is "fewer" or "less" or "more" && words.Skip(Math.Max(0, i - 3)).Take(Math.Min(i, 3)).Contains("per"))
            ? NounBefore(words, i, metric)
            : null;
        return noun is { } isRising ? Of(_higher.Contains(word) == isRising) : Said.Unknown;

        static Said Of(bool isHigher) => isHigher ? Said.Higher : Said.Lower;
    }

    /// <summary>Whether one of the next words names the metric (true) or a quantity that falls as it rises (false).</summary>
    private static bool? NounAfter(IReadOnlyList<string> words, int i, string metric) =>
        words.Skip(i + 1).Take(4).TakeWhile(word => word is not ("than" or "with" or "at" or "for" or "of") && char.IsLetter(word[0]))
            .Select(word => SignOf(word, metric)).FirstOrDefault(sign => sign is not null);

    /// <summary>Whether an earlier word of the clause names the metric.</summary>
    private static bool? NounBefore(IReadOnlyList<string> words, int i, string metric) =>
        words.Take(i).Reverse().TakeWhile(word => word is not (":" or ";"))
            .Select(word => SignOf(word, metric)).FirstOrDefault(sign => sign is not null);

    /// <summary>Whether a word of a text names the metric, as "loss" does for <c>ValidationLoss</c>.</summary>
    public static bool IsNounOf(string metric, string word) => SignOf(word, metric) == true;

    private static bool? SignOf(string word, string metric)
    {
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

    private static bool IsRanked(ClaimSide side) =>
        _ofLearning.Contains(side.Accessor.Name) || side.Accessor.Name is "TokensPerSecond" or "StepTime" or "PeakMemory"
        || side.Budget.StartsWith("ToTarget", StringComparison.Ordinal);

    /// <summary>Whether a word is part of a bound such as "at least 20 % lower", which keeps its direction.</summary>
    private static bool IsLowerBound(IReadOnlyList<string> words, int i) =>
        words[i] == "least" && i > 0 && words[i - 1] == "at" && i + 1 < words.Count && ClaimNumbers.Of(words[i + 1]) is not null;

    /// <summary>Whether a word may turn the meaning of a sentence around, or make it conditional.</summary>
    public static bool IsTurning(string word) => _turning.Contains(word) || ClaimWords.IsNegated(word);

    /// <summary>Whether a level is a number.</summary>
    public static bool IsNumber(object? value) => value is IConvertible and not (string or bool or char or Enum);

    /// <summary>Whether a level is a given number.</summary>
    public static bool HasNumber(object? value, double number) =>
        IsNumber(value) && Convert.ToDouble(value, CultureInfo.InvariantCulture).Equals(number);
}
