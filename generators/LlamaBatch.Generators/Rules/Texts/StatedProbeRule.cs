using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports probes that read another number of sequences than a text says, as in "we take 4,096 sequences and cut them into batches" beside
/// <c>Batches = 2_048 / BatchSize</c>.
/// </summary>
internal static class StatedProbeRule
{
    private const string Sequences = $@"(?<![\w.,]){StatedNumber.Integer} sequences";

    private static readonly Regex _cut = new(
        $@"{Sequences}\b[^.;:]{{0,60}}\b(cuts?|splits?|divides?|divided|grouped|groups?) (them |which |up )?(in|into)( \w+)? batch(es)?\b"
            + $@"|\b(all|every|each)( \w+){{1,3}} (sees?|reads?|uses?|has|have|shares?) the same {Sequences}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _reference = new(
        $@"\b(gradients?|reference)\b[^.;:]*(?<![\w.,]){StatedNumber.Integer} (other|further|separate|different|more) sequences\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _aside = new(
        @"\b(not|never|unlike|instead|would|could|if|whether|et al|papers?|validates?|validated|validations?|windows?"
            + @"|held[- ]out|sharpness|barrier)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about the sequences that are trained on.</summary>
    private static readonly Regex _training = new(
        @"\b(corpus|text|training|trained|trials?|runs?|models?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _probe = new(
        @"\b(probes?|probed|gradients?|noise)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        if (!experiment.Metrics.Any(metric => metric.NeedsProbe) || points.Any(point => point.Probe is null))
        {
            return null;
        }

        string[] sentences =
        [
            .. ExperimentTexts.SentencesIn(DocumentationText.All(experiment.Record, cancellation))
                .Where(sentence => !_aside.IsMatch(sentence) && (!_training.IsMatch(sentence) || _probe.IsMatch(sentence))),
        ];
        return Differing(_cut, InBatches, "sequences in the batches of the probe", "Probe.Batches")
            ?? Differing(_reference, point => point.Probe!.Reference.Count, "sequences of the reference", "Probe.Reference");

        Diagnostic? Differing(Regex phrase, Func<PointEvaluation, double> of, string name, string setting) =>
            sentences.SelectMany(sentence => phrase.Matches(sentence).Cast<Match>()).Select(match => StatedNumber.In(match)).Distinct()
                .ToList() is [var stated]
            && points.All(point => Math.Abs(of(point) - stated) > 0.05 * stated)
            ? Diagnostic.Create(
                Descriptors.StatedBudgetDiffers,
                SettingPlace.Of(experiment, points[0], setting, "Probe"),
                Number.Exact(stated),
                name,
                Number.Exact(of(points[0])),
                LevelPhrase.Of(experiment, points, points[0], point => of(point)))
            : null;
    }

    private static double InBatches(PointEvaluation point) => (double)point.Probe!.Batches
        * (point.Probe.BatchSize.Count > 0 ? point.Probe.BatchSize.Count : point.Training!.BatchSize.Count);
}
