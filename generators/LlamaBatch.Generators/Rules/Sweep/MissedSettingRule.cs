using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports axes that change some settings, but not the setting of their name, because a constant, a <c>with</c> or a base sets it.
/// </summary>
internal static class MissedSettingRule
{
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        SettingReads reads,
        Compilation compilation)
    {
        if (evaluation.Points.Count == 0)
        {
            yield break;
        }

        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis is { Fault: AxisFault.None, Levels.Count: > 1 }
            && reads.Contains(axis.Property)))
        {
            var settings = NamedSetting.All(axis, experiment, compilation).ToList();
            if (settings.FirstOrDefault() is not { } setting || evaluation.Points.Any(point => setting.ValueAt(point) is null)
                || settings.Any(one => axis.Changes(evaluation.Points, one.ValueAt))
                || IsTheValueOfAnother(axis, setting, experiment, evaluation.Points[0]))
            {
                continue;
            }

            PointEvaluation first = evaluation.Points[0];
            bool isWritten = first.Assignments.TryGetValue(setting.Path, out ExpressionSyntax? written);
            if ((isWritten && SettingPlace.AxisOf(experiment, written!) is not null)
                || (!isWritten && setting.Path == "Training.Steps" && first.Assignments.ContainsKey("Training.Tokens")))
            {
                continue;                       // the setting has the levels of another axis, or the budget is in tokens
            }

            bool isAlwaysSame = evaluation.Points.Select(setting.ValueAt).Distinct().Count() == 1;
            ExpressionSyntax? pin = isWritten && IsOwn(written!, experiment.Record) ? written : null;
            yield return Diagnostic.Create(
                Descriptors.AxisMissesSetting,
                pin?.GetLocation() ?? axis.Property.Locations.FirstOrDefault(),
                Remedy.Of((Remedy.Axis, axis.Property.Name), (Remedy.Setting, setting.Path)),
                axis.Property.Name,
                setting.Path,
                isAlwaysSame ? $"is {NamedSetting.TextOf(setting.ValueAt(first)!)}" : "does not change",
                pin is not null ? $"Write {axis.Property.Name} here." : setting.RemedyFor(axis, experiment));
        }
    }

    /// <summary>
    /// Whether the level itself is the value of some setting, such as <c>MicroBatch = BatchSize</c>. The author then chose this setting. β₁
    /// and β₂ have such similar names that one in place of the other is a mistake.
    /// </summary>
    private static bool IsTheValueOfAnother(
        AxisDeclaration axis, NamedSetting setting, ExperimentDeclaration experiment, PointEvaluation point) =>
        point.Assignments.Any(one => SettingPlace.AxisOf(experiment, one.Value) == axis
            && !(setting.Name is "Beta1" or "Beta2" && one.Key is "Optimizer.Beta1" or "Optimizer.Beta2"));

    private static bool IsOwn(SyntaxNode syntax, INamedTypeSymbol record) => record.DeclaringSyntaxReferences.Any(
        part => part.SyntaxTree == syntax.SyntaxTree && part.Span.Contains(syntax.Span));
}
