using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports settings that the summary or the remarks of a record state for all trials, as in "SGD with a momentum of 0.95" and "gradients are
/// not clipped", although all trials have another value.
/// </summary>
internal static class StatedSettingRule
{
    private const string Digits = "(?<number>[0-9]+(\\.[0-9]+)?(e-?[0-9]{1,2})?)(?![0-9.]*[0-9]| ?%| (times|and|or|to) [0-9])";

    /// <summary>Words in sentences about other runs, or about several values.</summary>
    private static readonly Regex _aside = new(
        @"\b(paper|papers|published|article|original|et al|instead|unlike|usual|usually|default|recommend\w*|with and without|or|than|against"
            + "|versus|compared|if|whether|would|should|does|do|can|why|other|another|some|first|then|from|until|also|sometimes|not only"
            + @"|either|authors|per|convert\w*|scaled|half-life|effective|at [0-9])\b|20[0-9]{2}\)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words for a part of a model or of an experiment that has no decay, or that is not clipped.</summary>
    private static readonly Regex _part = new(
        @"\b(norms?|gains?|embeddings?|bias\w*|probe|measure\w*|batch)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly (string Setting, Regex Phrase, Func<PointEvaluation, double?> Of)[] _numbers =
    [
        ("Optimizer.Momentum", Of($"momentum( is| of)? {Digits}"), point => (point.Optimizer as Sgd)?.Momentum),
        ("Optimizer.WeightDecay", Of($"weight decay( is| of)? {Digits}"),
            point => (point.Optimizer as AdamW)?.WeightDecay ?? (point.Optimizer as Sgd)?.WeightDecay),
        ("Optimizer.Beta2", Of($"(β₂|beta2|beta_2)( is| of| =)? {Digits}"), point => (point.Optimizer as AdamW)?.Beta2),
        ("Optimizer.Beta1", Of($"(β₁|beta1|beta_1)( is| of| =)? {Digits}"), point => (point.Optimizer as AdamW)?.Beta1),
        ("Training.GradientClip", Of($"clipped (at|to) (a |an )?((global )?norm of )?{Digits}"), point => point.Training?.GradientClip),
    ];

    /// <summary>Settings that a text may call absent.</summary>
    private static readonly (AbsentSetting Setting, Regex Phrase)[] _absent =
    [
        .. AbsentSetting.All.Select(setting => (setting, Of(setting.Absence))),
    ];

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (evaluation.Points.Count == 0 || !evaluation.HasAllPoints)
        {
            return null;
        }

        return LevelTexts.Of(experiment, evaluation.Points, cancellation)
            .Select(level => Differing(experiment, level.Points, level.Summary, level.Where))
            .Prepend(Differing(
                experiment, evaluation.Points, DocumentationText.All(experiment.Record, cancellation), " in all trials"))
            .FirstOrDefault(finding => finding is not null);
    }

    /// <summary>Compares a text with the settings of the points that it is about.</summary>
    private static Diagnostic? Differing(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string text, string where)
    {
        foreach (string sentence in ExperimentTexts.SentencesIn(text)
            // A reason is about what would happen otherwise.
            .Select(sentence => Regex.Split(sentence, ", because ")[0])
            .Where(sentence => !_aside.IsMatch(sentence)))
        {
            foreach (var (setting, phrase, of) in _numbers)
            {
                if (phrase.Match(sentence) is { Success: true } said && ClaimNumbers.Of(said.Groups["number"].Value) is { } stated
                    && Constant(points, of) is { } actual && !IsNear(stated, actual)
                    // A text may state the value that is rescaled, as in HalfLife.Rescale(0.99, …).
                    && !(points[0].Assignments.TryGetValue(setting, out ExpressionSyntax? written)
                        && written is InvocationExpressionSyntax))
                {
                    return Finding(experiment, points[0], setting, said, actual, where);
                }
            }

            foreach (var (setting, phrase) in _part.IsMatch(sentence) ? [] : _absent)
            {
                if (phrase.Match(sentence) is { Success: true } said && Constant(points, setting.Of) is > 0 and var actual)
                {
                    return Finding(experiment, points[0], setting.Path, said, actual, where);
                }
            }
        }

        return null;
    }

    /// <summary>Whether a number in a text is a setting, rounded. For numbers such as β₂, the distance from 1 matters.</summary>
    private static bool IsNear(double stated, double actual) => Math.Abs(actual - stated) <= 0.02 * stated
        && (stated is <= 0.5 or >= 1 || Math.Abs(actual - stated) <= 0.1 * (1 - stated));

    private static Diagnostic Finding(
        ExperimentDeclaration experiment, PointEvaluation point, string setting, Match said, double actual, string where) =>
        Diagnostic.Create(
            Descriptors.QuestionOfAnother,
            SettingPlace.Of(experiment, point, setting),
            $"The text says '{said.Value}', but {(setting == "Training.Schedule" ? "Warmup" : setting.Split('.')[1])} is "
                + $"{LevelName.Of(actual, null)}{where}. Change the setting, or correct the text.");

    /// <summary>The value that all points have; null if it is unknown or varies.</summary>
    private static double? Constant(IReadOnlyList<PointEvaluation> points, Func<PointEvaluation, double?> of) =>
        points.Select(of).Distinct().ToList() is [{ } only] ? only : null;

    private static Regex Of(string phrase) => new($@"\b({phrase})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
