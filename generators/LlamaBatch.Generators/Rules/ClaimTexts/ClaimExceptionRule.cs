using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text excepts a level that the code includes, as in "every rule except the linear one", and claims whose text adds a
/// level that the code does not read, as in "and so does a straight line".
/// </summary>
internal static class ClaimExceptionRule
{
    private static readonly string[][] _excepting =
        [["except"], ["except", "for"], ["apart", "from"], ["other", "than"], ["all", "but"], ["besides"], ["save", "for"]];

    private static readonly string[][] _adding = [["so", "does"], ["so", "do"], ["as", "does"], ["as", "do"]];

    public static Diagnostic? Check(ClaimCall call)
    {
        if (call.Left is not { Arms: { Count: > 0 } lefts } || call.Rights.Any(right => right.Arms is null))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        foreach (AxisDeclaration axis in lefts[0].Levels.Keys.Where(axis => axis.Levels.Count > 2))
        {
            // A number may be a level of another axis.
            bool IsOfAnother(object level) => LevelNumber.Is(level) && lefts[0].Levels.Keys.Any(other => other != axis
                && other.Levels.Any(one => LevelNumber.Is(one.Value, LevelNumber.Of(level))));

            var left = lefts.Select(arm => arm.Levels[axis]).Distinct().ToList();
            var all = lefts.Concat(call.Rights.SelectMany(right => right.Arms!)).Select(arm => arm.Levels[axis]).Distinct().ToList();
            if (left.Count > 1 && After(words, _excepting, axis) is { } excepted && left.Contains(excepted))
            {
                string name = LevelName.Of(excepted, axis.LevelType);
                return ClaimFinding.Of(
                    call,
                    $"that {axis.Property.Name} = {name} is excepted",
                    $"{call.Method} includes it",
                    remedy: $"leave {name} out of the code");
            }

            if (After(words, _adding, axis) is { } added && !all.Contains(added) && !IsOfAnother(added))
            {
                string name = LevelName.Of(added, axis.LevelType);
                return ClaimFinding.Of(
                    call,
                    $"that {axis.Property.Name} = {name} is compared too",
                    $"{call.Method} leaves it out",
                    remedy: $"add {name} to the code");
            }
        }

        return null;
    }

    /// <summary>The level that the text names directly after a phrase; null without one.</summary>
    private static object? After(IReadOnlyList<string> words, string[][] phrases, AxisDeclaration axis) =>
        (from phrase in phrases
         from i in Enumerable.Range(0, words.Count)
         where ClaimWords.IsAt(words, i, phrase)
         let level = Enumerable.Range(i + phrase.Length, 4).Where(at => at < words.Count)
             .TakeWhile(at => char.IsLetterOrDigit(words[at][0]) && words[at] != "of"
                 && !words[at].EndsWith("est", StringComparison.Ordinal))
             .Select(at => LevelMentions.At(words, at, axis)).FirstOrDefault(level => level is not null)
         where level is not null
         select level).FirstOrDefault();
}
