using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports claims whose text says that both sides are the same, and whose code limits the difference in one direction only.</summary>
internal static class ClaimLikenessRule
{
    /// <summary>Words that may turn the meaning of a sentence around, or make it conditional.</summary>
    private static readonly HashSet<string> _turning =
    [
        "no", "not", "never", "neither", "nor", "without", "hardly", "cannot", "fail", "fails", "although", "though", "but", "while",
        "whereas", "unless", "except", "if", "only", "worse", "better", "until", "nearly", "almost", "half", "twice", "times",
    ];

    private static readonly HashSet<string> _verbs =
    [
        "has", "have", "reaches", "reach", "gets", "get", "gives", "give", "ends", "end", "needs", "need", "takes", "take", "shares",
        "share",
    ];

    private static readonly HashSet<string> _copulas = ["is", "are", "stays", "remains", "ends"];

    private static readonly HashSet<string> _directed = ["IsNoWorseThan", "IsBelow", "IsAbove"];

    /// <summary>Pairs of words that exclude both directions, as in "neither higher nor lower".</summary>
    private static readonly HashSet<(string, string)> _opposites =
    [
        ("higher", "lower"), ("lower", "higher"), ("better", "worse"), ("worse", "better"), ("above", "below"), ("below", "above"),
        ("more", "less"), ("less", "more"), ("larger", "smaller"), ("smaller", "larger"), ("helps", "hurts"), ("hurts", "helps"),
        ("gains", "loses"), ("loses", "gains"), ("faster", "slower"), ("slower", "faster"),
    ];

    public static Diagnostic? Check(ClaimCall call) => Same(call) ?? Neither(call) ?? AtMost(call);

    /// <summary>Compares "neither higher nor lower" with an assertion in one direction.</summary>
    private static Diagnostic? Neither(ClaimCall call)
    {
        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        return call is { Left: { } left, Rights.Count: 1 } && _directed.Contains(call.Method)
            && Enumerable.Range(0, Math.Max(0, words.Count - 3)).Any(i =>
                words[i] == "neither" && words[i + 2] == "nor" && _opposites.Contains((words[i + 1], words[i + 3])))
            ? OneSided(call, left)
            : null;
    }

    /// <summary>Compares a text such as "loses at most 0.02 against four" with an assertion that the first side is better.</summary>
    private static Diagnostic? AtMost(ClaimCall call)
    {
        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        return call.Left is { } left && call.Number("margin") is > 0 and var margin
            && MetricWords.IsHigherBetter(left) is { } isHigherBetter && call.Method == (isHigherBetter ? "IsAbove" : "IsBelow")
            && !words.Any(word => word is "no" or "not" or "never" || ClaimWords.IsNegated(word))
            && Enumerable.Range(0, Math.Max(0, words.Count - 3)).Any(i => words[i] is "lose" or "loses" or "costs" or "cost"
                && words[i + 1] == "at" && words[i + 2] == "most"
                && ClaimNumbers.Of(words[i + 3].TrimEnd('%')) is { } said && (said.Equals(margin) || said.Equals(100 * margin)))
            ? ClaimFinding.Of(
                call,
                "that the first side may be worse by the margin",
                $"{call.Method} asserts that it is better by the margin",
                instead: "IsNoWorseThan")
            : null;
    }

    private static Diagnostic? Same(ClaimCall call)
    {
        return call.Left is { } left && call.Rights.Count == 1 && _directed.Contains(call.Method)
            && Clauses(call.Claim.Text).Any(words => !words.Any(IsTurning)
                && Enumerable.Range(1, Math.Max(0, words.Count - 1)).Any(i => SaysTheSame(words, i, left.Accessor.Name)))
            ? OneSided(call, left)
            : null;
    }

    private static Diagnostic OneSided(ClaimCall call, ClaimSide left) => ClaimFinding.Of(
        call,
        $"that both sides have the same {left.Name}",
        call.Method == "IsNoWorseThan" ? "IsNoWorseThan also accepts that one is much better"
            : $"{call.Method} asserts that one is {(call.Method == "IsBelow" ? "lower" : "higher")}",
        instead: "IsEquivalentTo");

    /// <summary>Whether a word says that the metric is the same, as in "have the same loss" or "the loss at 32 is the same as".</summary>
    private static bool SaysTheSame(IReadOnlyList<string> words, int i, string metric)
    {
        if (words[i] == "equals")
        {
            return Before(i);
        }

        int article = words[i - 1] is "the" or "an" ? i - 1 : i;
        if (words[i] is not ("same" or "equal" or "identical") || article == 0)
        {
            return false;
        }

        bool isEnd = words[article - 1] is "at" or "with" && article > 1 && words[article - 2] is "end" or "ends";
        string verb = isEnd ? "end" : words[article - 1];
        return (_verbs.Contains(verb) && After(i)) || (_copulas.Contains(verb) && (words[i] != "same" || article < i) && Before(article));

        bool After(int at) => words.Skip(at + 1).Take(3).TakeWhile(word => char.IsLetter(word[0]))
            .Any(word => MetricWords.IsNounOf(metric, word));

        bool Before(int at) => words.Take(at).Any(word => MetricWords.IsNounOf(metric, word));
    }

    /// <summary>The words of the text before and after a colon or semicolon. What follows it explains what precedes it.</summary>
    private static IEnumerable<IReadOnlyList<string>> Clauses(string text) => text.Split(':', ';').Select(ClaimWords.Of);

    private static bool IsTurning(string word) => _turning.Contains(word) || ClaimWords.IsNegated(word);
}
