using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports stages of a batch size that differ although the summary of the record or of a level says that each has the same number of steps
/// or the same amount of text. <c>until</c>, the end of a stage, is often taken for its length.
/// </summary>
internal static class StatedStageRule
{
    /// <summary>The relative deviation that rounding to whole steps explains.</summary>
    private const double Rounding = 0.1;

    private const string Each =
        @"(with|at|for|in|on|of|per) (each|every)( (one )?of them| (batch )?sizes?| batch| stages?)?(?=[.,;:)]|$| of the| and\b)";

    private const string Size = "(each|every) ((batch )?size|batch|stage|of them) (gets|has|takes|makes|reads|sees)";

    private static readonly Regex _steps = Of(
        $"(the same number of|an equal number of|equal numbers of|equally many|as many|equal) (optimizer )?(steps|updates) {Each}"
            + $"|{Size} (the same number of|equally many|an equal number of|as many) (optimizer )?(steps|updates)");

    private static readonly Regex _text = Of(
        "(the same amount of|an equal amount of|equal amounts of|the same number of|equal numbers of|equally many|as much|as many|equal)"
            + $" (text|tokens|data) {Each}"
            + $"|{Size} (the same amount of|the same number of|an equal amount of|equally many|as much) (text|tokens|data)");

    /// <summary>Words by which a sentence speaks of a part of the stages, after which the rest of the run follows.</summary>
    private static readonly Regex _rest = Of("then|before|until|rest|remaining|remainder|finally|last|ends");

    /// <summary>Words by which the summary of a record is about stages, and not about levels with a constant batch size.</summary>
    private static readonly Regex _ofStages = Of("stages?|staged|(?<!rate )schedules?");

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation) =>
        LevelTexts.Of(experiment, points, cancellation)
            .Select(level => Finding(experiment, level.Points, level.Summary, level.Where))
            .Prepend(OfRecord(experiment, points, DocumentationText.All(experiment.Record, cancellation)))
            .FirstOrDefault(finding => finding is not null);

    private static Diagnostic? OfRecord(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text) =>
        _ofStages.IsMatch(text) ? Finding(experiment, points, text, "") : null;

    private static Diagnostic? Finding(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text, string where)
    {
        var staged = points.Where(point => point.Training!.BatchSchedule is StagedBatch).ToList();
        if (staged.Select(point => (point.Training!.BatchSchedule, point.Training.BatchSize, point.Trainable!.TokensTrained,
            point.Trainable.SequenceLength)).Distinct().Count() != 1)
        {
            return null;
        }

        TrialPlan plan = staged[0].Trainable!;
        BatchStage[] stages = [.. staged[0].Training!.BatchSchedule.Stages(staged[0].Training!)];
        double[] lengths = [.. stages.Select((stage, i) => stage.Until - (i > 0 ? stages[i - 1].Until : 0))];
        double[] steps =
        [
            .. stages.Select((stage, i) => lengths[i] * plan.TokensTrained / ((double)stage.BatchSize.Count * plan.SequenceLength)),
        ];
        foreach (string sentence in lengths.All(length => length > 0) ? PlainSentences.In(text) : [])
        {
            bool isSteps = _steps.IsMatch(sentence);
            double[] shares = isSteps ? steps : lengths;
            if ((isSteps || _text.IsMatch(sentence)) && !AreEqual(shares)
                && !(_rest.IsMatch(sentence) && AreEqual([.. shares.Take(shares.Length - 1)])))
            {
                return Diagnostic.Create(
                    Descriptors.StatedBudgetDiffers,
                    SettingPlace.Of(experiment, staged[0], "Training.BatchSchedule"),
                    "the same",
                    isSteps ? "number of steps with each batch size" : "amount of text with each batch size",
                    Sentence.AllOf(isSteps ? steps.Select(number => Number.Exact(number)) : lengths.Select(StatedShare.Percent)),
                    where);
            }
        }

        return null;
    }

    private static bool AreEqual(double[] shares) => shares.Max() - shares.Min() <= Rounding * shares.Max();

    private static Regex Of(string words) => new($@"\b({words})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
