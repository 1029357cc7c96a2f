using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a setting that differs at one level from the list in its comment, such as "6e-3 for 16, 1.2e-2 for 64 and 2.4e-2 for 256". The
/// setting must agree with the list at two levels or more.
/// </summary>
internal static class StatedLevelRule
{
    /// <summary>The relative deviation that rounding explains.</summary>
    internal const double Rounding = 0.02;

    /// <summary>The fewest levels at which the setting must agree with the list.</summary>
    internal const int FewestAgreements = 2;

    private static readonly NamedSetting[] _settings =
    [
        new("Optimizer", "LearningRate"), new("Optimizer", "WeightDecay"), new("Training", "Tokens"), new("Training", "Steps"),
        new("Training", "BatchSize"),
    ];

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (!evaluation.HasAllPoints || evaluation.Points.Count == 0)
        {
            yield break;
        }

        foreach (NamedSetting setting in _settings)
        {
            if (!evaluation.Points[0].Assignments.TryGetValue(setting.Path, out ExpressionSyntax? written))
            {
                continue;
            }

            string text = SettingComments.Around(written) + " " + (experiment.Setting(setting.Section) is { } section
                ? DocumentationText.All(section, cancellation)
                : "");
            var pairs = StatedPair.AllIn(text);
            if (pairs.Count > FewestAgreements
                && experiment.Axes.Select(axis => OfAxis(experiment, evaluation.Points, setting, axis, pairs))
                    .FirstOrDefault(found => found is not null) is { } finding)
            {
                yield return finding;
                yield break;                                // one list, one mistake
            }
        }
    }

    /// <summary>Compares a list with the setting at the levels of an axis.</summary>
    private static Diagnostic? OfAxis(
        ExperimentDeclaration experiment,
        IReadOnlyList<PointEvaluation> points,
        NamedSetting setting,
        AxisDeclaration axis,
        List<(double Number, double Level)> pairs)
    {
        string name = axis.Property.Name;
        if (axis.LevelType.TypeKind == TypeKind.Enum || pairs.Select(pair => pair.Level).Distinct().Count() < pairs.Count)
        {
            return null;
        }

        var different = new List<(double Number, double Level, PointEvaluation Point, double Actual)>();
        foreach (var (number, level) in pairs)
        {
            var at = points.Where(point => point.Levels.TryGetValue(name, out object? own) && LevelNumber.Is(own, level)).ToList();
            var values = at.ConvertAll(setting.ValueAt).Distinct().ToList();
            if (values is not [{ } value] || !LevelNumber.Is(value))
            {
                return null;                                // the list is about something else, or the setting has other causes
            }

            double actual = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            if (Math.Abs(actual - number) > Rounding * number)
            {
                different.Add((number, level, at[0], actual));
            }
        }

        return different is [var (stated, where, point, given)]
            ? Diagnostic.Create(
                Descriptors.ArmDiffersFromText,
                SettingPlace.Of(experiment, point, setting.Path),
                $"The text gives {Text(stated)} for level {LevelName.Of(where, null)} of '{name}', but {setting.Name} is {Text(given)} "
                    + "there. Correct the code or the text.")
            : null;
    }

    private static string Text(double number) => number < 1 ? LevelName.OfRate(number) : FormattableString.Invariant($"{number:#,0.###}");
}
