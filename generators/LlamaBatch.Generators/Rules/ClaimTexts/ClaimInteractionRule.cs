using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text compares two effects, as in "tying helps a narrow model more than a wide one" or "a low rate raises the loss
/// of a batch of 64 more than that of 8", and whose code compares two levels under one condition only.
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

    /// <summary>Words between "than" and the level of the other condition, as in "than that of a batch of 8".</summary>
    private static readonly HashSet<string> _leading =
        ["that", "those", "of", "at", "for", "with", "in", "it", "does", "a", "an", "one", "the", "size"];

    public static Diagnostic? Check(ClaimCall call) => OfSwitch(call) ?? OfLevels(call);

    /// <summary>Reports a text about the effect at two levels of an axis of which the code reads one.</summary>
    private static Diagnostic? OfLevels(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove") || call.Left is not { Arms: [var arm] }
            || ComparedLevels.OfOneAxis(call) is not var (axis, first, second, _))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        int than = Enumerable.Range(0, words.Count).FirstOrDefault(i => i > 1 && words[i] == "than" && IsMore(words, i));
        if (than < 2)
        {
            return null;
        }

        foreach (KeyValuePair<AxisDeclaration, object> held in arm.Levels.Where(level => level.Key != axis && IsNumeric(level.Key)))
        {
            string name = held.Key.Property.Name;
            int at = than + 1;
            while (at < words.Count && (_leading.Contains(words[at]) || ClaimNumbers.IsNoun(words[at], name)))
            {
                at++;
            }

            bool isEnd = at + 1 >= words.Count || !char.IsLetterOrDigit(words[at + 1][0]) || ClaimNumbers.IsNoun(words[at + 1], name);
            if (isEnd && at > than + 1 && at < words.Count && ClaimNumbers.At(words, at, name) is { } other && IsLevel(held.Key, other)
                && !LevelNumber.Is(held.Value, other) && !first.Concat(second).Any(level => LevelNumber.Is(level, other))
                && words.Take(than).Any(word => ClaimNumbers.Of(word) is { } own && LevelNumber.Is(held.Value, own)))
            {
                return ClaimFinding.Of(
                    call,
                    $"that the effect of '{axis.Property.Name}' differs between {name} = "
                        + $"{LevelName.Of(held.Value, held.Key.LevelType)} and {words[at]}",
                    $"{call.Method} compares two levels at {name} = {LevelName.Of(held.Value, held.Key.LevelType)} only",
                    remedy: "compare two effects with EffectAgainst");
            }
        }

        return null;

        // "More than that of 8", or "more at a batch of 64 than at 8".
        static bool IsMore(IReadOnlyList<string> words, int than) => words[than - 1] is "more" or "less"
            || Enumerable.Range(Math.Max(0, than - 8), Math.Min(8, than)).Any(i => i + 1 < than
                && words[i] is "more" or "less" or "larger" && _conditions.Contains(words[i + 1]));

        static bool IsNumeric(AxisDeclaration one) => one.LevelType.TypeKind != TypeKind.Enum
            && one.Levels.All(level => LevelNumber.Is(level.Value));

        static bool IsLevel(AxisDeclaration one, double number) => one.Levels.Any(level => LevelNumber.Is(level.Value, number));
    }

    private static Diagnostic? OfSwitch(ClaimCall call)
    {
        if (call.Method is not ("IsBelow" or "IsAbove")
            || ComparedLevels.OfOneAxis(call) is not ({ LevelType.SpecialType: SpecialType.System_Boolean } axis, [_], [_], _))
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
            ? ClaimFinding.Of(
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
