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

    /// <summary>Words after "than" that name the other level of the switch, as in "helps more than no clipping".</summary>
    private static readonly HashSet<string> _off = ["no", "not", "without", "none", "off", "never"];

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
        // "Costs more tokens than" compares the costs of the two levels.
        bool isEffect = more > 0 && than > more
            && (than == more + 1 || words[more + 1] is "at" or "in" or "for" or "with" or "on" or "under");
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

        bool IsOther(string word) => _off.Contains(word) || word.StartsWith("un", StringComparison.Ordinal)
            || ClaimNumbers.IsNoun(word, axis.Property.Name);
    }
}
