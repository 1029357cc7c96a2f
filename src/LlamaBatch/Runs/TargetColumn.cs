using LlamaBatch.Files;
using LlamaBatch.Statistics;

namespace LlamaBatch.Runs;

/// <summary>The columns of a target in a table.</summary>
/// <param name="Target">The target.</param>
/// <param name="Reached">The column with the progress at which the target was reached.</param>
/// <param name="Until">The column with the final progress of the run, or null if the target names no such column.</param>
/// <param name="Width">The column with the distance between two evaluations, or null if the distance is the same for all runs.</param>
internal sealed record TargetColumn(RunTarget Target, Column Reached, Column? Until, Column? Width)
{
    /// <summary>Finds the columns of a target.</summary>
    /// <exception cref="RunTableException">A column is missing.</exception>
    public static TargetColumn Of(RunTarget target, TableColumns columns)
    {
        string use = $"the target of {target.Metric}";
        return new(
            target,
            columns.Named(target.Column ?? $"{target.Unit.ToString().ToLowerInvariant()}_to_target", use),
            target.Until is string until ? columns.Named(until, use) : null,
            target.EvaluatedEvery.Column is string width ? columns.Named(width, use) : null);
    }

    /// <summary>The progress at which the run of a row reached the target.</summary>
    /// <exception cref="RunTableException">A cell is malformed, or the final progress of a run that did not reach the target is
    /// unknown.</exception>
    public ReachedTarget Of(Row row)
    {
        Cell cell = Reached.Of(row);
        return cell.Text is null && !cell.IsNested || cell.Text == Target.NotReached?.Trim()
            ? NotReached(row, cell)
            : Crossing(
                Target,
                NumberCell.Progress(cell, row.Place, Reached.Name),
                Width is null ? Target.EvaluatedEvery.Width : NumberCell.Progress(Width.Of(row), row.Place, Width.Name));
    }

    /// <summary>
    /// Makes the interval within which a run reached a target. The interval ends at the first evaluation at which the run had reached the
    /// target, and starts at the previous evaluation.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="reached">The progress of the first evaluation at which the target was reached.</param>
    /// <param name="width">The distance between two evaluations, or 0 if <paramref name="reached"/> is exact.</param>
    /// <exception cref="RunTableException">The width is negative or infinite.</exception>
    public static ReachedTarget Crossing(RunTarget target, double reached, double width) =>
        ValueRange.AtLeast(0).Refuse(nameof(target.EvaluatedEvery), width) is string problem
            ? throw new RunTableException(problem)
            : new(new(target.Metric, target.Value), target.Unit, new Bounds(Math.Max(0, reached - width), reached));

    private ReachedTarget NotReached(Row row, Cell cell)
    {
        if (Until is null)
        {
            throw row.Place.Wrong(
                Reached.Name,
                $"{(cell.Text is string text ? $"'{Printable.Short(text)}' means" : "an empty cell means")} that the run did not reach "
                + "the target, and no column says how far it went. Name that column with Until.");
        }

        return new(
            new(Target.Metric, Target.Value), Target.Unit, Bounds.AtLeast(NumberCell.Progress(Until.Of(row), row.Place, Until.Name)));
    }
}
