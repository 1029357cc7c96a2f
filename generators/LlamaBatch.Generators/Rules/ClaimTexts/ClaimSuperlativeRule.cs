using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims about the largest, the smallest or the second-largest level, as in "the second-deepest of four models has the lowest loss",
/// whose code has another level on its first side.
/// </summary>
internal static class ClaimSuperlativeRule
{
    private static readonly Regex _subject = new(
        @"^(At |With |For |In )?the ((?<ordinal>second|third)[- ])?(?<adjective>largest|biggest|highest|longest|smallest|lowest|shortest"
            + @"|deepest|widest|shallowest|narrowest) (?<noun>[\p{L}-]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly HashSet<string> _small = ["smallest", "lowest", "shortest", "shallowest", "narrowest"];

    /// <summary>Adjectives that name their axis, each with words for it.</summary>
    private static readonly Dictionary<string, string[]> _axes = new(StringComparer.Ordinal)
    {
        ["deepest"] = ["layers", "depth"],
        ["shallowest"] = ["layers", "depth"],
        ["widest"] = ["width", "hidden"],
        ["narrowest"] = ["width", "hidden"],
    };

    public static Diagnostic? Check(ClaimCall call)
    {
        Match said = _subject.Match(call.Claim.Text);
        if (!said.Success || call.Method is not ("IsBestOf" or "IsBelow" or "IsAbove" or "IsNoWorseThan")
            || call.Left is not { Arms: [var left] } || call.Rights is not [{ Arms: { Count: > 0 } rights }]
            || left.Levels.Keys.Where(axis => rights.Any(arm => !Equals(arm.Levels[axis], left.Levels[axis]))).ToList() is not [var only]
            || only.Levels.Count < 3 || only.LevelType.TypeKind == TypeKind.Enum || !only.Levels.All(level => LevelNumber.Is(level.Value))
            || ClaimWords.Of(call.Claim.Text)
                .Any(word => word is "no" or "not" or "than" or "that" or "which" or "whose" || ClaimWords.IsNegated(word)))
        {
            return null;
        }

        string adjective = said.Groups["adjective"].Value.ToLowerInvariant();
        string noun = said.Groups["noun"].Value.ToLowerInvariant();
        bool isOfAxis = _axes.TryGetValue(adjective, out string[]? axes) ? ClaimWords.PartsOf(only.Property.Name).Any(axes.Contains)
            : ClaimNumbers.IsNoun(noun, only.Property.Name);
        // A level of 0 often means none.
        var sorted = only.Levels.Select(level => level.Value!).Where(level => LevelNumber.Of(level) > 0).OrderBy(LevelNumber.Of).ToList();
        int rank = said.Groups["ordinal"].Value.ToLowerInvariant() switch
        {
            "second" => 1,
            "third" => 2,
            _ => 0,
        };
        int place = _small.Contains(adjective) ? rank : sorted.Count - 1 - rank;
        return isOfAxis && place >= 0 && place < sorted.Count && !Equals(sorted[place], left.Levels[only])
            // The text may name the second side first.
            && (call.Method == "IsBestOf" || !rights.Any(arm => Equals(arm.Levels[only], sorted[place])))
            ? ClaimFinding.Of(
                call,
                $"'{said.Value}', which is {only.Property.Name} = {LevelName.Of(sorted[place], only.LevelType)}",
                $"{call.Method} is about {LevelName.Of(left.Levels[only], only.LevelType)}",
                remedy: $"write {only.Parameter}: {LevelName.Of(sorted[place], only.LevelType)} in the code")
            : null;
    }
}
