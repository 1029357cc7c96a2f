using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports trials that all read another number of tokens than a text says, as in "after 3.3 million tokens, we compare three values" and
/// "at 20 tokens per parameter".
/// </summary>
internal static class StatedTokensRule
{
    /// <summary>The relative deviation that rounding explains.</summary>
    private const double Rounding = 0.15;

    private const string Tokens =
        $@"{StatedNumber.Amount} (training )?tokens\b(?! (per|for|in|of|a|each|every|long|at once|at a time|as|before|between|later"
        // "After 3.3 million tokens with a batch of 16" is about the whole run.
        + @"|with(?! (an? |the |each |every )?(same|batch|rate|learning rate)\b))\b)";

    private static readonly Regex _read = new(
        $@"\bafter {Tokens}(?=[^.;]*\b(compares?|judges?)\b)|\b(compares?|judges?|ends?)\b[^.;]*\bafter {Tokens}"
            + @"|\b(runs?|trials?|models?|all|they|we|configurations?|variants?|levels?|sizes?) (reads?|sees?|trains? on|trains? for"
            + $@"|(is|are) trained (on|for)|(has|have) a budget of|lasts?) {Tokens}"
            + @"|\b(runs?|trials?|models?)\b[^.;]*, so (it|each|all|they) (reads?|sees?|trains? on|is trained on|are trained on) "
            + Tokens,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about a part of a run, or about other tokens.</summary>
    private static readonly Regex _aside = new(
        @"\b(warm-?up|decays?|decaying|anneal\w*|begins?|starts?|switch\w*|doubles?|doubled|doubling|half-li(fe|ves)"
            + @"|averages?|averaged|averaging|accumulates?|accumulated|accumulation|validates?|validated|validations?"
            + @"|held[- ]out|measured|measures?|probes?|quick|smoke|until|first|pilot|windows?|branch\w*|checkpoints?|saved|trunk|target"
            + @"|reach\w*|already|at least|at most|up to|and at the end|halfway|after\b[^;]*\bafter)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private const string Ratio = $@"{StatedNumber.Amount} tokens (of text )?(per|for every|for each) parameter\b";

    private static readonly Regex _asked = new(
        $@"\b(at|with|on|after|for) {Ratio}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A condition before or after the rest of a question, as in "Is it better, at 20 tokens per parameter?".</summary>
    private static readonly Regex _condition = new(
        $@"(^|, )(at|with|on|after|for) {Ratio}(?=,|\s?\?$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _trained = new(
        @"\b((each|every) (model|run|trial|width|depth|size)|(all|the) (models|runs|trials)|the model"
            + @"|(an?|the) (?<sized>(model|decoder|network|transformer) (of|with) [^,;:]{1,60}? (parameters|weights))) "
            + $@"(reads?|sees?|trains? on|(is|are) trained (on|for|at|with)) {Ratio}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words by which a question is about more than one budget.</summary>
    private static readonly Regex _several = new(
        @"\b(or|than|against|from|to|between|beyond|below|above|up|least|most|enough|optimal|rule|still|not|only|and)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        // Trials of several lengths are left to the rules about ranges and multiples. With a target, a number may be a result.
        if (points.Select(point => point.Trainable!.Training.Tokens.Count).Distinct().ToList() is not [var actual]
            || experiment.Targets.Count > 0)
        {
            return null;
        }

        string[] sentences = [.. PlainSentences.In(DocumentationText.All(experiment.Record, cancellation))];
        if (OfRatio(experiment, points, sentences) is { } ratio)
        {
            return ratio;
        }

        return sentences.Where(sentence => !_aside.IsMatch(sentence)).SelectMany(sentence => _read.Matches(sentence).Cast<Match>())
                .Select(match => StatedNumber.In(match)).Distinct().ToList() is [var stated]
            && Math.Abs(stated - actual) > Rounding * stated
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, points[0], "Training.Tokens"),
                Number.Compact(stated),
                "tokens",
                FormattableString.Invariant($"{actual:N0}"),
                "")
            : null;
    }

    /// <summary>Compares the tokens per parameter in the question, or in a sentence about all models, with those of the trials.</summary>
    private static Diagnostic? OfRatio(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string[] sentences)
    {
        Regex asked = _several.IsMatch(experiment.Question) ? _condition : _asked;
        return asked.Matches(experiment.Question).Cast<Match>()
                .Concat(sentences.SelectMany(sentence => _trained.Matches(sentence).Cast<Match>())
                    .Where(match => !IsOfAnother(match.Groups["sized"].Value, points)))
                .Select(match => StatedNumber.In(match)).Distinct().ToList() is [> 0 and var stated]
            && points.All(point => IsOutside(stated, point))
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, points[0], "Training.Tokens"),
                Number.Compact(stated),
                "tokens per parameter",
                Number.ThreeDigits((double)points[0].Trainable!.TokensTrained / points[0].Trainable!.Parameters),
                LevelPhrase.Of(experiment, points, points[0], point => point.Trainable!.Parameters))
            : null;
    }

    /// <summary>Whether a text such as "model of 7 billion parameters" is about another model than that of the trials.</summary>
    private static bool IsOfAnother(string text, IReadOnlyList<PointEvaluation> points) =>
        StatedParametersRule.NumberIn(text) is { } number
        && points.All(point => StatedParametersRule.IsOutside(number, point.Model!));

    /// <summary>Whether a number is not that of a point, counted with or without embeddings.</summary>
    private static bool IsOutside(double stated, PointEvaluation point)
    {
        LlamaConfig model = point.Model!;
        double tokens = point.Trainable!.TokensTrained;
        double embeddings = (model.TieWordEmbeddings ? 1.0 : 2.0) * model.VocabSize * model.HiddenSize;
        return stated < (1 - Rounding) * tokens / point.Trainable.Parameters
            || stated > (1 + Rounding) * tokens / Math.Max(1, point.Trainable.Parameters - embeddings);
    }
}
