using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The documentation of levels that are members of an enumeration, each with the points at the level.</summary>
internal static class LevelTexts
{
    public static IEnumerable<(string Summary, IReadOnlyList<PointEvaluation> Points, string Where, IFieldSymbol Level)> Of(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation) =>
        from axis in experiment.Axes
        where axis is { Fault: AxisFault.None, LevelType.TypeKind: TypeKind.Enum }
        from level in axis.LevelType.GetMembers().OfType<IFieldSymbol>()
        where level.HasConstantValue
        let at = points.Where(point => point.Levels.TryGetValue(axis.Property.Name, out object? own)
            && Equals(own, level.ConstantValue)).ToList()
        where at.Count > 0
        let summary = DocumentationText.Summary(level, cancellation)
        select (summary, (IReadOnlyList<PointEvaluation>)at, $" at {axis.Property.Name} = {level.Name}", level);
}
