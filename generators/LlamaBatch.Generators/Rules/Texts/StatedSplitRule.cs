using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports texts that are held out by document, although the experiment says that the end of the text is held out, and shares that differ from
/// the comment beside them, as in "every fifth file is held out".
/// </summary>
internal static class StatedSplitRule
{
    private static readonly Regex _end = new(
        @"\b(the|its) (last|final) (tenth|fifth|quarter|third|half|part|[0-9]{1,2}( ?%| percent)) of (the|each|every|one|a) (file|text|book|corpus)"
            + @"|\btext that comes (later|last) in the (file|text|book)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _heldOut = new(
        @"\b(held[ -]out|holds out|valid\w*|later|comes last|loss on)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words for something that happens in the last part of a run.</summary>
    private static readonly Regex _schedule = new(
        @"\b(rate|decays?|decaying|falls?|warm-?up|schedule|anneal\w*|batch)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private const string HeldOut = "(is|are) (held[ -]out|validated|validation)";

    private const string Texts = "(the |all )?(files?|documents?|texts?|books?|corpus|lines?|articles?|bytes|tokens|data)";

    private static readonly Regex _share = new(
        $@"\b(every (?<share>third|fifth|eighth|tenth|twentieth) (file|document|text|line|page|article) {HeldOut}"
            + $@"|(?<number>[0-9]{{1,2}}) ?(%|percent) (of {Texts} )?{HeldOut}"
            + @"|(held[ -]out|holds? out|validates? on) (?<number>[0-9]{1,2}) ?(%|percent)"
            + $@"|an? (?<share>third|quarter|fifth|eighth|tenth|twentieth) of {Texts} {HeldOut})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Reports a share that differs from a comment at the corpus or from the summary of the record.</summary>
    public static Diagnostic? CheckShare(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (evaluation.Points.Select(point => (point.Corpus as TextFiles)?.ValidationShare).Distinct().ToList() is not [{ } actual])
        {
            return null;
        }

        string comments = evaluation.Points[0].Assignments.TryGetValue("Corpus.ValidationShare", out ExpressionSyntax? written)
            ? $"{SettingComments.Around(written)} {SettingComments.AboveMember(written)}"
            : "";
        var stated = _share.Matches($"{comments} {DocumentationText.All(experiment.Record, cancellation)}").Cast<Match>()
            .Select(match => StatedNumber.ShareOfWord(match.Groups["share"].Value) ?? StatedNumber.In(match) / 100).Distinct().ToList();
        return stated is [var share] && Math.Abs(share - actual) > 0.01
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, evaluation.Points[0], "Corpus.ValidationShare", "Corpus"),
                Number.TwoDigits(100 * share),
                "% of the text held out",
                $"{Number.TwoDigits(100 * actual)} %",
                "")
            : null;
    }

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (evaluation.Points.Count == 0
            || evaluation.Points.Any(point => point.Corpus is not TextFiles { Split: Split.ByDocument } || point.Corpus is IOwnSection))
        {
            return null;
        }

        Match? said = experiment.Claims.Select(claim => claim.Text).Append(experiment.Question)
            .Concat(DocumentationText.Summary(experiment.Record, cancellation).Split('.'))
            .Where(sentence => _heldOut.IsMatch(sentence) && !_schedule.IsMatch(sentence))
            .Select(sentence => _end.Match(sentence)).FirstOrDefault(match => match.Success);
        return said is not null
            ? Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                SettingPlace.Of(experiment, evaluation.Points[0], "Corpus.Split", "Corpus"),
                $"The text says '{said.Value}', but Split.ByDocument holds out documents that a hash selects. "
                    + "Set Split to Split.ByPosition, or correct the text.")
            : null;
    }
}
