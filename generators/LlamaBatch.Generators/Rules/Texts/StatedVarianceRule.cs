using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports an <c>InitializerRange</c>, a standard deviation, that is 1 or 2 divided by the width where a text gives this number as the
/// variance, as in LeCun et al. 1998 and He et al. 2015.
/// </summary>
internal static class StatedVarianceRule
{
    private static readonly Regex _variance = new(
        @"\bvariance of (one|1|two|2|1/)|\bvariance (is |= ?)?(1|2|one|two) ?(/|over|divided by)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        PointEvaluation? point = evaluation.Points.FirstOrDefault(one => one.Model is { HiddenSize: > 4 } model
            && model.InitializerRange * model.HiddenSize is var product && (IsNear(product, 1) || IsNear(product, 2)));
        return point is not null && Texts().Any(_variance.IsMatch)
            ? Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                SettingPlace.Of(experiment, point, "Model.InitializerRange"),
                "InitializerRange is a standard deviation, and the text gives its value as a variance. Write Math.Sqrt(…) around it.")
            : null;

        IEnumerable<string> Texts() => ExperimentTexts.Described(experiment)
            .Select(symbol => DocumentationText.All(symbol, cancellation)).Append(experiment.Question);

        static bool IsNear(double value, double number) => Math.Abs(value - number) < 1e-6;
    }
}
