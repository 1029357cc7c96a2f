namespace LlamaBatch.Generators;

/// <summary>Names the levels at which a quantity differs from that of other trials, as in " at BatchSize = 16".</summary>
internal static class LevelPhrase
{
    /// <summary>The levels of a point on all axes that change a quantity; empty if no axis changes it.</summary>
    public static string Of(
        ExperimentDeclaration experiment,
        IReadOnlyList<PointEvaluation> points,
        PointEvaluation point,
        Func<PointEvaluation, object?> quantity)
    {
        string levels = string.Join(", ", experiment.Axes
            .Where(axis => point.Levels.ContainsKey(axis.Property.Name) && axis.Changes(points, quantity))
            .Select(axis => $"{axis.Property.Name} = {LevelName.Of(point.Levels[axis.Property.Name], axis.LevelType)}"));
        return levels.Length == 0 ? "" : $" at {levels}";
    }

    /// <summary>A level of one axis.</summary>
    public static string Of(AxisDeclaration axis, object level) => $" at {axis.Property.Name} = {LevelName.Of(level, axis.LevelType)}";
}
