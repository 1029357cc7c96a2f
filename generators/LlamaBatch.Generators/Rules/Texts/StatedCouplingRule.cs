using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a text that adds the weight decay to gradients, or a penalty on the weights to the loss, if all trials use AdamW, which decays
/// the weights themselves.
/// </summary>
internal static class StatedCouplingRule
{
    private static readonly Regex _coupled = new(
        @"\b(adds?|adding|added) [^.;?]{0,40}\b(λ|lambda|weight decay|multiple of (the|each|a) weights?|squared weights|penalty)\b"
            + @"[^.;?]{0,40} to (the|its|their|each|every) (loss|objective|gradients?)\b"
            + @"|\bweight decay is (part of|added to) (the|its|each|every) (loss|objective|gradients?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _aside = new(
        @"\b(SGD|decoupled|noise|z-loss|logits?|Adam|L2|while|RMSNorm|barrier)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (evaluation.Points.Count == 0 || evaluation.Points.Any(point => point.Optimizer is not AdamW))
        {
            return null;
        }

        string text = string.Join(
            " ",
            experiment.Axes.Select(axis => DocumentationText.All(axis.Property, cancellation))
                .Prepend(DocumentationText.All(experiment.Record, cancellation)));
        return PlainSentences.In(text).Where(sentence => !_aside.IsMatch(sentence)).Select(sentence => _coupled.Match(sentence))
            .FirstOrDefault(match => match.Success) is { } said
            ? Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                SettingPlace.Of(experiment, evaluation.Points[0], "Optimizer.WeightDecay", "Optimizer"),
                $"The text says '{said.Value}', but AdamW multiplies each matrix by 1 − ηλ and leaves its gradient as it is. Correct the "
                    + "text.")
            : null;
    }
}
