using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says how many query heads share a key-value head, as in "two query heads share a key-value head", if no model on
/// either side shares them so. Two of eight heads share one if there are four key-value heads, not two.
/// </summary>
internal static class ClaimSharingRule
{
    private static readonly Regex _shared = new(
        $@"\b({StatedNumber.Integer}|{StatedNumber.Word}) (query |attention )?heads (each )?(share|use) (a|one|each|a single|the same|every) "
            + "(key-value|key and value|kv|key/value) head",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about heads that do not share.</summary>
    private static readonly Regex _aside = new(
        @"\b(no|not|never|neither|nor|cannot|(at most|at least|up to|than) (\w+ )?(query |attention )?heads)\b|n['’]t\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation)
    {
        if (evaluation is null || call.Left is not { Arms: not null } left || call.Rights.Any(right => right.Arms is null)
            || _aside.IsMatch(call.Claim.Text) || _shared.Matches(call.Claim.Text).Cast<Match>().ToList() is not [var said])
        {
            return null;
        }

        var models = left.PointsIn(evaluation).Concat(call.Rights.SelectMany(right => right.PointsIn(evaluation)))
            .Select(point => point.Model).Distinct().ToList();
        double shared = StatedNumber.In(said);
        return models.Count > 0 && models.TrueForAll(model => model is not null && !model.Problems().Any()
            && !(shared * model.KeyValueHeads).Equals(model.Heads))
            ? ClaimFinding.Of(
                call,
                $"'{said.Value}'",
                $"the numbers of query heads and key-value heads are {Sentence.AllOf(models.Select(model => Of(model!)).Distinct())}",
                remedy: models.Select(model => model!.Heads / shared).Distinct().ToList() is [var needed]
                    && needed.Equals(Math.Floor(needed))
                    ? FormattableString.Invariant($"name the level with {needed} key-value heads")
                    : null)
            : null;

        static string Of(LlamaConfig model) => FormattableString.Invariant($"{model.Heads} and {model.KeyValueHeads}");
    }
}
