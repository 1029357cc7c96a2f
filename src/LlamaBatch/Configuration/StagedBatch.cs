using System.Globalization;

namespace LlamaBatch;

/// <summary>
/// A schedule of stages, each with its own batch size. After the last stage, the batch size is <see cref="Training.BatchSize"/>.
/// </summary>
public sealed record StagedBatch : BatchSchedule
{
    private IReadOnlyList<BatchStage> _stages = [];

    /// <inheritdoc/>
    public override string Name => "Staged";

    /// <summary>A copy of the schedule with an additional stage at the end.</summary>
    /// <param name="batchSize">The number of sequences in each step of the stage.</param>
    /// <param name="until">
    /// The fraction of the run's tokens at which the stage ends. It must be at most 1 and greater than the previous stage's end.
    /// </param>
    public StagedBatch Then(Sequences batchSize, double until) => this with { _stages = [.. _stages, new(batchSize, until)] };

    /// <inheritdoc/>
    public override IEnumerable<BatchStage> Stages(Training training) => _stages.Concat([new(training.BatchSize, 1)]);

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems(Training training)
    {
        foreach (SettingProblem problem in base.Problems(training)
            .Concat(_stages.SelectMany(stage => BatchOutside(nameof(BatchStage.BatchSize), stage.BatchSize, training))))
        {
            yield return problem;
        }

        double before = 0;
        foreach (BatchStage stage in _stages)
        {
            var range = new ValueRange(before, 1, ExcludesLeast: true);
            foreach (SettingProblem problem in SettingProblem.Outside(nameof(BatchStage.Until), stage.Until, range))
            {
                yield return problem;
            }

            before = range.Contains(stage.Until) ? stage.Until : before;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Setting> Settings() => base.Settings().Append(new(nameof(Stages), string.Join(", ", _stages.Select(
        stage => string.Format(CultureInfo.InvariantCulture, "{0} until {1:R}", stage.BatchSize.Count, stage.Until)))));

    /// <inheritdoc/>
    public bool Equals(StagedBatch? other) => base.Equals(other) && _stages.SequenceEqual(other._stages);

    /// <inheritdoc/>
    public override int GetHashCode() => _stages.Aggregate(base.GetHashCode(), (hash, stage) => (hash * 31) + stage.GetHashCode());
}
