using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>The quantities of an experiment that are known without training. The generated class <c>Plan</c> reads this table.</summary>
/// <param name="axes">The axes, in declaration order.</param>
/// <param name="planOf">Returns the plan of a point, given the point's level on every axis. The levels of all scales are allowed.</param>
public sealed class PlanTable(IReadOnlyList<ResultAxis> axes, Func<IReadOnlyList<AxisLevel>, TrialPlan> planOf)
{
    private readonly ResultGrid _grid = new(axes, includesTuned: true);

    /// <summary>Makes the table of a sweep at a scale.</summary>
    public static PlanTable Of<TPoint>(PlannedSweep<TPoint> planned)
        where TPoint : LlamaExperiment =>
        new(ResultAxis.Of(planned), levels => planned.PlanOf(planned.Sweep.At(levels)));

    /// <summary>Computes a quantity at each combination of the named levels.</summary>
    /// <param name="name">The quantity's name in lower case, such as <c>updates per million tokens</c>.</param>
    /// <param name="quantity">Computes the quantity from the plan of a point.</param>
    /// <param name="levels">The named levels; other axes are held at their baseline.</param>
    /// <exception cref="ClaimException">The experiment lacks the named axis or level.</exception>
    public Quantities Of(string name, Func<TrialPlan, double> quantity, IReadOnlyList<AxisLevels> levels) =>
        new(name, [.. _grid.PointsNamedBy(levels).Select(point => Quantity.At(point.Name, quantity(planOf(point.Levels))))]);
}
