namespace LlamaBatch.Generators;

/// <summary>The levels in which the sides of a comparison differ.</summary>
internal static class ComparedLevels
{
    /// <summary>
    /// The one axis in which the sides differ, the levels of both sides, and whether the metric is asserted to be higher on the first side
    /// (null if it is asserted to be equal on both). For a trend, the sides are the highest and the lowest level.
    /// </summary>
    public static (AxisDeclaration Axis, List<object> First, List<object> Second, bool? IsFirstHigher)? OfOneAxis(ClaimCall call)
    {
        return Of(call) is var (compared, isHigher) && compared is [var (axis, first, second)] && AxesOf(call).Count == 1
            ? (axis, first, second, isHigher)
            : null;
    }

    /// <summary>The axes in which the sides differ, also those of which both sides have a level.</summary>
    private static List<AxisDeclaration> AxesOf(ClaimCall call)
    {
        var arms = call.Left!.Arms!.Concat(call.Rights.SelectMany(right => right.Arms ?? [])).ToList();
        return [.. arms[0].Levels.Where(level => arms.Exists(arm => !Equals(arm.Levels[level.Key], level.Value)))
            .Select(level => level.Key)];
    }

    /// <summary>
    /// The axes of which the two sides have different levels, with the levels of both, and whether the metric is asserted to be higher on
    /// the first side, as in <see cref="OfOneAxis"/>.
    /// </summary>
    public static (List<(AxisDeclaration Axis, List<object> First, List<object> Second)> Axes, bool? IsFirstHigher)? Of(
        ClaimCall call)
    {
        if (call.Left?.Arms is not { Count: > 0 } lefts)
        {
            return null;
        }

        if (call.Method is "IsIncreasing" or "IsDecreasing")
        {
            if (call.Left.VaryingAxes is not [var varying])
            {
                return null;
            }

            var levels = lefts.Select(arm => arm.Levels[varying]).Where(level => LevelNumber.Is(level)).OrderBy(LevelNumber.Of).ToList();
            return levels.Count < 2 ? null : ([(varying, [levels[levels.Count - 1]], [levels[0]])], call.Method == "IsIncreasing");
        }

        bool? isHigher = call.Method switch
        {
            "IsAbove" => true,
            "IsBelow" => false,
            "IsNoWorseThan" => MetricWords.IsHigherBetter(call.Left),
            _ => null,
        };
        if ((isHigher is null && call.Method is not ("IsEquivalentTo" or "IsEqualTo"))
            || call.Rights is not [{ Arms: { Count: > 0 } rights }])
        {
            return null;
        }

        var compared = (from axis in lefts[0].Levels.Keys
                        let first = lefts.Select(arm => arm.Levels[axis]).Distinct().ToList()
                        let second = rights.Select(arm => arm.Levels[axis]).Distinct().ToList()
                        where !first.Intersect(second).Any()
                        select (axis, first, second)).ToList();
        return compared.Count == 0 ? null : (compared, isHigher);
    }
}
