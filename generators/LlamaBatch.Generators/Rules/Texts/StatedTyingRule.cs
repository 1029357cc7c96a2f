using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports models whose embeddings are tied beside a text that calls them separate, and the reverse, if all models have the same setting.
/// </summary>
internal static class StatedTyingRule
{
    private const string Parts = "(input |token |word )?embeddings?( matrix| layer)? and (the |an? |its |their )?(output |language-model )?"
        + "(head|layer|matrix|projection|softmax|embeddings?)";

    private static readonly Regex _separate = Of(
        @"separate (matrices|weights|parameters) for (the |its |their )?" + Parts
            + @"|(embeddings?|heads?) (is|are) untied|untied (input |token |word |output )?(embeddings?|head|weights)"
            + @"|unties (the|its) (embeddings?|head)"
            + $@"|(its|the|their) {Parts} (are separate( matrices)?|have (separate|different) (weights|matrices))");

    private static readonly Regex _tied = Of(
        @"(embeddings?|heads?) (is|are) tied|tied (input |token |word |output )?(embeddings?|head)"
            + @"|ties (the|its|input|their) (input |token |word |output )?(embeddings?|head)"
            + $@"|(its|the|their|whose) {Parts} (share|are one|are the same) (their |its |the |one )?(weights|matrix)"
            + $@"|(shares?|uses?) (the weights|the matrix|one matrix|the same matrix) (of|for|between) (the |its |their )?{Parts}");

    private static readonly Regex _aside = Of(
        "[A-Z][a-z]*LM|GPT|Llama|Qwen|Gemma|OLMo|Pythia|Mistral|own|with and|costs?|saves?|some|half|twice|doubles?|double|more|fewer|most|larger|smaller|because");

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (!evaluation.HasAllPoints
            || evaluation.Points.Select(point => point.Model?.TieWordEmbeddings).Distinct().ToList() is not [{ } isTied])
        {
            return null;
        }

        string[] sentences =
            [.. PlainSentences.In(DocumentationText.All(experiment.Record, cancellation)).Where(sentence => !_aside.IsMatch(sentence))];
        // A text with both words is about more than one model.
        Match? said = sentences.Any(sentence => (isTied ? _tied : _separate).IsMatch(sentence)) ? null
            : sentences.Select(sentence => (isTied ? _separate : _tied).Match(sentence)).FirstOrDefault(match => match.Success);
        return said is null ? null
            : Diagnostic.Create(
                Descriptors.StatedModelDiffers,
                SettingPlace.Of(experiment, evaluation.Points[0], "Model.TieWordEmbeddings", "Model"),
                said.Value,
                $"TieWordEmbeddings is {(isTied ? "true" : "false")} in all models",
                $"Set TieWordEmbeddings to {(isTied ? "false" : "true")}, or correct the text.");
    }

    private static Regex Of(string words) => new($@"\b({words})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
