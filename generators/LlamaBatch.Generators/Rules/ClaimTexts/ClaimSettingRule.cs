using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text names a schedule, an optimizer or a precision that neither side of the comparison uses, although another level
/// of the experiment does, or a kind of attention or a sequence length that neither side has.
/// </summary>
internal static class ClaimSettingRule
{
    /// <summary>Settings with few values, each with the words by which claims name the value.</summary>
    private static readonly Named[] _named =
    [
        new("use", point => point.Training?.Schedule.Name, new()
        {
            ["Constant"] = "constant (learning )?(rate|schedule|step size)",
            ["Linear"] = "linear (decay|schedule|annealing)|linearly decaying",
            ["Cosine"] = "(?<!gradient )cosine",
            ["WarmupStableDecay"] = "wsd|warm-?up-stable-decay|trapezoid|trapezoidal",
        }),
        new("use", point => point.Optimizer is { } rule and not IOwnSection ? rule.Name : null, new()
        {
            ["AdamW"] = "adamw?",
            ["SGD"] = "sgd",
        }),
        new("use", point => point.Training?.Precision.ToString(), new()
        {
            ["BFloat16"] = "bfloat16|bf16",
            ["Float32"] = "float32|fp32",
        }),
        new("use", point => point.Model is { } model && !model.Problems().Any() ? AttentionOf(model) : null, new()
        {
            [MultiHead] = "multi-head attention",
            [MultiQuery] = "multi-query attention",
        })
        {
            IsOfEachModel = true,
        },
    ];

    /// <summary>Words, such as "unlike", in texts that may name a setting without claiming that it is compared.</summary>
    private static readonly Regex _aside = new(
        @"\b(no|not|without|unlike|as|like|than with|whether|either|any|every|all)\b|n['’]t\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words in texts that may call any attention with several heads "multi-head".</summary>
    private static readonly Regex _sharing = new(
        @"\b(key-value|keys and values|grouped|GQA)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private const string MultiHead = "multi-head attention";

    private const string MultiQuery = "multi-query attention";

    private static readonly Regex _length = new(
        $@"^on {StatedNumber.Integer} tokens\b|\b(sequences|contexts?|windows) of {StatedNumber.Integer} tokens\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ClaimCall call, SweepEvaluation? evaluation)
    {
        if (evaluation is null || call.Left is not { Arms: not null } left || call.Rights is not [{ Arms: not null } right]
            || _aside.IsMatch(call.Claim.Text))
        {
            return null;
        }

        List<PointEvaluation> compared = [.. left.PointsIn(evaluation), .. right.PointsIn(evaluation)];
        foreach (Named setting in _named)
        {
            var used = compared.Select(setting.ValueOf).Distinct().ToList();
            if (used.Contains(null) || used.Count == 0)
            {
                continue;
            }

            foreach (KeyValuePair<string, Regex> value in setting.Words)
            {
                if (!used.Contains(value.Key) && !(setting.IsOfEachModel && _sharing.IsMatch(call.Claim.Text))
                    && value.Value.Match(call.Claim.Text) is { Success: true } said
                    && (setting.IsOfEachModel || evaluation.Points.Any(point => setting.ValueOf(point) == value.Key)))
                {
                    return ClaimFinding.Of(
                        call,
                        $"'{said.Value}'",
                        $"the trials on both sides {setting.Verb} {Sentence.AllOf(used.OfType<string>())}",
                        remedy: $"compare a level that uses {value.Key}");
                }
            }
        }

        return Length(call, compared);
    }

    /// <summary>Reports a sequence length that neither side has, as in "on 256 tokens".</summary>
    private static Diagnostic? Length(ClaimCall call, List<PointEvaluation> compared)
    {
        var lengths = compared.Select(point => point.Corpus?.SequenceLength).Distinct().ToList();
        return lengths.Count > 0 && !lengths.Contains(null)
            && _length.Match(call.Claim.Text) is { Success: true } said
            && (int)StatedNumber.In(said) is > 1 and var stated && !lengths.Contains(stated)
            && compared.All(point => point.Model?.MaxPositionEmbeddings >= stated)
            ? ClaimFinding.Of(
                call,
                $"'{said.Value}'",
                $"the trials on both sides have sequences of {Sentence.AllOf(lengths.Select(length => $"{length:0}"))} tokens",
                remedy: "set SequenceLength")
            : null;
    }

    /// <summary>The kind of attention of a model. Null for one head, so that texts about such models are not judged.</summary>
    private static string? AttentionOf(LlamaConfig model) => model.Heads == 1 ? null
        : model.KeyValueHeads == model.Heads ? MultiHead
        : model.KeyValueHeads == 1 ? MultiQuery
        : "grouped-query attention";

    /// <summary>A setting with few values.</summary>
    private sealed class Named(string verb, Func<PointEvaluation, string?> valueOf, Dictionary<string, string> words)
    {
        public string Verb { get; } = verb;

        /// <summary>Whether a text that names the setting is wrong even if no other level uses it.</summary>
        public bool IsOfEachModel { get; init; }

        public Func<PointEvaluation, string?> ValueOf { get; } = valueOf;

        public Dictionary<string, Regex> Words { get; } = words.ToDictionary(
            value => value.Key,
            value => new Regex($@"\b({value.Value})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }
}
