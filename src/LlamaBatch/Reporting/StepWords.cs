namespace LlamaBatch.Reporting;

/// <summary>Which training step trials take, in the words of <c>plan</c> and of reports.</summary>
internal static class StepWords
{
    /// <summary>The step's name, as the command line takes it.</summary>
    public static string NameOf(StepKind step) => step.ToString().ToLowerInvariant();

    /// <summary>The only step of some plans; null where they differ, which an axis or a setting that reads one can make them.</summary>
    public static StepKind? OnlyOf(IEnumerable<TrialPlan> plans) => plans.Select(plan => plan.Training.Step).Distinct().ToList() is [StepKind only] ? only : null;

    /// <summary>Which step the trials of some plans take, and what computes their gradients.</summary>
    public static string Sentence(IReadOnlyList<TrialPlan> plans) => OnlyOf(plans) switch
    {
        StepKind.Fast => $"Trials take the fast step: code written for Llama, with gradients derived by hand{PrecisionOf(plans)}.",
        StepKind.Autograd => "Trials take the autograd step: TorchSharp's automatic differentiation computes their gradients.",
        _ => "Trials take the fast step or the autograd step, as their settings say.",
    };

    private static string PrecisionOf(IReadOnlyList<TrialPlan> plans) => plans.Select(plan => plan.Precision).Distinct().ToList() switch
    {
        [Precision.BFloat16] => ", and its larger matrix products in bfloat16",
        [_, _, ..] => ", and its larger matrix products in float32 or bfloat16, as settings and sizes say",
        _ => "",
    };
}
