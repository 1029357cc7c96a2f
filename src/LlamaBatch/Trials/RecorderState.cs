using System.Text.Json.Serialization;

namespace LlamaBatch.Trials;

/// <summary>
/// The state of a <see cref="TrialRecorder"/> in a checkpoint. <see cref="Code"/>, <see cref="Trailing"/>, <see cref="Validations"/> and
/// <see cref="MostStepsAbove"/> are null in older checkpoints.
/// </summary>
internal sealed record RecorderState(
    Dictionary<string, List<RecordedValue>> Learning,
    Dictionary<string, RunningMean> Means,
    double Loss,
    double LossBefore,
    double LossTwoBefore,
    double SmoothedLoss,
    int StepsAbove,
    long Tokens,
    Dictionary<string, string>? Code = null,
    List<double>? Trailing = null,
    Dictionary<string, List<RecordedValidation>>? Validations = null,
    int? MostStepsAbove = null);

/// <summary>A measurement as saved in a checkpoint.</summary>
internal readonly record struct RecordedValue(long Tokens, double Value);

/// <summary>The totals of one validation, as saved in a checkpoint: summed loss in nats, tokens, correct predictions and bytes.</summary>
internal readonly record struct RecordedValidation(long TrainedTokens, double Nats, long Tokens, long Correct, long Bytes);

/// <summary>Serializes <see cref="RecorderState"/> without reflection. Infinite losses are written by name.</summary>
[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RecorderState))]
internal sealed partial class RecorderStateContext : JsonSerializerContext;
