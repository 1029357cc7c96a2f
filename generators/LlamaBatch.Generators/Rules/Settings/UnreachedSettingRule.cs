using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports numbers that are so large that they never act: a micro-batch larger than the batch, and a norm that no gradient reaches.
/// </summary>
internal static class UnreachedSettingRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        if (evaluation.Points.Count == 0 || evaluation.Points.Any(point => point.Trainable is null))
        {
            yield break;
        }

        PointEvaluation first = evaluation.Points[0];
        Training training = first.Training!;
        if (training.BatchSize.Count < training.MicroBatch.Count && evaluation.Points.All(point =>
            point.Training!.BatchSize.Count == training.BatchSize.Count && point.Training.MicroBatch.Count == training.MicroBatch.Count))
        {
            yield return NoEffect.At(
                SettingPlace.Of(experiment, first, "Training.MicroBatch"),
                "MicroBatch",
                FormattableString.Invariant($"it is {training.MicroBatch.Count:N0}, and a batch has only {training.BatchSize.Count:N0} ")
                    + "sequences. A micro-batch is a part of the batch: swap the two numbers, or lower MicroBatch.");
        }

        // A level above the batch trains as the batch does.
        else if (evaluation.Points.FirstOrDefault(point => point.Training!.MicroBatch.Count > point.Training.BatchSize.Count
            && point.Assignments.TryGetValue("Training.MicroBatch", out ExpressionSyntax? written)
            && SettingPlace.AxisOf(experiment, written) is { } axis
            // With another batch size, the level may act.
            && evaluation.Points.Where(other => Equals(LevelOf(other, axis), LevelOf(point, axis)))
                .All(other => other.Training!.MicroBatch.Count > other.Training.BatchSize.Count)) is { } above)
        {
            yield return NoEffect.At(
                SettingPlace.Of(experiment, above, "Training.MicroBatch"),
                "MicroBatch",
                FormattableString.Invariant($"the level {above.Training!.MicroBatch.Count:N0} is above the batch of ")
                    + FormattableString.Invariant($"{above.Training.BatchSize.Count:N0} sequences, so the batch is computed at once. ")
                    + "Remove the level, or raise BatchSize.");
        }

        // As a level, such a norm may mean training without clipping.
        if (evaluation.Points.All(point => point.Training!.GradientClip >= AbsentSetting.UnreachedNorm))
        {
            yield return NoEffect.At(
                SettingPlace.Of(experiment, first, "Training.GradientClip"),
                "GradientClip",
                $"gradients of a Llama have norms of about 0.1 to 10, and never reach {Number.Compact(training.GradientClip)}. "
                    + "Use 1, or 0 for no clipping.");
        }
    }

    private static object? LevelOf(PointEvaluation point, AxisDeclaration axis) =>
        point.Levels.TryGetValue(axis.Property.Name, out object? level) ? level : null;
}
