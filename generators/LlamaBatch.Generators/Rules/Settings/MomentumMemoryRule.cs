using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports momentum that is the inverse of a memory of 1/(1 − μ) steps, and learning rates that are divided by 1 − μ where a text holds the
/// effective rate η/(1 − μ) constant.
/// </summary>
internal static class MomentumMemoryRule
{
    private static readonly string[] _settings = ["Optimizer.Momentum", "Optimizer.Beta1", "Optimizer.Beta2"];

    private static readonly Regex _memory = new(@"1 ?/ ?\(1 ?[−-] ?[μβ]", RegexOptions.CultureInvariant);

    private static readonly Regex _effective = new(
        @"\b(same|one|equal|constant|fixed) effective (learning )?rates?\b|\beffective (learning )?rate [^.;]{0,40}\bthe same\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (evaluation.Points.Count < 2)
        {
            return null;
        }

        PointEvaluation point = evaluation.Points[0];
        string text = string.Join(" ", experiment.Axes.Select(axis => DocumentationText.All(axis.Property, cancellation))
            .Append(DocumentationText.All(experiment.Record, cancellation)).Append(experiment.Question));
        foreach (string setting in _settings)
        {
            if (_memory.IsMatch(text) && point.Assignments.TryGetValue(setting, out ExpressionSyntax? written)
                && written is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression, Left: var one } inverse
                && one is LiteralExpressionSyntax { Token.Value: 1 or 1.0 } && SettingPlace.AxisOf(experiment, inverse.Right) is { } memory)
            {
                return Diagnostic.Create(
                    Descriptors.QuestionOfAnother,
                    written.GetLocation(),
                    $"The text gives '{memory.Property.Name}' as a memory of 1/(1 − μ) steps, so {setting.Split('.')[1]} is 1 − 1/"
                        + $"{memory.Property.Name}. Write 1 - (1.0 / {memory.Property.Name}).");
            }
        }

        var momentums = evaluation.Points.Select(one => one.Optimizer).OfType<Sgd>().ToList();
        return momentums.Count == evaluation.Points.Count && _effective.IsMatch(text)
            && momentums.Select(one => one.Momentum).Distinct().Skip(1).Any()
            && AreSame(momentums.ConvertAll(one => one.LearningRate * (1 - one.Momentum)))
            && !AreSame(momentums.ConvertAll(one => one.LearningRate / (1 - one.Momentum)))
            ? Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                SettingPlace.Of(experiment, point, "Optimizer.LearningRate"),
                "The effective rate of SGD is LearningRate / (1 − Momentum), and it differs between the levels. The text says that it is the "
                    + "same. Multiply by 1 − Momentum instead of dividing.")
            : null;
    }

    private static bool AreSame(List<double> values) =>
        values.TrueForAll(value => Math.Abs(value - values[0]) <= 1e-9 * Math.Abs(values[0]));
}
