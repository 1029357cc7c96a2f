using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports texts about the known entropy rate of the source, although all trials read documents. Only the entropy rate of a Markov chain is
/// known.
/// </summary>
internal static class KnownEntropyRule
{
    private const string Source = "(source|text|texts|corpus|chain|data)";

    private static readonly Regex _known = new(
        $@"\b(known entropy|entropy( rate)? (of (the|this|its) {Source} )?is (also )?(known|computed)( exactly)?"
            + $@"|known( exactly)?,? (is )?the entropy|{Source}(['’]s)? entropy( rate)? is known"
            + $@"|{Source} (is|are|comes? from) an? Markov chain)\b"
            + "(?! (to|only|roughly|approximately|about|for)\\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about the text of another study.</summary>
    private static readonly Regex _aside = new(
        @"\b(Markov(?! chains?\b)\w*|synthetic|artificial|follow-?up|like|language|English)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        // A user-defined source may have a known entropy rate.
        if (evaluation.Points.Count == 0 || !evaluation.Points.All(point => point.Corpus is DotNetDocs or TextFiles))
        {
            return null;
        }

        string text = DocumentationText.All(experiment.Record, cancellation);
        return PlainSentences.In(text).Select(sentence => _aside.IsMatch(sentence) ? Match.Empty : _known.Match(sentence))
            .FirstOrDefault(match => match.Success && match.Length > 0) is { } said
            ? Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                SettingPlace.Of(experiment, evaluation.Points[0], "Corpus"),
                $"The text says '{said.Value}', but {evaluation.Points[0].Corpus!.Name} is text of people, whose entropy rate is unknown. "
                    + "Correct the text, or use MarkovText.")
            : null;
    }
}
