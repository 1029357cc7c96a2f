namespace LlamaBatch;

/// <summary>The batch size, the position in the training text, and the learning rate of each optimizer step of a run.</summary>
/// <remarks>A run takes as many whole steps as fit into its tokens.</remarks>
public sealed class StepSizes
{
    private readonly Training _training;
    private readonly int _sequenceLength;
    private readonly List<Stage> _stages = new(1);

    /// <summary>Computes the steps of a run. Illegal settings give a run without steps.</summary>
    /// <param name="training">The settings of training.</param>
    /// <param name="sequenceLength">The number of tokens in a sequence, T.</param>
    public StepSizes(Training training, int sequenceLength)
    {
        (_training, _sequenceLength) = (training, sequenceLength);
        long most = sequenceLength <= 0 ? 0 : training.Tokens.Count / sequenceLength;
        foreach (BatchStage stage in training.BatchSchedule.Stages(training))
        {
            long batch = stage.BatchSize.Count;
            if (batch <= 0)
            {
                continue;
            }

            long fitting = (most - Sequences) / batch;
            long begun = stage.Until >= 1 ? fitting
                : (long)Math.Ceiling(((stage.Until * training.Tokens.Count / sequenceLength) - Sequences) / batch);
            int steps = (int)Math.Min(int.MaxValue - Count, Math.Max(0, Math.Min(fitting, begun)));
            if (steps > 0)
            {
                _stages.Add(new(Count, Sequences, stage.BatchSize.Count, steps));
                Count += steps;
                Sequences += steps * batch;
            }
        }
    }

    /// <summary>The number of steps in the run.</summary>
    public int Count { get; }

    /// <summary>The number of sequences in all steps.</summary>
    public long Sequences { get; }

    /// <summary>The batch sizes in the order of the run, with the number of steps that have each batch size.</summary>
    public IEnumerable<(Sequences BatchSize, int Steps)> Stages => _stages.Select(stage => ((Sequences)stage.Batch, stage.Steps));

    /// <summary>The batch size of a step.</summary>
    /// <param name="step">The step, from 0.</param>
    public Sequences BatchAt(int step) => StageOf(step).Batch;

    /// <summary>The number of sequences in all steps before a step.</summary>
    /// <param name="step">The step, from 0. <see cref="Count"/> gives the sum over all steps.</param>
    public long SequencesBefore(int step)
    {
        Stage stage = StageOf(step);
        return stage.FirstSequence + ((step - stage.FirstStep) * (long)stage.Batch);
    }

    /// <summary>The number of tokens in all steps before a step.</summary>
    /// <inheritdoc cref="SequencesBefore" path="/param"/>
    public long TokensBefore(int step) => SequencesBefore(step) * _sequenceLength;

    /// <summary>
    /// Converts a number of tokens from the start of the run to a number of steps. A partly completed step counts as a fraction.
    /// </summary>
    /// <param name="tokens">The number of tokens, from 0 to the tokens of all steps.</param>
    public double StepsIn(double tokens)
    {
        double sequences = tokens / _sequenceLength;
        Stage stage = _stages.FindLast(one => one.FirstSequence <= sequences) is { Steps: > 0 } found ? found : StageOf(0);
        return stage.FirstStep + ((sequences - stage.FirstSequence) / stage.Batch);
    }

    /// <summary>The learning rate at the middle of a step's tokens, as a fraction of the peak learning rate.</summary>
    /// <param name="step">The step, from 0.</param>
    public double RateFactorAt(int step)
    {
        Sequences batch = BatchAt(step);
        return _training.BatchSchedule.RateFactorAt(_training, ProgressAt(step), batch);
    }

    /// <summary>
    /// The factor by which the batch schedule changes the mean learning rate. It is 1 if the rate does not follow the batch size.
    /// </summary>
    internal double MeanRateChange()
    {
        (double scheduled, double actual) = (0, 0);
        for (int step = 0; step < Count; step++)
        {
            scheduled += _training.Schedule.FactorAt(ProgressAt(step));
            actual += RateFactorAt(step);
        }

        return scheduled > 0 ? actual / scheduled : 1;
    }

    /// <summary>The fraction of the run's sequences that has been read at the middle of a step.</summary>
    private double ProgressAt(int step) => (SequencesBefore(step) + (0.5 * BatchAt(step).Count)) / Sequences;

    /// <summary>
    /// The stage of a step. Steps after the end belong to the last stage. For a run without steps, the result is an empty stage with the
    /// largest batch size.
    /// </summary>
    /// <remarks>Each training step calls this method several times, so it uses a plain loop, which is faster than a delegate.</remarks>
    private Stage StageOf(int step)
    {
        int place = _stages.Count - 1;
        while (place > 0 && _stages[place].FirstStep > step)
        {
            place--;
        }

        return place < 0 ? new(0, 0, Math.Max(1, _training.BatchSize.Count), 0) : _stages[place];
    }

    private readonly record struct Stage(int FirstStep, long FirstSequence, int Batch, int Steps);
}
