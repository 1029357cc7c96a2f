using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports numbers in claims that were probably written in another unit, such as gigabytes for bytes.
/// </summary>
internal static class ClaimUnitRule
{
    /// <summary>
    /// A number is in another unit if it differs from every value of the quantity by at least this factor. Prefixes such as k and G differ
    /// by 1,000 or 1,024.
    /// </summary>
    internal const double Prefix = 500;

    /// <summary>
    /// The largest plausible ratio of a claimed lower bound of a loss to the loss of a uniform model. Diverged models have such losses.
    /// </summary>
    internal const double Diverged = 1.5;

    /// <summary>The smallest number in <c>Published.TokensPerStep</c>.</summary>
    internal const double SmallestPublishedStep = 3.2e6;

    /// <summary>The lowest plausible speed of one worker, in FLOPs per second.</summary>
    private const double SlowestWorker = 1e8;

    /// <summary>The highest plausible speed of one worker, in FLOPs per second.</summary>
    private const double FastestWorker = 1e13;

    /// <summary>The longest plausible overhead of a step, in seconds.</summary>
    private const double StepOverhead = 1;

    /// <summary>The largest plausible value of a share that is measured, and can be above 1 by noise.</summary>
    private const double LargestShare = 2;

    private static readonly HashSet<string> _methods = ["IsBelow", "IsAbove", "IsBetween", "IsEquivalentTo"];

    private static readonly string[] _numbers = ["number", "high", "low"];

    private static readonly Dictionary<string, string> _scales = new(StringComparer.Ordinal)
    {
        ["thousand"] = "e3",
        ["million"] = "e6",
        ["billion"] = "e9",
        ["trillion"] = "e12",
    };

    public static IEnumerable<Diagnostic> Check(ClaimCall call, ExperimentDeclaration experiment, SweepEvaluation? evaluation)
    {
        if (!_methods.Contains(call.Method))
        {
            yield break;
        }

        IReadOnlyList<PointEvaluation>? points = null;
        foreach (string parameter in _numbers)
        {
            if (call.Number(parameter) is not (> 0 and < double.PositiveInfinity) || call.Number(parameter) is not { } number)
            {
                continue;
            }

            if (IsCount(call) && Scaled(call.Claim.Text, number) is { } scaled)
            {
                yield return Diagnostic.Create(Descriptors.ImpossibleNumber, call.Argument(parameter)!.Syntax.GetLocation(), scaled);
                yield break;
            }

            if (IsPublishedSteps(call) && number * Prefix <= SmallestPublishedStep)
            {
                yield return Diagnostic.Create(
                    Descriptors.ImpossibleNumber,
                    call.Argument(parameter)!.Syntax.GetLocation(),
                    $"Published.TokensPerStep is compared with {Text(number)}, but its numbers are millions of tokens. "
                        + $"If {Text(number)} is a number of sequences, multiply it by the tokens of a sequence.");
                yield break;
            }

            if (call.Left is not { } left)
            {
                continue;
            }

            points ??= evaluation is null ? [] : left.PointsIn(evaluation);
            // A lower bound demands large values, and an upper bound small ones. To be equal demands both.
            bool isLower = call.Method == "IsAbove" || parameter == "low";
            bool isUpper = call.Method == "IsBelow" || parameter == "high";
            bool isOnly = parameter == "number" && call.Margin is null;
            if (ProblemOf(left, call.Claim.Text, experiment, points, number, isLower, isUpper, isOnly) is { } problem)
            {
                yield return Diagnostic.Create(
                    Descriptors.ImpossibleNumber,
                    call.Argument(parameter)!.Syntax.GetLocation(),
                    problem);
                yield break;                                                        // both bounds have one unit
            }
        }
    }

    /// <summary>Whether a call compares the published numbers of tokens per step.</summary>
    private static bool IsPublishedSteps(ClaimCall call) =>
        call.Call.Instance is IPropertyReferenceOperation
        {
            Property: { Name: "TokensPerStep", ContainingType: { Name: "Published", ContainingAssembly.Name: "LlamaBatch" } },
        };

    /// <summary>Whether the numbers of a call count something, such as steps, tokens or bytes.</summary>
    private static bool IsCount(ClaimCall call) => call.Call.TargetMethod.ContainingType?.Name == "Quantities"
        || call.Left?.Budget.StartsWith("ToTarget", StringComparison.Ordinal) == true;

    /// <summary>The problem of a number that the text gives in thousands, millions, billions or trillions, or null.</summary>
    private static string? Scaled(string text, double number)
    {
        IReadOnlyList<string> words = ClaimWords.Of(text);
        for (int i = 1; i < words.Count; i++)
        {
            if (_scales.TryGetValue(words[i], out string? exponent) && ClaimNumbers.Of(words[i - 1]) is { } said && said.Equals(number)
                && number < 1_000)
            {
                return $"The text says {words[i - 1]} {words[i]}, but the number is {Text(number)}. Write {Text(number)}{exponent}.";
            }
        }

        return null;
    }

    private static string? ProblemOf(
        ClaimSide side,
        string text,
        ExperimentDeclaration experiment,
        IReadOnlyList<PointEvaluation> points,
        double number,
        bool isLower,
        bool isUpper,
        bool isOnly)
    {
        List<TrialPlan> plans = [.. points.Select(point => point.Computable).OfType<TrialPlan>()];
        if (side.Accessor.ReturnType.Name == "Quantities")
        {
            return plans.Count > 0 && PlanQuantity.ReadBy(side) is { } quantity
                ? Planned(side.Accessor.Name, quantity.Unit, quantity.HasPrefix, [.. plans.Select(quantity.Of)], number, isLower, isUpper)
                : null;
        }

        if (side.Budget.StartsWith("ToTarget", StringComparison.Ordinal))
        {
            return plans.Count > 0 ? Spent(side.Accessor.Name, plans, number, isLower, isUpper, isOnly) : null;
        }

        return experiment.Metrics.FirstOrDefault(one => one.Type.Name == side.Accessor.Name)?.Type is not { } metric
            || !MetricRange.IsOurs(metric) ? null
            : MetricRange.IsLoss(metric) ? Perplexity(metric.Name, text, number) ?? BelowEntropy(points, number, isUpper)
                ?? Loss(metric.Name, points, number, isLower)
            : metric.Name == "BitsPerByte" && InNats(text, number) is { } bits ? bits
            : metric.Name == "BitsPerByte" && number >= 8 * (isLower ? Diverged : 1)
                ? $"The BitsPerByte compared with is {Text(number)}, but an untrained model has at most 8. Use a smaller number."
            : plans.Count > 0 ? Cost(metric.Name, plans, number) : null;
    }

    /// <summary>The problem of a loss that the text calls a perplexity, or null.</summary>
    private static string? Perplexity(string metric, string text, double number)
    {
        IReadOnlyList<string> words = ClaimWords.Of(text);
        return number > 1 && words.Any(word => word is "perplexity" or "perplexities") && !words.Any(word => word is "loss" or "nats")
            && Enumerable.Range(1, Math.Max(0, words.Count - 1)).Any(i => ClaimNumbers.Of(words[i]) is { } said && said.Equals(number)
                && (words[i - 1] is "below" or "above" or "under" or "over" or "than" or "least" or "most" or "between" or "and" or "to"
                    || (words[i - 1] == "of" && i > 1 && words[i - 2] == "perplexity")))
            ? $"The text says a perplexity of {Text(number)}, but {metric} is in nats per token. Write its logarithm, "
                + $"{Number.ThreeDigits(Math.Log(number))}."
            : null;
    }

    /// <summary>The problem of a number of bits that the text gives in nats, or null.</summary>
    private static string? InNats(string text, double number)
    {
        IReadOnlyList<string> words = ClaimWords.Of(text);
        return Enumerable.Range(1, Math.Max(0, words.Count - 1)).Any(i =>
            words[i] is "nats" or "nat" && ClaimNumbers.Of(words[i - 1]) is { } said && said.Equals(number))
            ? $"The text says {Text(number)} nats, but BitsPerByte is in bits. Write {Number.ThreeDigits(number / Math.Log(2))}."
            : null;
    }

    private static string? Planned(
        string name,
        string unit,
        bool hasPrefix,
        List<double> values,
        double number,
        bool isLower,
        bool isUpper)
    {
        (double least, double most) = (values.Min(), values.Max());
        // Every value is above a number that is far too small. Such a claim is only odd where numbers usually have a prefix.
        return (number * Prefix <= least && (isUpper || (isLower && hasPrefix))) || (number >= Prefix * most && isLower)
            ? $"{name} is compared with {Text(number)}, but {(least < most ? "its values here are" : "it is")} "
                + $"{Range(least, most)} {unit}. Write the number in {unit}{Example(number, unit)}."
            : null;
    }

    /// <summary>The cost of reaching a target: at least a step, and at most the whole run.</summary>
    private static string? Spent(string cost, List<TrialPlan> plans, double number, bool isLower, bool isUpper, bool isOnly)
    {
        (Func<TrialPlan, double> least, Func<TrialPlan, double> most, string unit)? bounds = cost switch
        {
            "Steps" => (_ => 1, plan => plan.Steps, "steps"),
            "Tokens" => (plan => plan.TokensPerStep, plan => plan.TokensTrained, "tokens"),
            "Flops" => (plan => plan.Flops / plan.Steps, plan => plan.Flops, "operations"),
            "Time" => (plan => plan.Flops / plan.Steps / FastestWorker, plan => (plan.Flops / SlowestWorker) + (plan.Steps * StepOverhead),
                "seconds"),
            _ => null,
        };
        return bounds is not var (least, most, unit) ? null
            : number < plans.Min(least) && !isLower
                ? $"{Text(number)} {unit} to a target are less than a step, which takes {Range(plans.Min(least), plans.Max(least))}. "
                    + $"Write the number in {unit}{Example(number, unit)}."
            : number > plans.Max(most) && isUpper && isOnly && cost != "Time"
                ? $"A whole run takes {Range(plans.Min(most), plans.Max(most))} {unit}, so this holds for every run that reaches the "
                    + "target. Write a smaller number."
            : number > plans.Max(most) && !isUpper
                ? $"{Text(number)} {unit} to a target are more than a whole run, which takes {Range(plans.Min(most), plans.Max(most))}. "
                    + $"Write a smaller number, in {unit}."
            : null;
    }

    /// <summary>
    /// The problem with a loss that is below the entropy of a Markov chain, which is impossible for a mean loss; null if there is no
    /// problem.
    /// </summary>
    private static string? BelowEntropy(IReadOnlyList<PointEvaluation> points, double number, bool isUpper)
    {
        var chains = points.Select(point => point.Corpus).OfType<MarkovText>().Where(text => !text.Problems().Any()).ToList();
        return isUpper && chains.Count > 0 && chains.Count == points.Count && chains.All(text => number < DirichletEntropy.LowestOf(text))
            ? $"The loss compared with is {Text(number)}, and the entropy of MarkovText is about "
                + $"{Number.TwoDigits(chains.Min(DirichletEntropy.Of))} nats per token, below which no mean loss can lie. "
                + "Use a larger number."
            : null;
    }

    private static string? Loss(string metric, IReadOnlyList<PointEvaluation> points, double number, bool isLower)
    {
        double uniform = points.Select(point => Math.Log(point.Model?.VocabSize ?? 0)).DefaultIfEmpty(0).Max();
        bool isKnown = uniform > 0;
        uniform = isKnown ? uniform : MetricRange.LargestLoss;
        return number >= uniform * (isLower && isKnown ? Diverged : 1)
            ? $"The {metric} compared with is {Text(number)} nats per token, but an untrained model has "
                + $"{(isKnown ? Number.ThreeDigits(uniform) : $"less than {Text(uniform)}")}. If {Text(number)} is a perplexity, "
                + $"write its logarithm, {Number.ThreeDigits(Math.Log(number))}."
            : null;
    }

    private static string? Cost(string metric, List<TrialPlan> plans, double number)
    {
        List<double> operations = [.. plans.Select(plan => plan.Flops / plan.Steps)];
        List<double> perToken = [.. plans.Select(plan => plan.Flops / plan.TokensTrained)];
        return metric switch
        {
            "StepTime" when number > (operations.Max() / SlowestWorker) + StepOverhead
                => $"The StepTime compared with is {Text(number)} s, but a step here is far shorter. It is in seconds: 0.03 is 30 ms.",
            "StepTime" when number < operations.Min() / FastestWorker
                => $"The StepTime compared with is {Text(number)} s, but a step here is far longer. It is in seconds: 0.03 is 30 ms.",
            "TokensPerSecond" when number < SlowestWorker / perToken.Max() / Prefix || number > FastestWorker / perToken.Min()
                => $"The TokensPerSecond compared with is {Text(number)}, but a model of {Number.Compact(plans[0].Parameters)} parameters "
                    + $"is far {(number > FastestWorker / perToken.Min() ? "slower" : "faster")}. "
                    + "It is in tokens per second: 13e3 is 13 k.",
            "CpuShare" or "ModelFlopsUtilization" or "ReferenceSpeed" when number > LargestShare && metric != "ReferenceSpeed"
                => $"The {metric} compared with is {Text(number)}; it is a share, so 0.4 is 40 %. Write a number up to 1.",
            _ => null,
        };
    }

    private static string Range(double least, double most) => least.Equals(most)
        ? Number.Compact(least)
        : $"{Number.Compact(least)} to {Number.Compact(most)}";

    private static string Example(double number, string unit) => unit switch
    {
        "bytes" => $": {Text(number)}e9 is {Text(number)} GB",
        "tokens" or "parameters" or "operations" when number < 1e6 && Math.Floor(number).Equals(number)
            => $": {Text(number)}e6 is {Text(number)} million",
        _ => "",
    };

    private static string Text(double value) => LevelName.Of(value, null);
}
