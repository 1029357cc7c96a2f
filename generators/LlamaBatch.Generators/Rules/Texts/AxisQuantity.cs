using System.Text.RegularExpressions;

namespace LlamaBatch.Generators;

/// <summary>
/// Finds axes whose summary begins with a quantity that no level changes, such as "The number of decoder layers" above an axis that sets
/// the width of the feed-forward layer.
/// </summary>
internal static class AxisQuantity
{
    /// <summary>The quantities by which summaries name an axis, each with its value at a point.</summary>
    private static readonly Quantity[] _quantities =
    [
        new("Training.BatchSize", "(sequences (per|in an?|in each) (optimizer )?(step|batch)|batch sizes?)",
            point => (point.Training!.BatchSize, point.Training.MicroBatch, point.Training.BatchSchedule, point.Training.NoiseBatchSize)),
        new("Optimizer.LearningRate", "(peak |constant |highest |maximum )?learning rates?( (after|at the end of) the warm-?up)?",
            point => (point.Optimizer!.LearningRate, point.Training!.Schedule, point.Training.BatchSchedule)),
        new("Model.Layers", "(decoder |transformer )?(layers|blocks)|depth of the model", point => point.Model!.Layers),
        new("Model.HiddenSize", "hidden size|width of the (model|residual stream)",
            point => (point.Model!.HiddenSize, point.Model.IntermediateSize)),
        new("Model.IntermediateSize", "(inner )?width of the (gated )?feed-forward (layers?|networks?|blocks?)|inner width",
            point => point.Model!.IntermediateSize),
        new("Model.Heads", "((attention|query) )?heads", point => (point.Model!.Heads, point.Model.KeyValueHeads, point.Model.HeadDim)),
        new("Model.KeyValueHeads", "key-value heads|heads for keys and values",
            point => (point.Model!.Heads, point.Model.KeyValueHeads)),
        new("Model.RopeTheta", "base( θ)? of the rotary (frequencies|embeddings?)", point => point.Model!.RopeTheta),
        new("Corpus.SequenceLength", "tokens (per|in a) sequence|sequence length|length of (a|the) sequences?|context length",
            point => (point.Corpus!.SequenceLength, point.Model!.MaxPositionEmbeddings)),
        new("Optimizer.WeightDecay", "weight decay( λ)?",
            point => ((point.Optimizer as AdamW)?.WeightDecay, (point.Optimizer as Sgd)?.WeightDecay)),
        new("Optimizer.Beta2", "(β₂|decay( β₂)? of the (running |moving )?(mean|average) of (the )?squared gradients)",
            point => ((point.Optimizer as AdamW)?.Beta2, point.Optimizer!.Name)),
        new("Optimizer.Beta1", "(β₁|decay( β₁)? of the (running |moving )?(mean|average) of (the )?gradients|momentum)",
            point => ((point.Optimizer as AdamW)?.Beta1, (point.Optimizer as Sgd)?.Momentum)),
        new("Training.GradientClip", "clipping norm|norm (at|to) which gradients are clipped", point => point.Training!.GradientClip),
        new("Training.Schedule.Warmup", "(length of the |share of the )?warm-?up",
            point => (point.Training!.Schedule, point.Training.BatchSchedule)),
        new("Training.Tokens", "training tokens|tokens (of the run|that training reads|of training)|token budget",
            point => point.Trainable!.TokensTrained),
        new("Training.Steps", "((optimizer|training) )?steps of (the run|training)", point => point.Trainable!.Steps),
    ];

    /// <summary>The problem of a summary, or null.</summary>
    public static string? Problem(
        AxisDeclaration axis, string summary, ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        if (!evaluation.HasAllPoints || evaluation.Points.Count == 0 || axis.Fault != AxisFault.None
            || evaluation.Points.Any(point => point.Trainable is null || point.Optimizer is null or IOwnSection
                || point.Corpus is IOwnSection)
            || Array.Find(_quantities, one => one.Beginning.IsMatch(summary)) is not { } named
            || axis.Changes(evaluation.Points, named.Of)
            // An axis with the name of the quantity does not reach it, or its accessor changes the levels.
            || ClaimWords.PartsOf(axis.Property.Name).Intersect(ClaimWords.PartsOf(named.Setting.Split('.')[1]))
                .Any(part => part != "size"))
        {
            return null;
        }

        // The setting that is the axis, or else one that it changes. An axis that changes none has its own diagnostic.
        string? direct = evaluation.Points[0].Assignments.Where(written => SettingPlace.AxisOf(experiment, written.Value) == axis)
            .Select(written => written.Key).FirstOrDefault(path => path.Split('.')[0] is not ("Probe" or "Validation"));
        return (direct ?? Array.Find(_quantities, one => axis.Changes(evaluation.Points, one.Of))?.Setting) is { } setting
            ? $"The summary of axis '{axis.Property.Name}' begins with '{named.Beginning.Match(summary).Value.Trim()}', but the axis "
                + $"changes {setting}, and {named.Setting} is the same at all its levels. Write a summary of this axis."
            : null;
    }

    /// <summary>A quantity that a summary may name.</summary>
    private sealed class Quantity(string setting, string phrase, Func<PointEvaluation, object> of)
    {
        public string Setting { get; } = setting;

        /// <summary>The beginning of a summary that names the quantity and nothing else.</summary>
        public Regex Beginning { get; } = new(
            $@"^\s*(The )?((number|count) of )?({phrase})( of (the )?(model|decoder|optimizer|AdamW|SGD|run))?(?=\s*([.,;:(]|$))",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        public object? Of(PointEvaluation point) => of(point);
    }
}
