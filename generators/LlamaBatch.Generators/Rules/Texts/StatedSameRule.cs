using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a setting that the question, the summary or the remarks call the same for all levels, as in "trained at the same learning rate",
/// although the only compared axis changes it everywhere.
/// </summary>
internal static class StatedSameRule
{
    private static readonly Part[] _parts =
    [
        new("Optimizer.LearningRate", "(peak )?(learning )?rate", "rates?", point => point.Optimizer?.LearningRate),
        new("Optimizer.WeightDecay", "weight decay", "decay", point => (point.Optimizer as AdamW)?.WeightDecay),
        new("Training.BatchSize", "batch size(?! (in|of))", "batch(es)?", point => point.Training?.BatchSize),
        new("Training.Schedule", "((learning )?rate )?schedule", "schedules?|decay", point => point.Training?.Schedule.Name),
        new("Training.GradientClip", "clipping norm", "clip(s|ped|ping)?|norm", point => point.Training?.GradientClip),
        new("Corpus.SequenceLength", "(sequence|context) length", "length|context|sequences?", point => point.Corpus?.SequenceLength),
    ];

    /// <summary>Words about another study, about tuning, or about what is not the case.</summary>
    private static readonly Regex _aside = new(
        @"\b(not|never|cannot|no|nor|would|could|should|may|might|whether|if|unlike|instead|rather|than|et al|papers?|articles?|authors"
            + @"|usual(ly)?|often|needs?|or|either|per|tuned|tuning|tries|tried|grid|first|second|start(s|ed|ing)?|begins?|pairs?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (!evaluation.HasAllPoints || evaluation.Points.Count < 2
            || experiment.Axes.Where(axis => axis.TunedPer is null).ToList() is not [{ Fault: AxisFault.None } axis])
        {
            yield break;
        }

        string[] sentences = ExperimentTexts.SentencesIn(ExperimentTexts.OfRecord(experiment, cancellation));
        string about = string.Join(
            " ", ClaimWords.PartsOf(axis.Property.Name).Append(DocumentationText.Summary(axis.Property, cancellation)));
        foreach (Part part in _parts.Where(part => !part.Words.IsMatch(about)))
        {
            Match? said = sentences.Where(sentence => !_aside.IsMatch(sentence)).Select(sentence => part.Same.Match(sentence))
                .FirstOrDefault(match => match.Success);
            if (said is not null && ChangesEverywhere(axis, evaluation.Points, part.ValueOf)
                && evaluation.Points.All(point => !point.Assignments.TryGetValue(part.Setting, out ExpressionSyntax? written)
                    || SettingPlace.AxisOf(experiment, written) != axis))
            {
                yield return Diagnostic.Create(
                    Descriptors.LevelsAreConfounded,
                    SettingPlace.Of(experiment, evaluation.Points[0], part.Setting),
                    said.Value,
                    axis.Property.Name,
                    part.Setting,
                    part.Setting.Split('.').Last());
                yield break;
            }
        }
    }

    /// <summary>Whether an axis changes a setting at all levels of the other axes.</summary>
    private static bool ChangesEverywhere(
        AxisDeclaration axis, IReadOnlyList<PointEvaluation> points, Func<PointEvaluation, object?> valueOf) =>
        points.All(point => valueOf(point) is not null)
        && points.GroupBy(point => point.OthersOf(axis), StringComparer.Ordinal)
            .All(group => group.Select(valueOf).Distinct().Skip(1).Any());

    /// <summary>A setting that a text may call the same.</summary>
    private sealed class Part(string setting, string phrase, string words, Func<PointEvaluation, object?> valueOf)
    {
        public string Setting { get; } = setting;

        /// <summary>A statement that the setting is the same. "The same rate schedule" is about something else.</summary>
        public Regex Same { get; } = new(
            $@"\b(at|with|uses?|shares?|have|has) (the|one|a|an) (same|single|common|equal|identical|one and the same) {phrase}"
                + @"(?=[.,;:?!)]|$| (and|for|of|at|with|in|on)\b)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        /// <summary>Words by which a text about the axis names the setting.</summary>
        public Regex Words { get; } = new($@"\b({words})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        public Func<PointEvaluation, object?> ValueOf { get; } = valueOf;
    }
}
