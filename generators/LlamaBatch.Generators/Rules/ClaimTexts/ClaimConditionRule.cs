using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports claims whose text says that both sides have the same steps, tokens, compute, parameters or setting, or that no text is read twice,
/// although the settings say otherwise.
/// </summary>
internal static class ClaimConditionRule
{
    /// <summary>
    /// The largest relative difference between numbers of parameters that a text may call the same. Widths and depths are whole numbers, so
    /// sizes seldom agree exactly.
    /// </summary>
    internal const double SameSize = 0.05;

    /// <summary>The largest relative difference between steps, tokens or FLOPs that a text may call the same.</summary>
    internal const double Rounding = 0.01;

    /// <summary>The quantities that a text may call the same, each with its nouns.</summary>
    private static readonly (string Name, string[] Nouns, Func<TrialPlan, double> Of, double Tolerance)[] _quantities =
    [
        ("steps", ["steps", "updates"], plan => plan.Steps, Rounding),
        ("tokens", ["tokens", "text", "data"], plan => plan.TokensTrained, Rounding),
        ("FLOPs", ["flops", "compute", "arithmetic", "operations"], plan => plan.Flops, Rounding),
        ("parameters", ["parameters"], plan => plan.Parameters, SameSize),
    ];

    /// <summary>The settings that a text may call the same, each with the phrases that name it.</summary>
    private static readonly (string Name, string[] Phrases, Func<PointEvaluation, object?> Of)[] _settings =
    [
        ("LearningRate", ["learning rate", "peak rate", "peak learning rate"], point => point.Optimizer?.LearningRate),
        ("BatchSize", ["batch size", "batch"], point => point.Training?.BatchSize),
        ("WeightDecay", ["weight decay"], point => (point.Optimizer as AdamW)?.WeightDecay),
        ("Schedule", ["schedule", "learning rate schedule"], point => point.Training?.Schedule.Name),
        ("SequenceLength", ["sequence length", "context length", "context"], point => point.Corpus?.SequenceLength),
        ("GradientClip", ["clipping", "clipping norm"], point => point.Training?.GradientClip),
        ("Precision", ["precision"], point => point.Training?.Precision),
        ("optimizer", ["optimizer"], point => point.Optimizer?.Name),
        ("Model", ["model"], point => point.Model is { } model ? model with { MaxPositionEmbeddings = 1 } : null),
    ];

    /// <summary>Words that may follow the name of a setting. Others, as in "the same learning rate grid", change its meaning.</summary>
    private static readonly HashSet<string> _following =
        ["a", "an", "the", "and", "one", "two", "both", "each", "all", "every", "of", "for", "at", "with", "is", "are", "has", "have"];

    /// <summary>Words before a condition that deny it, as in "not at the same learning rate".</summary>
    private static readonly HashSet<string> _denying = ["not", "never", "than", "instead", "unlike"];

    private static readonly HashSet<string> _done = ["made", "taken", "done", "read", "seen", "had", "used"];

    private static readonly HashSet<string> _conditions = ["at", "after", "with", "for", "in", "given"];

    public static Diagnostic? Check(ClaimCall call, ExperimentDeclaration experiment, SweepEvaluation? evaluation)
    {
        if (evaluation is null || call.Left is not { Arms: { } arms } left || (call.Rights.Count == 0 && arms.Count < 2)
            || call.Rights.Any(right => right.Arms is null))
        {
            return null;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        return Setting(call, left, words, evaluation, experiment)
            // Other budgets read trials before they end.
            ?? (left.Budget is "EqualTokens" or "EqualSteps" ? Quantities(call, left, words, evaluation) : null);
    }

    /// <summary>Compares a condition such as "after the same number of steps" with the plans of both sides.</summary>
    private static Diagnostic? Quantities(ClaimCall call, ClaimSide left, IReadOnlyList<string> words, SweepEvaluation evaluation)
    {
        if (SaysOneEpoch(words) && Epochs() is { } epochs && epochs > 1 + Rounding)
        {
            return ClaimFinding.Of(
                call,
                "that training reads its corpus once",
                $"it reads it {Number.ThreeDigits(epochs)} times",
                remedy: "lower Tokens in Training");
        }

        return Enumerable.Range(0, words.Count).SelectMany(i => SameAt(words, i))
            .Select(at => Quantity(call, left, _quantities[at], evaluation)).FirstOrDefault(finding => finding is not null);

        double? Epochs() => call.Rights.Append(left).SelectMany(side => side.PointsIn(evaluation))
            .Max(point => point is { Corpus: DotNetDocs docs, Trainable: { } plan } ? plan.TokensTrained / TokensOf(docs) : null);
    }

    /// <summary>Compares one quantity that the text calls the same.</summary>
    private static Diagnostic? Quantity(
        ClaimCall call,
        ClaimSide left,
        (string Name, string[] Nouns, Func<TrialPlan, double> Of, double Tolerance) quantity,
        SweepEvaluation evaluation)
    {
        var (name, _, of, tolerance) = quantity;
        double[] first = Values(left);
        double[] others = [.. call.Rights.SelectMany(Values)];
        if (first.Length == 0 || (others.Length == 0 && call.Rights.Count > 0))
        {
            return null;
        }

        double least = first.Concat(others).Min();
        double most = first.Concat(others).Max();
        // Trials of so few steps that rounding to whole steps matters have a diagnostic of their own.
        bool isRounding = name == "tokens" && call.Rights.Append(left).SelectMany(side => side.PointsIn(evaluation))
            .Any(point => point.Trainable is { Steps: < SettingRules.FewestSteps } plan && most - least < plan.TokensPerStep);
        return most <= least * (1 + tolerance) || isRounding ? null
            : ClaimFinding.Of(
                call,
                $"that both sides have the same number of {name}",
                $"they have {Text(least)} to {Text(most)}",
                remedy: name switch
                {
                    "steps" => "set Steps in Training and compare with EqualSteps",
                    "tokens" => "set Tokens in Training and compare with EqualTokens",
                    "parameters" => "change Model",
                    _ => "change Tokens in Training",
                });

        string Text(double value) => value < 1e6 ? Number.Exact(value) : Number.Compact(value);

        double[] Values(ClaimSide side)
        {
            IReadOnlyList<PointEvaluation> points = side.PointsIn(evaluation);
            return points.Any(point => point.Trainable is null) ? [] : [.. points.Select(point => of(point.Trainable!))];
        }
    }

    /// <summary>The number of tokens that training reads before the text repeats. The tokens are bytes.</summary>
    private static double TokensOf(DotNetDocs docs) =>
        docs.TrainingLimit > 0 ? Math.Min(docs.TrainingLimit, CorpusRules.DotNetDocsTokens) : CorpusRules.DotNetDocsTokens;

    /// <summary>Whether a text says that training reads its corpus once, as in "within a single epoch".</summary>
    private static bool SaysOneEpoch(IReadOnlyList<string> words) => Enumerable.Range(1, Math.Max(0, words.Count - 1)).Any(i =>
        words[i] is "epoch" or "pass" && words[i - 1] is "one" or "single"
        && (i < 2 || words[i - 2] is "in" or "within" or "during" or "over" or "a"));

    /// <summary>The quantities that a condition at a position calls the same, as in "at the same text and steps".</summary>
    private static IEnumerable<int> SameAt(IReadOnlyList<string> words, int i)
    {
        if (words[i] == "equally" && i > 0 && i + 2 < words.Count && words[i + 1] is "many" or "much"
            && (_conditions.Contains(words[i - 1])
                // "Once both have made equally many steps".
                || (_done.Contains(words[i - 1]) && words.Take(i).Any(word => word is "once" or "when" or "where" or "after"))))
        {
            return Named(i + 2);
        }

        if (!IsCondition(words, i))
        {
            return [];
        }

        int noun = i + 1;
        noun += noun + 1 < words.Count && words[noun] is "number" or "amount" && words[noun + 1] == "of" ? 2 : 0;
        noun += noun < words.Count && words[noun] is "training" or "optimizer" ? 1 : 0;
        IEnumerable<int> first = Named(noun);
        return first.Any() && noun + 2 < words.Count && words[noun + 1] == "and" ? first.Concat(Named(noun + 2)) : first;

        IEnumerable<int> Named(int at) =>
            at < words.Count && Array.FindIndex(_quantities, one => one.Nouns.Contains(words[at])) is >= 0 and var found ? [found] : [];
    }

    /// <summary>Whether a word ends a condition such as "at the same", "with equal" or "at one and the same".</summary>
    private static bool IsCondition(IReadOnlyList<string> words, int i)
    {
        int before = i - 1;
        while (before >= 0 && before > i - 5 && words[before] is "the" or "a" or "an" or "one" or "and" or "very" or "exactly")
        {
            before--;
        }

        // "After training on the same text".
        before -= before > 1 && words[before] is "on" or "for" or "with" && words[before - 1] is "training" or "trained" ? 2 : 0;
        return (words[i] is "same" or "equal" or "identical" || (words[i] == "common" && words[i - 1] is "a" or "one"))
            && before >= 0 && _conditions.Contains(words[before]);
    }

    /// <summary>Compares a condition such as "at the same learning rate" with the settings of both sides.</summary>
    private static Diagnostic? Setting(
        ClaimCall call, ClaimSide left, IReadOnlyList<string> words, SweepEvaluation evaluation, ExperimentDeclaration experiment)
    {
        var arms = call.Rights.Append(left).SelectMany(side => side.Arms!).ToList();
        var sides = arms.ConvertAll(evaluation.PointOf);
        foreach (int i in Enumerable.Range(0, words.Count)
            .Where(i => IsCondition(words, i) && !words.Skip(i - 4).Take(Math.Min(i, 4)).Any(_denying.Contains)))
        {
            foreach (var (name, phrases, of) in _settings)
            {
                if (!phrases.Any(phrase => IsNamed(words, i + 1, phrase.Split(' '))))
                {
                    continue;
                }

                // "Tuned with the same learning rates" means the grid.
                if (!words.Any(word => word is "tuned" or "tried" or "grid") && TunedApart(arms, of, evaluation, experiment) is { } per)
                {
                    return ClaimFinding.Of(
                        call,
                        $"that both sides have the same {name}",
                        $"it is tuned for each level of '{per}'",
                        remedy: "compare the levels of an axis without [TunedPer]");
                }

                if (sides.TrueForAll(point => point is not null)
                    && sides.ConvertAll(point => of(point!)) is var values && values.TrueForAll(value => value is not null)
                    && values.Distinct().Count() > 1)
                {
                    bool isNumber = values[0] is int or double;
                    return ClaimFinding.Of(
                        call,
                        $"that both sides have the same {name}",
                        isNumber
                            ? $"they have {Sentence.AllOf(values.Distinct().Select(value => LevelName.Of(value!, null)))}"
                            : "the settings differ",
                        remedy: $"give all levels the same {name}");
                }
            }
        }

        return null;
    }

    /// <summary>The axis in which the sides differ and for each of whose levels a setting is tuned; null without one.</summary>
    private static string? TunedApart(
        List<ClaimArm> arms, Func<PointEvaluation, object?> of, SweepEvaluation evaluation, ExperimentDeclaration experiment) =>
        experiment.Axes.Where(axis => axis.TunedPer is not null && axis.Changes(evaluation.Points, of))
            .SelectMany(axis => axis.TunedPerNames)
            .FirstOrDefault(name => arms.SelectMany(arm => arm.Levels).Where(level => level.Key.Property.Name == name)
                .Select(level => level.Value).Distinct().Skip(1).Any());

    /// <summary>Whether the words at a position are a phrase, and the next word does not continue it.</summary>
    private static bool IsNamed(IReadOnlyList<string> words, int at, string[] phrase) =>
        at + phrase.Length <= words.Count
        && phrase.Select((word, j) => words[at + j] == word || (j == phrase.Length - 1 && words[at + j] == word + "s"))
            .All(isSame => isSame)
        && (at + phrase.Length == words.Count || _following.Contains(words[at + phrase.Length])
            || !char.IsLetter(words[at + phrase.Length][0]));
}
