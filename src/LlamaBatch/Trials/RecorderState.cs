using System.Text.Json.Serialization;

namespace LlamaBatch.Trials;

/// <summary>What a <see cref="TrialRecorder"/> keeps in a checkpoint; <see cref="Code"/> is null in those of before there were fingerprints.</summary>
internal sealed record RecorderState(
    Dictionary<string, List<RecordedValue>> Learning,
    Dictionary<string, RunningMean> Means,
    double Loss,
    double LossBefore,
    double LossTwoBefore,
    double SmoothedLoss,
    int StepsAbove,
    long Tokens,
    Dictionary<string, string>? Code = null);

/// <summary>A measurement, as a checkpoint keeps it.</summary>
internal readonly record struct RecordedValue(long Tokens, double Value);

/// <summary>Serialization without reflection; a loss may be infinite, so numbers may be named.</summary>
[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RecorderState))]
internal sealed partial class RecorderStateContext : JsonSerializerContext;
