using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Reports stages of a batch schedule that end before their first step does.</summary>
internal static class BatchStageRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        foreach (PointEvaluation point in evaluation.Points)
        {
            if (point.Trainable is not { Training: { BatchSchedule: StagedBatch staged } training } plan)
            {
                continue;
            }

            double before = 0;
            foreach (BatchStage stage in staged.Stages(training))
            {
                double tokens = (stage.Until - before) * plan.TokensTrained;
                double step = (double)stage.BatchSize.Count * plan.SequenceLength;
                if (stage.Until < 1 && tokens < step)
                {
                    yield return NoEffect.At(
                        SettingPlace.Of(experiment, point, "Training.BatchSchedule"),
                        $"The stage of {stage.BatchSize.Count} sequences",
                        FormattableString.Invariant($"it has {tokens:N0} tokens, and a step takes {step:N0}. The argument 'until' is a ")
                            + "fraction of the run. Raise it.");
                    yield break;
                }

                before = stage.Until;
            }
        }
    }
}
