using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports numbers of seeds and of tuning seeds that differ from those in the question, the summary and the remarks, such as "four tuning
/// seeds" beside <c>TuningSeeds = 2</c>.
/// </summary>
internal static class StatedSeedsRule
{
    private const string Tuning = @"\b(tun(e|es|ed|ing)|choose|chooses|chosen|choosing|chose|select(s|ed|ing)?|pick(s|ed|ing)?)\b";

    private const string Others = "((other|further|separate|different|extra|additional|evaluation|random) )?";

    private static readonly string _number = $"({StatedNumber.Integer}|{StatedNumber.Word})";

    private static readonly Regex _seeds = new(
        $@"\b(is|are) (all |each |both )?(trained|run|repeated|measured) (on|with|over|for|from) (the same )?{_number} {Others}seeds"
            + $@"|\b(mean|median|average|averaged)( is taken)? (over|of|from) (the |all )?{_number} seeds\b"
            + $@"|\b{_number} seeds each\b"
            + $@"|\b(train|trains|run|runs) (on|with|over|for) {_number} {Others}seeds\b"
            + $@"|\b(has|have|gets?|uses?) (the same )?{_number} ((evaluation|random) )?seeds\b(?! of\b)"
            + $@"|\b{_number} seeds (per|for each|for every|at each|at every|of each|of every) "
            + @"(configuration|level|arm|size|model|setting|batch size|point|variant|value|rate|method|optimizer|schedule)\b"
            + $@"|\b(claims?|verdicts?|comparisons?) (is|are) (decided|tested|made|based) (on|with|over|from) {_number} {Others}seeds\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _tuningSeeds = new(
        $@"\b{_number} tuning seeds\b"
            + $@"|\b(tuned|chosen|selected|picked) (on|with|over) {_number} {Others}seeds\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _ofTuning = new(Tuning, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about another study, or about numbers that are not those of this one.</summary>
    private static readonly Regex _aside = new(
        @"\b(not|never|instead|rather|than|least|most|would|should|could|if|whether|unlike|usual(ly)?|et al|papers?|articles?|authors"
            + @"|quick|smoke|scales?|earlier|previous|pilot|first|another|of the seeds|seeds of the (chain|corpus|text|data)|chains)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, string text)
    {
        var sentences = ExperimentTexts.SentencesIn(text).Where(sentence => !_aside.IsMatch(sentence)).ToList();
        return Differing("Seeds", "seeds", sentences.Where(sentence => !_ofTuning.IsMatch(sentence)), _seeds)
            ?? Differing("TuningSeeds", "tuning seeds", sentences, _tuningSeeds);

        Diagnostic? Differing(string argument, string name, IEnumerable<string> where, Regex statement)
        {
            var stated = where.SelectMany(sentence => statement.Matches(sentence).Cast<Match>()).Select(match => StatedNumber.In(match))
                .Distinct().ToList();
            int actual = experiment.Attribute.Named(argument, 0);
            return stated is [var promised] && actual > 0 && !promised.Equals((double)actual)
                // "Each rate is run on two seeds" may be about the seeds that tune it.
                && !(argument == "Seeds" && promised.Equals((double)experiment.Attribute.Named("TuningSeeds", 0)))
                ? Diagnostic.Create(
                    Descriptors.StatedBudgetDiffers,
                    LevelSyntax.Of(experiment.Attribute, argument, experiment.Record),
                    Number.Compact(promised),
                    name,
                    actual,
                    "")
                : null;
        }
    }
}
