using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says that training is faster, or reads more text per second, although the code compares the time of steps
/// that read different numbers of tokens. The shorter step then only does less work.
/// </summary>
internal static class ClaimSpeedRule
{
    private static readonly HashSet<string> _training = ["train", "trains", "training"];
    private static readonly HashSet<string> _fast = ["faster", "slower", "quicker"];

    private static readonly Regex _throughput = new(
        @"\b(throughput|(more|less|fewer|as much|as many|most|least|the same|[0-9]+) ([a-z]+ )?(text|tokens|sequences|bytes|data)"
            + @" (per|a|each|every|in an?|in the same) (second|minute|hour|day|time)"
            + "|(the|its|more|less|a) (text|tokens|data|epoch) (faster|slower|sooner|more quickly|more slowly))\\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation)
    {
        if (evaluation is null || call is not { Method: "IsBelow" or "IsAbove", Left: { Accessor.Name: "StepTime", Arms: [var one] } }
            || call.Rights is not [{ Arms: [var other] }])
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        bool isOfStep = words.Any(word => word is "step" or "steps" or "update" or "updates");
        string? said = isOfStep ? null : _throughput.Match(call.Claim.Text) is { Success: true } match ? $"'{match.Value}'"
            : words.Any(_training.Contains) && words.Any(_fast.Contains) ? "that training is faster" : null;
        return said is not null
            && TokensOf(one) is { } first && TokensOf(other) is { } second && first != second
            ? ClaimFinding.Of(
                call,
                said,
                FormattableString.Invariant($"StepTime compares a step of {first:N0} tokens with one of {second:N0}"),
                remedy: "compare TokensPerSecond")
            : null;

        long? TokensOf(ClaimArm arm) => evaluation.PointOf(arm)?.Trainable?.TokensPerStep;
    }
}
