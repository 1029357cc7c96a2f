using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims that name the best of several optimizers of which each has one learning rate that nothing tunes, or the best of several
/// batch sizes at one level of the learning rate, or at learning rates of an untested rule.
/// </summary>
internal static class BestOfUntunedRule
{
    /// <summary>Words of a text that says where the learning rates come from.</summary>
    private static readonly Regex _ofRule = new(
        @"\b(rates?|rules?|(re)?scales?|(re)?scaled|(re)?scaling|square|root|linear(ly)?|proportion(al|ally)?|heuristics?|step sizes?"
            + @"|tuned|pilot|laws?|tables?)\b|√",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, IReadOnlyList<ClaimCall> calls, SweepEvaluation? evaluation)
    {
        if (evaluation is not { HasAllPoints: true } || evaluation.Points.Any(point => point.Optimizer is null || point.Training is null))
        {
            yield break;
        }

        foreach (Diagnostic finding in OfBatches(experiment, calls, evaluation).Concat(ByRule(experiment, calls, evaluation)))
        {
            yield return finding;
        }

        if (experiment.Axes.Any(axis => axis.Changes(evaluation.Points, point => point.Optimizer!.LearningRate)
                && !axis.Changes(evaluation.Points, KindOf)))
        {
            yield break;                                    // an axis changes the rate of each optimizer
        }

        foreach (ClaimCall call in calls.Where(call => call.Method == "IsBestOf" && call.Left?.Arms is not null))
        {
            var points = call.Rights.SelectMany(side => side.Arms ?? []).Concat(call.Left!.Arms!).Select(evaluation.PointOf)
                .OfType<PointEvaluation>().ToList();
            // One rate for all optimizers has its own diagnostic.
            if (points.Select(KindOf).Distinct().Count() > 1 && points.Select(point => point.Optimizer!.LearningRate).Distinct().Count() > 1
                && experiment.Axes.FirstOrDefault(axis => axis.Changes(evaluation.Points, KindOf)) is { } rule)
            {
                yield return Diagnostic.Create(
                    Descriptors.BestOfUntuned,
                    call.Place,
                    "The claim names the best of several optimizers, but nothing tunes their learning rates. Make LearningRate an axis with "
                        + $"[TunedPer(nameof({Naming.Escaped(rule.Property.Name)}))].");
            }
        }
    }

    /// <summary>
    /// Reports the best batch size at one level of an axis of learning rates, if the text does not speak of that rate. If all claims have one
    /// rate, <see cref="ClaimedRateRule"/> reports the axis.
    /// </summary>
    private static IEnumerable<Diagnostic> OfBatches(
        ExperimentDeclaration experiment, IReadOnlyList<ClaimCall> calls, SweepEvaluation evaluation)
    {
        if (experiment.Axes.Where(axis => axis.TunedPer is null
                && axis.Changes(evaluation.Points, point => point.Optimizer!.LearningRate)).ToList() is not [var rate]
            || experiment.Axes.Where(axis => axis != rate
                && axis.Changes(evaluation.Points, point => point.Training!.BatchSize.Count)).ToList() is not [var batch]
            || calls.SelectMany(call => call.Rights.Append(call.Left)).SelectMany(side => side?.Arms ?? [])
                .Select(arm => arm.Levels[rate]).Distinct().Count() < 2)
        {
            yield break;
        }

        foreach (ClaimCall call in calls.Where(call => call.Method == "IsBestOf" && call.Left is { Arms: not null, Budget: "EqualTokens" }))
        {
            var arms = call.Rights.SelectMany(side => side.Arms ?? []).Concat(call.Left!.Arms!).ToList();
            var batches = arms.Select(evaluation.PointOf).OfType<PointEvaluation>().Select(point => (double)point.Training!.BatchSize.Count)
                .ToList();
            if (batches.Count > 1 && batches.Max() >= TuningRules.LeastRatio * batches.Min()
                && arms.Select(arm => arm.Levels[rate]).Distinct().ToList() is [var one]
                && !ClaimWords.Of(call.Claim.Text).Any(word => word is "rate" or "rates"))
            {
                yield return Diagnostic.Create(
                    Descriptors.BestOfUntuned,
                    call.Place,
                    $"The claim names the best of several batch sizes at one learning rate, {LevelName.Of(one, null)}, which cannot suit all of "
                        + $"them. Write [TunedPer(nameof({Naming.Escaped(batch.Property.Name)}))] on '{rate.Property.Name}', or name the "
                        + "learning rate in the text.");
            }
        }
    }

    /// <summary>
    /// Reports the best batch size at learning rates that only a rule chooses, if neither the claim nor the question nor the documentation of the
    /// record, its axes and its optimizer speaks of them.
    /// </summary>
    private static IEnumerable<Diagnostic> ByRule(
        ExperimentDeclaration experiment, IReadOnlyList<ClaimCall> calls, SweepEvaluation evaluation)
    {
        if (experiment.Axes.Where(axis => axis.Changes(evaluation.Points, point => point.Optimizer!.LearningRate)).ToList()
                is not [var batch]
            || batch.TunedPer is not null
            || !batch.Changes(evaluation.Points, point => point.Training!.BatchSize.Count))
        {
            yield break;
        }

        string texts = string.Join(" ", ExperimentTexts.Described(experiment)
            .Concat(experiment.Record.GetMembers("Optimizer"))
            .Select(one => DocumentationText.All(one, default)).Prepend(experiment.Question));
        foreach (ClaimCall call in calls.Where(call => call.Method == "IsBestOf" && call.Left is { Arms: not null, Budget: "EqualTokens" }))
        {
            var batches = call.Rights.SelectMany(side => side.Arms ?? []).Concat(call.Left!.Arms!).Select(evaluation.PointOf)
                .OfType<PointEvaluation>().Select(point => (double)point.Training!.BatchSize.Count).ToList();
            if (batches.Count > 1 && batches.Max() >= TuningRules.LeastRatio * batches.Min()
                && !_ofRule.IsMatch($"{texts} {call.Claim.Text}"))
            {
                yield return Diagnostic.Create(
                    Descriptors.BestOfUntuned,
                    call.Place,
                    "The claim names the best of several batch sizes, but nothing tunes their learning rates. Make LearningRate an axis with "
                        + $"[TunedPer(nameof({Naming.Escaped(batch.Property.Name)}))], or say in the summary where the rates come from.");
            }
        }
    }

    private static object? KindOf(PointEvaluation point) => point.Optimizer?.Name;
}
