using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports comparisons of two named configurations (members of an enum, texts, or true and false) that differ in several settings, although
/// the text of the claim names only one of these settings as the cause. Levels that are numbers are compared in depth and width only,
/// because other settings, such as a learning rate, usually follow them.
/// </summary>
internal static class ConfigurationRule
{
    /// <summary>How far a ratio of learning rates may deviate from a scaling rule, as a share of its logarithm.</summary>
    private const double Tolerance = 0.1;

    /// <summary>The largest logarithm of the ratio of two numbers of parameters that count as the same size.</summary>
    private const double SameSize = 0.12;

    private const string Width = "the width of the model";

    /// <summary>The causes, each with its settings and with the words by which claims name it.</summary>
    private static readonly (string Cause, string[] Settings, string[] Words)[] _causes =
    [
        ("BatchSize", ["Training.BatchSize", "Training.BatchSchedule", "Training.NoiseBatchSize"], ["batch", "batches"]),
        ("LearningRate", ["Optimizer.LearningRate"], ["rate", "rates", "lr"]),
        (Width, ["Model.HiddenSize", "Model.IntermediateSize", "Model.Heads", "Model.HeadDim"],
            ["wide", "wider", "width", "narrow", "narrower", "heads", "model", "models", "parameters", "feed-forward", "mlp"]),
        ("KeyValueHeads", ["Model.KeyValueHeads"],
            ["key-value", "kv", "head", "heads", "grouped", "grouped-query", "multi-query", "gqa", "mqa", "model", "models"]),
        ("Layers", ["Model.Layers"],
            ["deep", "deeper", "depth", "shallow", "shallower", "layers", "layer", "model", "models", "parameters"]),
        ("TieWordEmbeddings", ["Model.TieWordEmbeddings"], ["tied", "tying", "tie", "untied", "embeddings"]),
        ("Schedule", ["Training.Schedule"], [
            "schedule", "cosine", "constant", "decay", "decays", "linear", "warm-up", "warmup", "fall", "falls", "line", "plateau",
        ]),
        ("Tokens", ["Training.Tokens", "Training.Steps"], ["tokens", "text", "data", "longer", "budget"]),
        ("GradientClip", ["Training.GradientClip"], ["clip", "clipping", "clipped"]),
        ("AveragingHalfLife", ["Training.AveragingHalfLife"], ["average", "averaging", "averaged", "ema"]),
        ("Precision", ["Training.Precision"], ["precision", "bfloat16", "float32"]),
        ("SequenceLength", ["Corpus.SequenceLength"], ["context", "sequence", "sequences"]),
        ("Corpus", ["Corpus"], ["corpus", "text", "data"]),
        ("the optimizer", ["Optimizer.Name"], ["optimizer", "adamw", "adam", "sgd", "momentum"]),
        ("WeightDecay", ["Optimizer.WeightDecay"], ["decay"]),
        ("Beta2", ["Optimizer.Beta2"], ["beta2", "β₂"]),
        ("Beta1", ["Optimizer.Beta1"], ["beta1", "β₁", "momentum"]),
        ("Momentum", ["Optimizer.Momentum"], ["momentum"]),
    ];

    /// <summary>The settings of a model's shape. Each of them alone can explain a difference in loss.</summary>
    private static readonly string[] _shape = [Width, "Layers"];

    /// <summary>The settings of an optimizer that are usually scaled with the batch size.</summary>
    private static readonly string[] _ofBatch = ["Beta2", "WeightDecay"];

    /// <summary>The settings that have other values for another optimizer.</summary>
    private static readonly string[] _ofOptimizer = ["LearningRate", "WeightDecay", "Beta1", "Beta2", "Momentum"];

    /// <summary>The settings on which no quantity of a plan depends.</summary>
    private static readonly string[] _ofTraining = ["LearningRate", "GradientClip", "WeightDecay", "Beta1", "Beta2", "Momentum"];

    /// <summary>Words by which a claim names a configuration as a whole.</summary>
    private static readonly string[] _wholes =
    [
        "recipe", "recipes", "setup", "configuration", "configurations", "preset", "plan", "settings", "shape", "shapes", "build",
        "variant",
    ];

    /// <summary>The causes that differ between two named configurations, if a claim names only one of them; otherwise empty.</summary>
    public static IReadOnlyList<string> CausesOf(
        ClaimCall call,
        AxisDeclaration axis,
        ClaimArm left,
        ClaimArm right,
        SweepEvaluation evaluation,
        ExperimentDeclaration experiment)
    {
        bool isNamed = axis.LevelType is { TypeKind: TypeKind.Enum }
            or { SpecialType: SpecialType.System_String or SpecialType.System_Boolean };
        if (evaluation.PointOf(left) is not { Model: not null, Training: not null, Optimizer: not null, Corpus: not null } one
            || evaluation.PointOf(right) is not { Model: not null, Training: not null, Optimizer: not null, Corpus: not null } other
            || (!isNamed && one.Model.Equals(other.Model)))
        {
            return [];
        }

        // A word that is a level's name, such as "shallow", names the whole configuration.
        IEnumerable<string> levels = axis.Levels
            .Select(level => (level.Value as string ?? LevelName.Of(level)).Split('.').Last().ToLowerInvariant());
        IEnumerable<string> names = axis.LevelType.SpecialType == SpecialType.System_Boolean ? ClaimWords.PartsOf(axis.Property.Name) : [];
        IReadOnlyList<string> said = [.. ClaimWords.Of(call.Claim.Text)];
        IReadOnlyList<string> words = [.. said.Except(levels).Except(names)];
        if (words.Intersect(_wholes).Any())
        {
            return [];
        }

        var settings = new HashSet<string>(SettingsOf(one), StringComparer.Ordinal);
        settings.SymmetricExceptWith(SettingsOf(other));
        var differing = _causes.Where(cause => cause.Settings.Any(name => settings.Any(setting => IsPart(setting, name)))).ToList();
        var dependent = DependentOn([.. differing.Select(cause => cause.Cause)], one, other).ToList();
        differing.RemoveAll(cause => dependent.Contains(cause.Cause)
            || (call.Claim.Subject == ClaimSubject.Plan && (_ofTraining.Contains(cause.Cause)
                // The average is a copy of the weights, and Seesaw changes the steps with the rate.
                || (cause.Cause == "AveragingHalfLife" && call.Left?.Accessor.Name != "MemoryBytes")
                || (cause.Cause == "Schedule" && one.Training.BatchSchedule is not SeesawBatch
                    && other.Training.BatchSchedule is not SeesawBatch)))
            || (!isNamed && !_shape.Contains(cause.Cause) && !(cause.Cause == "BatchSize" && !SaysBatch(call, axis, experiment))));
        bool isUnsaid = !isNamed && differing.Exists(cause => cause.Cause == "BatchSize");
        bool namesOne = differing.Count(cause => cause.Words.Intersect(words).Any()) == 1
            && differing.Any(cause => !cause.Words.Intersect(said).Any());          // "AdamW with clipping" names two
        return differing.Count > 1 && (words.Contains("alone") || namesOne || isUnsaid)
            ? [.. differing.Select(cause => cause.Cause)]
            : [];
    }

    /// <summary>Whether a text of the experiment says that the batch size differs too.</summary>
    private static bool SaysBatch(ClaimCall call, AxisDeclaration axis, ExperimentDeclaration experiment) =>
        new[]
        {
            call.Claim.Text, experiment.Question, axis.Property.Name, DocumentationText.All(axis.Property, default),
            DocumentationText.All(experiment.Record, default),
        }.Concat(experiment.Claims.Select(claim => claim.Text)).Concat(experiment.Axes.Select(other => other.Property.Name))
        .Any(text => text.IndexOf("batch", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The weights of all feed-forward layers, up to a factor.</summary>
    private static double FeedForwardOf(LlamaConfig model) => (double)model.Layers * model.IntermediateSize * model.HiddenSize;

    /// <summary>The settings that only follow another one, such as a learning rate that is scaled with the batch size.</summary>
    private static IEnumerable<string> DependentOn(IReadOnlyList<string> differing, PointEvaluation one, PointEvaluation other)
    {
        double rate = Math.Log(one.Optimizer!.LearningRate / other.Optimizer!.LearningRate);
        if (differing.Contains("the optimizer"))
        {
            foreach (string setting in _ofOptimizer)
            {
                yield return setting;
            }
        }

        if (differing.Contains(Width))
        {
            yield return "KeyValueHeads";

            // Depth against width at a fixed number of parameters, or of feed-forward weights, is one choice.
            if (Math.Abs(Math.Log((double)one.Model!.Parameters / other.Model!.Parameters)) <= SameSize
                || Math.Abs(Math.Log(FeedForwardOf(one.Model) / FeedForwardOf(other.Model))) <= SameSize)
            {
                yield return "Layers";
            }
        }

        if (differing.Contains("BatchSize"))
        {
            double batch = Math.Log((double)one.Training!.BatchSize.Count / other.Training!.BatchSize.Count);
            foreach (string setting in _ofBatch)
            {
                yield return setting;
            }

            if (IsNear(rate, batch) || IsNear(rate, batch / 2))
            {
                yield return "LearningRate";
            }

            if (one.Training.Schedule.Name == other.Training.Schedule.Name)
            {
                yield return "Schedule";                        // a warm-up in steps differs in tokens
            }
        }

        // A weight decay of 0 is near no other.
        if (Math.Log(DecayOf(one) / DecayOf(other)) is var decay && !double.IsInfinity(decay) && IsNear(-rate, decay))
        {
            yield return "WeightDecay";                         // the timescale of the weights is the same (Wang & Aitchison 2024)
        }

        if (IsNear(rate, -Math.Log((double)one.Model!.HiddenSize / other.Model!.HiddenSize)))
        {
            yield return "LearningRate";
        }
    }

    private static double DecayOf(PointEvaluation point) => (point.Optimizer as AdamW)?.WeightDecay ?? double.NaN;

    private static bool IsNear(double exponent, double rule) => Math.Abs(exponent - rule) <= Tolerance * Math.Abs(rule);

    /// <summary>The settings of a point with their values, as text.</summary>
    private static IEnumerable<string> SettingsOf(PointEvaluation point) =>
    [
        .. Under("Model", point.Model!.Settings()),
        .. Under("Training", point.Training!.Settings()),
        .. Under("Optimizer", point.Optimizer!.Settings()),
        $"Optimizer.Name={point.Optimizer.Name}",
        $"Corpus={point.Corpus!.Name} {string.Join(";", point.Corpus.Settings().Select(one => one.Value))}",
        $"Corpus.SequenceLength={point.Corpus.SequenceLength}",
    ];

    private static IEnumerable<string> Under(string section, IEnumerable<Setting> settings) =>
        settings.Select(setting => $"{section}.{setting.Name}={setting.Value}");

    /// <summary>Whether a text such as <c>Model.Layers=4</c> is about the named setting or about a setting below it.</summary>
    private static bool IsPart(string text, string name) =>
        text.StartsWith(name, StringComparison.Ordinal) && (text[name.Length] == '=' || (text[name.Length] == '.' && name != "Corpus"));
}
