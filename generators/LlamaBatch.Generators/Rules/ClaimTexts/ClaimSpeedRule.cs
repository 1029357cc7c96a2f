using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says that training is faster, although the code compares the time of steps that read different numbers of
/// tokens. The shorter step then only does less work.
/// </summary>
internal static class ClaimSpeedRule
{
    private static readonly HashSet<string> _training = ["train", "trains", "training"];
    private static readonly HashSet<string> _fast = ["faster", "slower", "quicker"];

    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation)
    {
        if (evaluation is null || call is not { Method: "IsBelow" or "IsAbove", Left: { Accessor.Name: "StepTime", Arms: [var one] } }
            || call.Rights is not [{ Arms: [var other] }])
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        return words.Any(_training.Contains) && words.Any(_fast.Contains)
            && !words.Any(word => word is "step" or "steps" or "update" or "updates")
            && TokensOf(one) is { } first && TokensOf(other) is { } second && first != second
            ? ClaimFinding.Of(
                call,
                "that training is faster",
                FormattableString.Invariant($"StepTime compares a step of {first:N0} tokens with one of {second:N0}"),
                remedy: "compare TokensPerSecond")
            : null;

        long? TokensOf(ClaimArm arm) => evaluation.PointOf(arm)?.Trainable?.TokensPerStep;
    }
}
