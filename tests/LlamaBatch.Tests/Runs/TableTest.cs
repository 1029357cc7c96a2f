using LlamaBatch.Runs;

namespace LlamaBatch.Tests.Runs;

/// <summary>A folder with tables of runs, and an experiment that wants them.</summary>
public abstract class TableTest : Data.TemporaryFolder
{
    /// <summary>Batch sizes 16 and 32, and the validation loss.</summary>
    protected static ImportedColumns Wanted { get; } = new([ImportedAxis.Of("BatchSize", 16, 32)], [nameof(ValidationLoss)], []);

    /// <summary>Batch sizes, and a target of the validation loss.</summary>
    protected static ImportedColumns WantedTarget { get; } = Wanted with { Targets = [new(nameof(ValidationLoss), 3.3)] };

    /// <summary>The runs of a table as lines of text, sorted.</summary>
    protected string[] Read(RunTable table, ImportedColumns? wanted = null) =>
        [.. table.Read(Folder, wanted ?? Wanted).Runs.Select(Text).Order(StringComparer.Ordinal)];

    /// <summary>The sentence with which a table is refused.</summary>
    protected string Refused(RunTable table, ImportedColumns? wanted = null) =>
        Assert.Throws<RunTableException>(() => table.Read(Folder, wanted ?? Wanted)).Message
            .Replace(Folder, "FOLDER", StringComparison.Ordinal);

    private static string Text(ImportedRun run) => FormattableString.Invariant(
        $"{string.Join(' ', run.Levels)} {run.Name}{(run.Pair is null ? "" : $" pair {run.Pair}")}{(run.Diverged ? " diverged" : "")}")
        + string.Concat(run.Finals.OrderBy(final => final.Key).Select(final => FormattableString.Invariant($" {final.Key}={final.Value}")))
        + string.Concat(run.Curves.OrderBy(curve => curve.Key).Select(curve => $" {curve.Key}@{run.CurveUnit}: "
            + string.Join(' ', curve.Value.Select(point => FormattableString.Invariant($"{point.Progress}:{point.Value}")))))
        + string.Concat(run.Targets.Select(target => FormattableString.Invariant(
            $" {target.Target.Metric} {target.Target.Value} {target.Unit} ({target.Bounds.Low}, {target.Bounds.High}]")));
}
