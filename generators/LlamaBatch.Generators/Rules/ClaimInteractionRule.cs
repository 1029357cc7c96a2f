using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text compares two effects, as in "tying helps a narrow model more than a wide one", and whose code compares two
/// levels of a switch only.
/// </summary>
internal static class ClaimInteractionRule
{
    private static readonly HashSet<string> _verbs =
    [
        "helps", "help", "hurts", "hurt", "harms", "matters", "matter", "pays", "costs", "cost", "gains", "gain", "saves", "save",
        "improves", "improve", "benefits", "benefit",
    ];

    private static readonly HashSet<string> _conditions = ["at", "in", "for", "with", "on", "under"];

    /// <summary>Words after "than" that name the other level of the switch, as in "helps more than no clipping".</summary>
    private static readonly HashSet<string> _off =
        ["no", "not", "without", "none", "off", "never", "half", "twice", "it", "margin", "noise"];

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove")
            || ClaimTextRule.AssertedOf(call) is not ({ LevelType.SpecialType: SpecialType.System_Boolean } axis, [_], [_], _))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        int verb = Enumerable.Range(0, words.Count).FirstOrDefault(i => i > 0 && _verbs.Contains(words[i]));
        int more = verb == 0 ? -1 : IndexOf("more", verb + 1, verb + 7);
        int than = more < 0 ? -1 : IndexOf("than", more + 1, words.Count);
        // "Costs more tokens than" and "saves more than half" have one effect. "By more than 0.01" is a margin.
        bool isEffect = more > verb + 1 && than == more + 1 && words[more - 1] is not ("by" or "no" or "not")
            || more > 0 && than > more + 1 && _conditions.Contains(words[more + 1]) && than + 1 < words.Count
                && _conditions.Contains(words[than + 1]);
        return isEffect && than + 1 < words.Count && !words.Skip(than + 1).Any(IsOther)
            ? ClaimTextRule.Finding(
                call,
                $"that one effect of '{axis.Property.Name}' is larger than another",
                $"{call.Method} compares only its two levels, under one condition",
                remedy: "compare two effects with EffectAgainst")
            : null;

        int IndexOf(string word, int from, int to)
        {
            for (int i = from; i < Math.Min(to, words.Count); i++)
            {
                if (words[i] == word)
                {
                    return i;
                }
            }

            return -1;
        }

        bool IsOther(string word) => _off.Contains(word) || ClaimNumbers.Of(word.TrimEnd('%')) is not null
            || word.StartsWith("un", StringComparison.Ordinal)
            || ClaimNumbers.IsNoun(word, axis.Property.Name);
    }
}
