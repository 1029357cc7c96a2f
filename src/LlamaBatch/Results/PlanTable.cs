using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>What can be known of the points of an experiment without training. The generated <c>Plan</c> asks it by name.</summary>
/// <param name="axes">The axes, in the order they are written.</param>
/// <param name="planOf">The arithmetic of a point, given its levels on every axis. Levels that a scale leaves out are known too: arithmetic needs no run.</param>
public sealed class PlanTable(IReadOnlyList<ResultAxis> axes, Func<IReadOnlyList<AxisLevel>, TrialPlan> planOf)
{
    private readonly ResultGrid _grid = new(axes, includesTuned: true);

    /// <summary>The table of a sweep at a scale.</summary>
    public static PlanTable Of<TPoint>(PlannedSweep<TPoint> planned)
        where TPoint : LlamaExperiment =>
        new(ResultAxis.Of(planned), levels => planned.PlanOf(planned.Sweep.At(levels)));

    /// <summary>A quantity at each combination of the levels asked for.</summary>
    /// <param name="name">What it is, in lower case: <c>updates per million tokens</c>.</param>
    /// <param name="quantity">How it follows from the arithmetic of a point.</param>
    /// <param name="levels">What is asked of the axes; those not named are held at their baseline.</param>
    /// <exception cref="ClaimException">There is no such axis or level.</exception>
    public Quantities Of(string name, Func<TrialPlan, double> quantity, IReadOnlyList<AxisLevels> levels) =>
        new(name, [.. _grid.ArmsOf(levels).Select(arm => Quantity.At(arm.Name, quantity(planOf(arm.Levels))))]);
}
