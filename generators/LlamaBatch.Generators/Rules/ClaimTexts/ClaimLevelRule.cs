using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text names a level that the code does not compare, as in "a batch of 64 against one of 16" where the code compares
/// 32 with 16.
/// </summary>
internal static class ClaimLevelRule
{
    private static readonly HashSet<string> _before = ["of", "than", "at", "batch", "and", "or", "with", "a", "rate", "against"];

    /// <summary>Units of numbers that are not levels, as in "after 16 epochs".</summary>
    private static readonly HashSet<string> _units =
        ["tokens", "steps", "%", "epochs", "seeds", "percent", "million", "billion", "thousand", "nats", "times", "hours", "seconds"];

    public static Diagnostic? Check(ClaimCall call) => Compared(call) ?? Named(call) ?? Fixed(call);

    /// <summary>
    /// Compares the member of an enum that the text names after "than" or "against" with the other side, as in "against full attention"
    /// beside a comparison with <c>Attention.Grouped</c>.
    /// </summary>
    private static Diagnostic? Named(ClaimCall call)
    {
        if (call is not { Left.Arms.Count: 1, Rights: [{ Arms.Count: 1 }] }
            || ComparedLevels.OfOneAxis(call) is not var (axis, first, second, _)
            || axis.LevelType.TypeKind != TypeKind.Enum)
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var named = Enumerable.Range(0, words.Count).Select(i => (Place: i, Level: LevelMentions.At(words, i, axis)))
            .Where(one => one.Level is not null).ToList();
        // A text about a third level may name it as what both sides have in common.
        return named.Exists(one => second.Contains(one.Level!)) ? null
            : named.Find(one => one.Place > 0 && words[one.Place - 1] is "than" or "against" or "versus") is (> 0, { } level)
                && !first.Contains(level) && !IsPartOfName(level, first.Concat(second), axis)
            ? ClaimFinding.Of(
                call,
                $"that {axis.Property.Name} = {LevelName.Of(first[0], axis.LevelType)} is compared with {LevelName.Of(level, axis.LevelType)}",
                $"{call.Method} compares it with {LevelName.Of(second[0], axis.LevelType)}")
            : null;
    }

    /// <summary>Compares the levels in the text with the two sides, which differ in one axis.</summary>
    private static Diagnostic? Compared(ClaimCall call)
    {
        if (call.Left is not { Arms.Count: > 0 } || ComparedLevels.OfOneAxis(call) is not var (axis, first, second, _)
            || !AreNumbers(axis))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        bool isTrend = call.Method is "IsIncreasing" or "IsDecreasing";
        var said = Levels(words, axis, i => !isTrend || IsLevel(words, i, axis) || IsEnd(words, i)).ToList();
        var compared = first.Concat(second).Distinct().ToList();
        var strange = said.Except(isTrend ? call.Left.Arms!.Select(arm => arm.Levels[axis]) : compared).ToList();
        var missing = compared.Where(level => !IsNamed(words, level, axis)).ToList();
        if (missing.Count == 0 && !isTrend && said.Count > 2 && strange is [var leftOut] && InList(words, leftOut, axis))
        {
            return ClaimFinding.Of(
                call,
                $"that {axis.Property.Name} = {LevelName.Of(leftOut, axis.LevelType)} is compared too",
                $"{call.Method} leaves it out",
                remedy: $"add {LevelName.Of(leftOut, axis.LevelType)} to the code");
        }

        if (said.Count < 2 || strange.Count == 0 || missing.Count == 0)
        {
            return null;
        }

        string name = axis.Property.Name;
        if (said.Except(strange).FirstOrDefault() is { } common && !isTrend)
        {
            return Finding($"that {name} = {Of(common)} is compared with {Of(strange[0])}", $"compares it with {Of(missing[0])}");
        }

        return Finding($"that levels of {name} are compared, among them {Of(strange[0])}", $"compares {Of(missing[0])} instead");

        string Of(object level) => LevelName.Of(level, axis.LevelType);

        Diagnostic Finding(string text, string code) => ClaimFinding.Of(call, text, $"{call.Method} {code}");
    }

    /// <summary>Whether the name of a level begins that of another one, as Adam begins AdamW.</summary>
    private static bool IsPartOfName(object level, IEnumerable<object> others, AxisDeclaration axis) =>
        axis.LevelType.MemberOf(level)?.Name is { } name
        && others.Any(other => axis.LevelType.MemberOf(other)?.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Compares a level in the text with the one level of an axis that all compared points have.</summary>
    private static Diagnostic? Fixed(ClaimCall call)
    {
        if (call.Left is not { Arms.Count: > 0 } left || call.Rights.Any(right => right.Arms is null)
            || call.Rights.Count == 0 && call.Number("number") is null)
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        var arms = left.Arms!.Concat(call.Rights.SelectMany(right => right.Arms!)).ToList();
        foreach (AxisDeclaration axis in arms[0].Levels.Keys.Where(AreNumbers))
        {
            object level = arms[0].Levels[axis];
            if (arms.All(arm => Equals(arm.Levels[axis], level))
                && Levels(words, axis, i => IsBesideNoun(words, i, axis, arms[0].Levels.Keys)).ToList() is [var said]
                && !Equals(said, level) && (!IsNamed(words, level, axis) || IsOfAnother(arms, level, axis)))
            {
                return ClaimFinding.Of(
                    call,
                    $"that {axis.Property.Name} is {LevelName.Of(said, axis.LevelType)}",
                    $"{call.Method} reads {axis.Property.Name} = {LevelName.Of(level, axis.LevelType)}",
                    remedy: $"write {axis.Parameter}: {LevelName.Of(said, axis.LevelType)} in the code");
            }
        }

        return null;
    }

    /// <summary>Whether a number is also a compared level of another axis, as in "with four layers, eight heads are better than two".</summary>
    private static bool IsOfAnother(IReadOnlyList<ClaimArm> arms, object level, AxisDeclaration axis) => arms.Any(arm => arm.Levels.Any(
        other => other.Key != axis && AreNumbers(other.Key) && LevelNumber.Of(other.Value).Equals(LevelNumber.Of(level))));

    private static bool AreNumbers(AxisDeclaration axis) =>
        axis.LevelType.TypeKind != TypeKind.Enum && axis.Levels.Count > 1 && axis.Levels.All(level => LevelNumber.Is(level.Value));

    /// <summary>The levels that the text names at positions that satisfy a condition.</summary>
    private static IEnumerable<object> Levels(IReadOnlyList<string> words, AxisDeclaration axis, Func<int, bool> isLevel) =>
        Enumerable.Range(0, words.Count).Where(isLevel).Select(i => LevelMentions.At(words, i, axis)).OfType<object>().Distinct();

    private static bool IsNamed(IReadOnlyList<string> words, object level, AxisDeclaration axis) =>
        Enumerable.Range(0, words.Count).Any(i => ClaimNumbers.Of(words[i]) is { } number && number.Equals(LevelNumber.Of(level))
            || Equals(LevelMentions.At(words, i, axis), level));

    /// <summary>Whether a level is part of a list of levels, as 32 is in "16, 32 and 100".</summary>
    private static bool InList(IReadOnlyList<string> words, object level, AxisDeclaration axis) =>
        Enumerable.Range(0, words.Count).Where(i => Equals(LevelMentions.At(words, i, axis), level)).ToList() is [var place]
        && ((place > 1 && words[place - 1] is "," or "and" or "or" && LevelMentions.At(words, place - 2, axis) is not null)
            || (place + 2 < words.Count && words[place + 1] is "," or "and" or "or"
                && LevelMentions.At(words, place + 2, axis) is not null));

    /// <summary>Whether the words around a number allow it to be a level.</summary>
    private static bool IsLevel(IReadOnlyList<string> words, int i, AxisDeclaration axis)
    {
        string after = i + 1 < words.Count ? words[i + 1] : "";
        return ClaimNumbers.IsNoun(after, axis.Property.Name) || IsAfterNoun(words, i, axis.Property.Name)
            || (i > 0 && _before.Contains(words[i - 1])
                && (after.Length == 0 || !char.IsLetterOrDigit(after[0]) || after is "sequences" or "layers"
                    || ClaimNumbers.IsVerb(after)));
    }

    /// <summary>Whether a number is an end of a trend, as in "from 16 up to 256".</summary>
    private static bool IsEnd(IReadOnlyList<string> words, int i) =>
        (i > 1 && words[i - 1] == "to" && words[i - 2] == "up" && words.Contains("from"))
        || (i > 0 && i + 2 < words.Count && words[i - 1] == "from" && words[i + 1] == "up" && words[i + 2] == "to");

    /// <summary>Whether a number follows or precedes a noun that names one axis and no other.</summary>
    private static bool IsBesideNoun(IReadOnlyList<string> words, int i, AxisDeclaration axis, IEnumerable<AxisDeclaration> axes) =>
        IsBeside(words, i, axis.Property.Name) && !axes.Any(other => other != axis && IsBeside(words, i, other.Property.Name))
        && !words.Any(word => word is "to" or "from");

    private static bool IsBeside(IReadOnlyList<string> words, int i, string axis) =>
        IsAfterNoun(words, i, axis) || (i + 1 < words.Count && ClaimNumbers.IsNoun(words[i + 1], axis));

    private static bool IsAfterNoun(IReadOnlyList<string> words, int i, string axis)
    {
        int noun = i - 1;
        noun -= noun > 0 && words[noun] == "of" ? 1 : 0;
        noun -= noun > 0 && words[noun] == "size" ? 1 : 0;
        return noun >= 0 && ClaimNumbers.IsNoun(words[noun], axis) && !(i + 1 < words.Count && _units.Contains(words[i + 1]));
    }

}
