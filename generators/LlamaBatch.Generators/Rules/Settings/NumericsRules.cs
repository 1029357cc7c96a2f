using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reports numbers of a model, an optimizer or a schedule that are legal, but almost certainly mistakes.</summary>
internal static class NumericsRules
{
    /// <summary>
    /// The smallest implausible rate of AdamW that the linear rule gives. The best rates in this project's studies are 2.4e-2 or less.
    /// </summary>
    internal const double LargestLinearRate = 0.1;

    /// <summary>
    /// If the highest learning rate of an experiment with AdamW is below this number, it is implausible. The number is half of the lowest
    /// published peak rate.
    /// </summary>
    internal const double LowestPeak = 3e-5;

    /// <summary>
    /// The best rates of models with fewer than <see cref="SmallModel"/> parameters are above this one, in all studies of this project.
    /// </summary>
    internal const double LowestSmallPeak = 5e-4;

    /// <summary>The number of parameters up to which a model counts as small here.</summary>
    internal const long SmallModel = 1_000_000;

    /// <summary>
    /// The lowest ε of AdamW that is too large to be plausible. A larger ε outweighs the root of the second moment, because gradients of a
    /// Llama are about 1e-3 or smaller. AdamW then no longer adapts to the gradients.
    /// </summary>
    internal const double LargestEpsilon = 1e-3;

    /// <summary>
    /// The smallest plausible ε of AdamW. With a smaller one, a weight whose squared gradients round to 0 in float32 takes huge steps. If ε
    /// itself rounds to 0, the step of a weight whose gradients were all 0 is 0 / 0.
    /// </summary>
    internal const double SmallestEpsilon = 1e-30;

    /// <summary>A question about how much is too much.</summary>
    private static readonly Regex _tooStrong = new(
        @"\btoo (strong|much|large|high)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A question about the normalization, which may compare a usual ε with one that is too large.</summary>
    private static readonly Regex _ofNorm = new(
        @"\b(rms ?norm|normalization|normalize[sd]?|epsilon)\b|ε", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>If weight decay removes this share of a weight or more in a step, the decay is implausible.</summary>
    internal const double LargestDecay = 0.02;

    /// <summary>
    /// If weight decay replaces the weights this many times or more during a run, the decay is implausible. The number is the inverse of the
    /// timescale (<see cref="Timescale"/>), whose best values are above a tenth of a run (Bergsma et al. 2025).
    /// </summary>
    internal const double MostReplacements = 20;

    /// <summary>
    /// The smallest plausible norm to which gradients are clipped. Gradient norms of small Llamas are about 0.1 to 10.
    /// </summary>
    internal const double SmallestClip = 0.01;

    /// <summary>The words by which a text says that the width of the feed-forward layer is meant.</summary>
    private static readonly Regex _ofInnerWidth = new(
        @"\b(feed-?forward|inner|intermediate(size)?|MLPs?|FFNs?|residual)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>
    /// The usual <c>Beta1</c>. Swapped betas are reported only if <c>Beta1</c> is larger, because a small <c>Beta2</c> alone can be right
    /// for a very large batch.
    /// </summary>
    internal const double UsualBeta1 = 0.9;

    /// <summary>
    /// The largest plausible ratio of the inner width to the hidden size. A larger ratio means that the inner width was copied from
    /// another model.
    /// </summary>
    internal const double LargestInnerRatio = 16;

    /// <summary>
    /// The smallest plausible ratio of the hidden size to an inner width that is given. A larger ratio means that a multiple of the hidden
    /// size was given as the inner width.
    /// </summary>
    internal const int SmallestInner = 8;

    /// <summary>
    /// The lowest standard deviation of initial weights that is too large to be plausible. A model of width 16 needs 0.25, and wider models
    /// need less.
    /// </summary>
    internal const double LargestWeights = 0.3;

    /// <summary>
    /// The smallest plausible standard deviation of initial weights. Deep models scale 0.02 down to about 1e-3 (Radford et al. 2019).
    /// </summary>
    internal const double SmallestWeights = 5e-4;

    /// <summary>
    /// The lowest ε of RMSNorm that is too large to be plausible. With weights of 0.02, the mean square of an embedding starts at 4e-4.
    /// </summary>
    internal const double LargestNormEpsilon = 1e-3;

    /// <summary>Bases of the rotary frequencies up to this one are implausibly small. With 1, all frequencies are equal.</summary>
    internal const double SmallestTheta = 10;

    /// <summary>
    /// The lowest base of the rotary frequencies that is too large to be plausible. Models for a million tokens have about 4e9.
    /// </summary>
    internal const double LargestTheta = 1e11;

    internal const double LongestWarmup = 0.5;

    /// <summary>The fewest steps in which a learning rate can decay.</summary>
    internal const double FewestDecaySteps = 2;

    /// <summary>The longest warm-up, as a share of the run, after which a plateau is expected. A longer one is half of a triangle.</summary>
    private const double WarmupOfTriangle = 0.3;

    /// <summary>The largest hidden size beside which the default depth is probably forgotten.</summary>
    internal const int WidestSmall = 512;

    private static readonly LlamaConfig _default = new();

    /// <summary>The fewest widths of heads that show a range.</summary>
    private const int RangeOfHeads = 4;

    /// <summary>The smallest share of the run between warm-up and decay. Below it, there is no plateau.</summary>
    private const double SmallestPlateau = 1e-6;

    /// <summary>
    /// The smallest plausible end of a decay above 0, as a share of the peak. Published schedules end at 0, or at 0.01 to 0.1 of the peak.
    /// </summary>
    internal const double SmallestFloor = 0.005;

    /// <summary>
    /// The largest plausible half-life of the weight average, as a share of the run. The first weights then count 6 % as much as the last.
    /// </summary>
    internal const double LongestAverage = 0.25;

    /// <summary>A step of this norm or more measures no sharpness. Foret et al. 2021 use at most 0.5.</summary>
    internal const double LargestAscent = 2;

    /// <summary>The lowest perturbation, as a share of the weight, that is too large to be plausible.</summary>
    internal const double LargestPerturbation = 1;

    /// <summary>The largest plausible 1 − β. Above it, the mean that β decays covers fewer than two steps.</summary>
    internal const double LargestComplement = 0.5;

    /// <summary>The smallest plausible width of an attention head. Published models have 32 or more, small ones 16 or 8.</summary>
    internal const int NarrowestHead = 8;

    /// <summary>
    /// The largest plausible ratio of the width of all heads to the hidden size. In published models it is at most 2 (Qwen3 0.6B).
    /// </summary>
    internal const int WidestHeads = 4;

    /// <summary>The minimum number of rates in a range that may be meant to end where training fails.</summary>
    internal const int FewestInRange = 5;

    /// <summary>The largest ratio between neighboring rates of such a range. A mistyped rate is usually further off.</summary>
    internal const double LargestStepInRange = 4;

    /// <summary>The widths of heads in each sweep, by hidden size. Every point with narrow heads needs them.</summary>
    private static readonly ConditionalWeakTable<SweepEvaluation, ILookup<int, int>> _headWidths = new();

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        evaluation.Points.SelectMany(point => Optimizers(experiment, evaluation, point).Concat(Schedules(experiment, point))
            .Concat(Proportions(experiment, point, evaluation)).Concat(Shapes(experiment, point)).Concat(Probes(experiment, point))
            .Concat(Momentums(experiment, point)))
            .Concat(LowRates(experiment, evaluation))
            .Concat(FixedInnerWidths(experiment, evaluation))
            .Concat(ShortAverages(experiment, evaluation))
            .Concat(AddedNoise(experiment, evaluation))
            .Concat(Plateaus(experiment, evaluation))
            .Concat(IdleWarmups(experiment, evaluation))
            .Concat(ScalingRule.Check(experiment, evaluation));

    /// <summary>Reports implausible proportions of the models. They matter for costs too.</summary>
    public static IEnumerable<Diagnostic> CheckProportions(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        evaluation.Points.SelectMany(point => Proportions(experiment, point, evaluation));

    /// <summary>
    /// Reports widths that vary by a factor of 4 or more beside an inner width that stays the same: that of a preset, or a written one that
    /// is smaller than the largest width, unless a text speaks of it.
    /// </summary>
    private static IEnumerable<Diagnostic> FixedInnerWidths(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        var models = evaluation.Points.Where(point => point.Model is { } model && !model.Problems().Any())
            .OrderByDescending(point => point.Model!.HiddenSize).ToList();
        if (models.Count > 1 && evaluation.HasAllPoints && models[0].Model is { } widest
            && models[models.Count - 1].Model is { } narrowest && widest.HiddenSize >= 4 * narrowest.HiddenSize
            && models.TrueForAll(point => point.Model!.IntermediateSize == widest.IntermediateSize
                && point.Model.IntermediateSize <= LargestInnerRatio * point.Model.HiddenSize)
            && (models.TrueForAll(point => !point.Assignments.ContainsKey("Model.IntermediateSize")
                    && point.Model!.IntermediateSize >= point.Model.HiddenSize)
                || (widest.IntermediateSize < widest.HiddenSize && narrowest.IntermediateSize > narrowest.HiddenSize
                    // A wider model is out of proportion by itself.
                    && widest.IntermediateSize * SmallestInner > widest.HiddenSize
                    && !_ofInnerWidth.IsMatch(string.Join(" ", ExperimentTexts.Described(experiment)
                        .Select(one => DocumentationText.All(one, default)).Prepend(experiment.Question))))))
        {
            yield return Diagnostic.Create(
                Descriptors.InnerWidthOutOfProportion,
                models[0].Assignments.ContainsKey("Model.IntermediateSize")
                    ? SettingPlace.Of(experiment, models[0], "Model.IntermediateSize")
                    : SettingPlace.Of(experiment, models[0], "Model.HiddenSize"),
                FormattableString.Invariant($"{widest.IntermediateSize:N0}"),
                FormattableString.Invariant($"{narrowest.HiddenSize:N0} to {widest.HiddenSize:N0}"),
                FormattableString.Invariant($"{narrowest.HiddenSize * 8L / 3:N0} to {widest.HiddenSize * 8L / 3:N0}"));
        }
    }

    /// <summary>Whether a model has the narrowest heads of a range that shows how the width of heads matters.</summary>
    private static bool IsEndOfHeads(LlamaConfig model, SweepEvaluation evaluation)
    {
        var widths = _headWidths.GetValue(evaluation, all => all.Points.Select(point => point.Model).OfType<LlamaConfig>().Distinct()
                .Where(other => !other.Problems().Any()).ToLookup(other => other.HiddenSize, other => other.HeadDim))[model.HiddenSize]
            .Distinct().OrderBy(width => width).ToList();
        return widths.Count >= RangeOfHeads && widths[0] == model.HeadDim && widths[1] >= NarrowestHead;
    }

    private static IEnumerable<Diagnostic> Proportions(
        ExperimentDeclaration experiment, PointEvaluation point, SweepEvaluation evaluation)
    {
        if (point.Model is not { } model || model.Problems().Any())
        {
            yield break;
        }

        if (model.Layers >= model.HiddenSize)
        {
            yield return Diagnostic.Create(
                Descriptors.DeeperThanWide,
                SettingPlace.Of(experiment, point, "Model.Layers", "Model.HiddenSize"),
                model.Layers,
                model.HiddenSize);
        }

        if (model.Layers == _default.Layers && model.HiddenSize <= WidestSmall && point.Assignments.ContainsKey("Model.HiddenSize")
            && !point.Assignments.ContainsKey("Model.Layers"))
        {
            yield return Diagnostic.Create(
                Descriptors.DepthIsDefault,
                SettingPlace.Of(experiment, point, "Model"),
                model.Layers,
                model.HiddenSize);
        }

        // An inner width below the hidden size may be intended, unless it comes from a preset.
        if (model.IntermediateSize > LargestInnerRatio * model.HiddenSize
            || (model.IntermediateSize < model.HiddenSize && !point.Assignments.ContainsKey("Model.IntermediateSize"))
            || model.IntermediateSize * SmallestInner <= model.HiddenSize)
        {
            yield return Diagnostic.Create(
                Descriptors.InnerWidthOutOfProportion,
                SettingPlace.Of(experiment, point, "Model.IntermediateSize", "Model.HiddenSize"),
                FormattableString.Invariant($"{model.IntermediateSize:N0}"),
                FormattableString.Invariant($"{model.HiddenSize:N0}"),
                FormattableString.Invariant($"{(model.HiddenSize * 8L) / 3:N0}"));
        }

        // A width of heads that is written down is meant, if it has at least two rotary frequencies.
        if ((model.HeadDim < NarrowestHead && model.HiddenSize > NarrowestHead && !IsEndOfHeads(model, evaluation)
                && !(model.HeadDim >= 4 && point.Assignments.ContainsKey("Model.HeadDim")))
            || (long)model.Heads * model.HeadDim > (long)WidestHeads * model.HiddenSize)
        {
            bool isNarrow = model.HeadDim < NarrowestHead;
            yield return Diagnostic.Create(
                Descriptors.HeadsOutOfProportion,
                isNarrow ? SettingPlace.Of(experiment, point, "Model.HeadDim", "Model.Heads", "Model.HiddenSize")
                    : SettingPlace.Of(experiment, point, "Model.HeadDim", "Model.Heads"),
                model.Heads,
                model.HeadDim,
                FormattableString.Invariant($"{model.HiddenSize:N0}"),
                isNarrow ? $"it should be at least {NarrowestHead}, because a narrower head can distinguish only a few tokens"
                    : FormattableString.Invariant($"all heads together have a width of {(long)model.Heads * model.HeadDim:N0}"),
                isNarrow ? "Use fewer heads, or a larger HiddenSize." : "Lower HeadDim, usually to HiddenSize / Heads.");
        }

    }

    private static IEnumerable<Diagnostic> Shapes(ExperimentDeclaration experiment, PointEvaluation point)
    {
        if (point.Model is not { } model || model.Problems().Any())
        {
            yield break;
        }

        if (model.InitializerRange is > LargestWeights or < SmallestWeights)
        {
            yield return Diagnostic.Create(
                Descriptors.ImplausibleWeights,
                SettingPlace.Of(experiment, point, "Model.InitializerRange"),
                Text(model.InitializerRange),
                model.InitializerRange > LargestWeights
                    ? "Weights of that size saturate attention, and the loss starts far above that of a uniform model."
                    : "Attention and feed-forward layers of that size hardly change their input, and their gradients vanish.");
        }

        // A study of this number, or of three or more values, may include one that is too large.
        if (model.RmsNormEps >= LargestNormEpsilon
            && !(point.Assignments.TryGetValue("Model.RmsNormEps", out ExpressionSyntax? epsilon)
                && SettingPlace.AxisOf(experiment, epsilon) is { } studied
                && (studied.Levels.Count > 2 || _ofNorm.IsMatch(experiment.Question))))
        {
            yield return Diagnostic.Create(
                Descriptors.NormEpsilonTooLarge,
                SettingPlace.Of(experiment, point, "Model.RmsNormEps"),
                Remedy.Of((Remedy.Setting, "Model.RmsNormEps"), (Remedy.Values, "1e-5")),
                Text(model.RmsNormEps),
                Number.Scientific(model.InitializerRange * model.InitializerRange));
        }

        int length = point.Corpus?.SequenceLength ?? 0;
        // A study of three or more values may include some that are too small or too large.
        if ((model.RopeTheta is <= SmallestTheta or >= LargestTheta || 2 * Math.PI * model.RopeTheta < length)
            && !(model.RopeTheta >= 1 && point.Assignments.TryGetValue("Model.RopeTheta", out ExpressionSyntax? theta)
                && SettingPlace.AxisOf(experiment, theta) is { Levels.Count: > 2 }))
        {
            yield return Diagnostic.Create(
                Descriptors.ImplausibleRopeTheta,
                SettingPlace.Of(experiment, point, "Model.RopeTheta"),
                Remedy.Of((Remedy.Setting, "Model.RopeTheta"), (Remedy.Values, "10_000")),
                Text(model.RopeTheta),
                model.RopeTheta >= LargestTheta ? "so high that most dimensions hardly rotate"
                    : FormattableString.Invariant(
                        $"so low that all dimensions rotate more than once in {Turn(model.RopeTheta, length):N0} tokens"));
        }
    }

    /// <summary>
    /// A number of tokens in which even the slowest pair of dimensions rotates more than once. Its angle per token is above 1 / θ, or 1 if
    /// θ is below 1.
    /// </summary>
    private static double Turn(double theta, int length) =>
        theta <= SmallestTheta ? Math.Ceiling(2 * Math.PI * Math.Max(1, theta)) : length;

    /// <summary>
    /// Reports rates of AdamW if even the highest is far below the usual rates. A single low rate may be the low end of a grid.
    /// </summary>
    private static IEnumerable<Diagnostic> LowRates(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        PointEvaluation? highest = evaluation.Points.Where(point => point.Optimizer is AdamW)
            .OrderByDescending(point => point.Optimizer!.LearningRate).FirstOrDefault();
        if (highest is { Optimizer.LearningRate: >= LowestPeak and < LowestSmallPeak and var small, Trainable.Parameters: < SmallModel }
            && evaluation.HasAllPoints
            && experiment.Axes.Any(axis => axis.TunedPer is not null
                && axis.Changes(evaluation.Points, point => point.Optimizer?.LearningRate)))
        {
            yield return Diagnostic.Create(
                Descriptors.ImplausibleRate,
                SettingPlace.Of(experiment, highest, "Optimizer.LearningRate"),
                LevelName.OfRate(small),
                $"No rate of the experiment is higher, and the best rates of models with {Number.Compact(highest.Trainable!.Parameters)} "
                    + "parameters are 1e-3 to 2e-2. Add higher levels.");
        }

        if (highest?.Optimizer is AdamW { LearningRate: >= PlausibleRate.Smallest and < LowestPeak and var rate }
            && evaluation.HasAllPoints)
        {
            yield return Diagnostic.Create(
                Descriptors.ImplausibleRate,
                SettingPlace.Of(experiment, highest, "Optimizer.LearningRate"),
                LevelName.OfRate(rate),
                (evaluation.Points.Any(point => point.Optimizer is AdamW && !point.Optimizer.LearningRate.Equals(rate))
                    ? "No rate of the experiment is higher, and " : "")
                    + "published runs of Llamas from scratch have peak rates of 6e-5 or more. Small models need 1e-4 to 1e-2.");
        }
    }

    /// <summary>
    /// Reports weight averages if all of them have a half-life of less than one step. It was probably given in steps instead of tokens.
    /// </summary>
    private static IEnumerable<Diagnostic> ShortAverages(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        var averaged = evaluation.Points.Where(point => point.Trainable is { IsAveraged: true }).ToList();
        if (averaged.Count > 0 && averaged.TrueForAll(point =>
            point.Trainable!.Training.AveragingHalfLife.Count < point.Trainable.TokensPerStep))
        {
            PointEvaluation point = averaged.OrderBy(one => one.Trainable!.TokensPerStep).First();
            TrialPlan plan = point.Trainable!;
            yield return Diagnostic.Create(
                Descriptors.AverageTooShort,
                SettingPlace.Of(experiment, point, "Training.AveragingHalfLife"),
                Remedy.Of(
                    (Remedy.Setting, "Training.AveragingHalfLife"),
                    (Remedy.Values, CSharpLiteral.Grouped(Math.Max(1, plan.Training.Tokens.Count / 50)))),
                FormattableString.Invariant($"{plan.Training.AveragingHalfLife.Count:N0}"),
                FormattableString.Invariant($"{plan.TokensPerStep:N0}"));
        }
    }

    /// <summary>Whether a rate is compared, not tuned, and the text of a claim names it. Such a rate is meant to be too high.</summary>
    private static bool IsClaimed(ExperimentDeclaration experiment, PointEvaluation point) =>
        point.Optimizer!.LearningRate <= 1
        && point.Assignments.TryGetValue("Optimizer.LearningRate", out ExpressionSyntax? written)
        && SettingPlace.AxisOf(experiment, written) is { TunedPer: null }
        && experiment.Claims.SelectMany(claim => ClaimWords.Of(claim.Text))
            .Any(word => ClaimNumbers.Of(word) is { } said && said.Equals(point.Optimizer.LearningRate));

    /// <summary>
    /// Whether a rate is one of at least five evenly spaced rates that are compared, not tuned. Such rates may show where training fails.
    /// </summary>
    private static bool EndsRange(ExperimentDeclaration experiment, PointEvaluation point)
    {
        if (!point.Assignments.TryGetValue("Optimizer.LearningRate", out ExpressionSyntax? written)
            || SettingPlace.AxisOf(experiment, written) is not { TunedPer: null, Levels.Count: >= FewestInRange } axis)
        {
            return false;
        }

        var rates = axis.Levels.Select(level => level.Value).OfType<double>().OrderBy(rate => rate).ToList();
        return rates.Count == axis.Levels.Count && rates.Count(rate => rate < PlausibleRate.LargestOfAdamW) * 2 > rates.Count
            && Enumerable.Range(1, rates.Count - 1).All(i => rates[i] <= LargestStepInRange * rates[i - 1]);
    }

    /// <summary>Whether a schedule is written as a call whose arguments have no names.</summary>
    private static bool IsInOrder(Location? place) => place?.SourceTree?.GetRoot().FindNode(place.SourceSpan)
            .DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault()
                is { ArgumentList.Arguments: { Count: 3 } arguments }
        && arguments.All(argument => argument.NameColon is null);

    /// <summary>Whether the rate is a call of <c>RateScaling.Linear</c>.</summary>
    private static bool IsScaledLinearly(PointEvaluation point) =>
        point.Assignments.TryGetValue("Optimizer.LearningRate", out ExpressionSyntax? written)
        && written is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Linear" } rule }
        && rule.Expression.ToString().EndsWith(nameof(RateScaling), StringComparison.Ordinal);

    /// <summary>Whether a text of the experiment speaks of the linear rule, which may be what it tests.</summary>
    private static bool IsAboutLinear(ExperimentDeclaration experiment) =>
        experiment.Claims.Select(claim => claim.Text).Append(experiment.Question)
            .Append(DocumentationText.Summary(experiment.Record, default))
            .Any(text => text.IndexOf("linear", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The share of a weight that weight decay removes in a step at the peak rate.</summary>
    /// <remarks>SGD adds the decay to the gradient, and momentum sums it over 1 / (1 - momentum) steps.</remarks>
    private static double OfStep(Optimizer? optimizer) =>
        (optimizer?.LearningRate ?? 0) * DecayOf(optimizer) / (optimizer is Sgd { Momentum: < 1 and var momentum } ? 1 - momentum : 1);

    private static double DecayOf(Optimizer? optimizer) => (optimizer as AdamW)?.WeightDecay ?? (optimizer as Sgd)?.WeightDecay ?? 0;

    private static IEnumerable<Diagnostic> Optimizers(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        PointEvaluation point)
    {
        if (point.Optimizer is not (AdamW or Sgd) || point.Optimizer.Problems().Any())
        {
            yield break;
        }

        double rate = point.Optimizer.LearningRate;
        double largest = IsScaledLinearly(point) && !IsAboutLinear(experiment) ? LargestLinearRate : PlausibleRate.LargestOfAdamW;
        if (rate < PlausibleRate.Smallest || (rate >= largest && point.Optimizer is AdamW && !EndsRange(experiment, point)
            && !IsClaimed(experiment, point)))
        {
            yield return Diagnostic.Create(
                Descriptors.ImplausibleRate,
                SettingPlace.Of(experiment, point, "Optimizer.LearningRate"),
                LevelName.OfRate(rate),
                rate >= PlausibleRate.LargestOfAdamW
                    ? "AdamW changes each weight by about that much in a step, and weights start at a size of about 0.02. "
                        + "Use a rate below 0.15, usually 1e-4 to 1e-2."
                    : rate >= largest
                    ? "The linear rule is for SGD. For AdamW, the best rate grows roughly with the square root of the batch size. "
                        + "Use RateScaling.SquareRoot."
                    : "Steps of that size hardly change weights, which start at a size of about 0.02. "
                        + "Use a rate of at least 1e-6, usually 1e-4 to 1e-2.");
        }

        double weightDecay = DecayOf(point.Optimizer);
        double decay = OfStep(point.Optimizer);
        // A decay that removes more than the weight itself is a mistake. A smaller one beside it may be meant.
        bool hasWorse = decay < 1
            && evaluation.Points.Any(other => OfStep(other.Optimizer) >= 1 && DecayOf(other.Optimizer) > DecayOf(point.Optimizer));
        if ((rate < PlausibleRate.LargestOfAdamW || point.Optimizer is Sgd) && !hasWorse
            && !(decay < 1 && _tooStrong.IsMatch(experiment.Question))
            && (decay >= 1 || (decay >= LargestDecay && point.Trainable is { } plan && decay * plan.Steps >= MostReplacements)))
        {
            yield return Diagnostic.Create(
                Descriptors.DecayTooLarge,
                SettingPlace.Of(experiment, point, "Optimizer.WeightDecay"),
                LevelName.OfRate(rate),
                Text(weightDecay),
                Number.ThreeDigits(1 - decay),
                LevelsOf(
                    experiment,
                    evaluation,
                    point,
                    one => (one.Optimizer?.LearningRate, DecayOf(one.Optimizer))),
                decay >= 1 ? ""
                    : $", and a weight loses half of what it learns after {Number.TwoDigits(Math.Log(2) / -Math.Log(1 - decay))} steps",
                point.Optimizer is Sgd ? "1e-4" : "0.1",
                point.Optimizer is Sgd { Momentum: > 0 } ? "a step with its momentum" : "a step");
        }

        if (point.Optimizer is not AdamW adam)
        {
            yield break;
        }

        if (adam.Epsilon is >= LargestEpsilon or < SmallestEpsilon)
        {
            yield return Diagnostic.Create(
                Descriptors.ImplausibleEpsilon,
                SettingPlace.Of(experiment, point, "Optimizer.Epsilon"),
                Remedy.Of((Remedy.Setting, "Optimizer.Epsilon"), (Remedy.Values, "1e-8")),
                Text(adam.Epsilon),
                adam.Epsilon >= LargestEpsilon
                    ? "larger than the gradients of most weights, so AdamW no longer adapts its steps to the gradients"
                    : (float)adam.Epsilon == 0 ? "which is 0 in float32, so the step of a weight whose gradients were all 0 is 0 / 0"
                    : "so small that it does not limit the step of a weight whose squared gradients are 0 in float32");
        }

        if (adam.Beta1 > Math.Max(adam.Beta2, UsualBeta1))
        {
            yield return Diagnostic.Create(
                Descriptors.BetasAreSwapped,
                SettingPlace.Of(experiment, point, "Optimizer.Beta1", "Optimizer.Beta2"),
                Text(adam.Beta1),
                Text(adam.Beta2));
        }
        else if (adam.Beta2 < adam.Beta1 * adam.Beta1)
        {
            yield return Diagnostic.Create(
                Descriptors.Beta2TooSmall,
                SettingPlace.Of(experiment, point, "Optimizer.Beta2", "Optimizer.Beta1"),
                Text(adam.Beta1),
                Number.ThreeDigits(adam.Beta2),
                LevelsOf(experiment, evaluation, point, one => (one.Optimizer as AdamW)?.Beta2),
                ((decimal)adam.Beta1 * (decimal)adam.Beta1).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>
    /// Reports a <c>NoiseBatchSize</c> that adds no noise, because it is not below the batch size, if another point has the same batch size
    /// and no added noise. If a larger batch has the same <c>NoiseBatchSize</c>, nothing is reported: the smaller batch is then the
    /// control.
    /// </summary>
    private static IEnumerable<Diagnostic> AddedNoise(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        PointEvaluation? point = evaluation.Points.FirstOrDefault(one => one.Trainable?.Training is { NoiseBatchSize.Count: > 0 } noisy
            && noisy.BatchSchedule is not StagedBatch && noisy.NoiseBatchSize.Count >= noisy.BatchSize.Count
            && evaluation.Points.Any(other => other.Trainable?.Training is { NoiseBatchSize.Count: 0 } plain
                && plain.BatchSize.Count == noisy.BatchSize.Count)
            && !evaluation.Points.Any(other => other.Trainable?.Training is { } larger
                && larger.NoiseBatchSize.Count == noisy.NoiseBatchSize.Count && larger.BatchSize.Count > noisy.BatchSize.Count));
        return point?.Trainable is not { Training: var training } ? []
        : [
            NoEffect.At(
                SettingPlace.Of(experiment, point, "Training.NoiseBatchSize"),
                FormattableString.Invariant($"NoiseBatchSize {training.NoiseBatchSize.Count:N0}"),
                FormattableString.Invariant($"a batch of {training.BatchSize.Count:N0} already has the noise of that batch size, ")
                    + "so the trial equals one without added noise. Use a smaller NoiseBatchSize."),
        ];
    }

    /// <summary>
    /// Reports schedules with a plateau whose warm-up and decay fill the run, unless the experiment compares lengths of the decay.
    /// </summary>
    private static IEnumerable<Diagnostic> Plateaus(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        var schedules = evaluation.Points.Select(point => point.Trainable?.Training.Schedule).ToList();
        PointEvaluation? full = evaluation.Points.FirstOrDefault(point =>
            point.Trainable?.Training.Schedule is WarmupStableDecaySchedule { Decay: > 0 } stable
            && stable.Warmup < WarmupOfTriangle && stable.Warmup + stable.Decay > 1 - SmallestPlateau);
        return full?.Trainable?.Training.Schedule is WarmupStableDecaySchedule schedule && !IsRest(full)
            && (schedules.Exists(one => one is LinearSchedule linear && linear.Warmup.Equals(schedule.Warmup))
                || schedules.OfType<WarmupStableDecaySchedule>().All(one => one.Decay.Equals(schedule.Decay)))
            ? [
                NoEffect.At(
                    SettingPlace.Of(experiment, full, "Training.Schedule.Decay", "Training.Schedule"),
                    "WarmupStableDecay",
                    $"a warm-up of {Text(schedule.Warmup)} and a decay of {Text(schedule.Decay)} leave no plateau between them, so it is "
                        + "the schedule Linear. Lower the decay."),
            ]
            : [];
    }

    /// <summary>Whether the decay is written as the rest of the run, as in <c>1 - warmup</c>. The author then means a schedule without a plateau.</summary>
    private static bool IsRest(PointEvaluation point) =>
        point.Assignments.TryGetValue("Training.Schedule.Decay", out ExpressionSyntax? decay)
        && decay.IsKind(SyntaxKind.SubtractExpression);

    /// <summary>Reports batch-size warm-ups that begin at the full batch size at every point, so that the batch never grows.</summary>
    private static IEnumerable<Diagnostic> IdleWarmups(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        var warmed = evaluation.Points.Where(point => point.Trainable?.Training.BatchSchedule is BatchWarmup).ToList();
        return warmed.Count == 0 || warmed.Exists(point => point.Trainable!.Training is var training
            && ((BatchWarmup)training.BatchSchedule).From.Count < training.BatchSize.Count)
            ? []
            : [
                NoEffect.At(
                    SettingPlace.Of(experiment, warmed[0], "Training.BatchSchedule.From", "Training.BatchSchedule"),
                    "BatchSchedule.Warmup",
                    FormattableString.Invariant($"it begins at {warmed[0].Trainable!.Training.BatchSize.Count:N0} sequences, ")
                        + "the batch size itself, so the batch never grows. Begin with fewer sequences."),
            ];
    }

    /// <summary>Whether a setting is the level of an axis that has other levels up to a bound, so that large values are what it tests.</summary>
    private static bool IsTreatment(ExperimentDeclaration experiment, PointEvaluation point, string setting, double bound) =>
        point.Assignments.TryGetValue(setting, out ExpressionSyntax? written)
        && written is IdentifierNameSyntax { Identifier.ValueText: var name }
        && experiment.Axes.FirstOrDefault(axis => axis.Property.Name == name) is { } axis
        && axis.Levels.Any(level => level.Value is double share && share <= bound);

    private static IEnumerable<Diagnostic> Schedules(ExperimentDeclaration experiment, PointEvaluation point)
    {
        if (point.Trainable is not { } plan)
        {
            yield break;
        }

        if (plan.Training.Schedule is WarmupStableDecaySchedule { Decay: > 0 and var decay } && decay * plan.Steps < FewestDecaySteps
            && plan.Steps >= SettingRules.FewestSteps)
        {
            yield return NoEffect.At(
                SettingPlace.Of(experiment, point, "Training.Schedule.Decay", "Training.Schedule"),
                "The decay",
                FormattableString.Invariant($"it takes {Number.TwoDigits(decay * plan.Steps)} of {plan.Steps:N0} steps, ")
                    + "so the learning rate hardly falls. Decay is a share of the run, usually 0.1 to 0.3.");
        }

        if (plan.Training.Schedule.Warmup > LongestWarmup && !IsTreatment(experiment, point, "Training.Schedule.Warmup", LongestWarmup))
        {
            yield return Diagnostic.Create(
                Descriptors.WarmupTooLong,
                SettingPlace.Of(experiment, point, "Training.Schedule.Warmup", "Training.Schedule"),
                Remedy.Of((Remedy.Warmup, "0.1")),
                Text(plan.Training.Schedule.Warmup));
        }

        double floor = plan.Training.Schedule switch
        {
            CosineSchedule cosine => cosine.Floor,
            LinearSchedule linear => linear.Floor,
            WarmupStableDecaySchedule stable => stable.Floor,
            _ => 0,
        };
        if (plan.Training.Schedule is WarmupStableDecaySchedule { Floor: >= 0.05 } three
            && Math.Abs(three.Warmup + three.Decay + three.Floor - 1) < 1e-9
            && IsInOrder(SettingPlace.Of(experiment, point, "Training.Schedule")))
        {
            yield return Diagnostic.Create(
                Descriptors.FloorIsNoShare,
                SettingPlace.Of(experiment, point, "Training.Schedule"),
                LevelName.OfRate(floor),
                LevelName.OfRate(point.Optimizer?.LearningRate ?? 1),
                Number.Scientific(floor * (point.Optimizer?.LearningRate ?? 1)),
                "The arguments are warm-up, decay and floor, not warm-up, stable part and decay. "
                    + $"Write WarmupStableDecay(warmup: {LevelName.OfRate(three.Warmup)}, decay: {LevelName.OfRate(three.Floor)}).");
        }

        // As a level, a floor of 1 may mean a constant rate.
        if (floor >= 1 && point.Assignments.TryGetValue("Training.Schedule.Floor", out ExpressionSyntax? written)
            && written is LiteralExpressionSyntax)
        {
            yield return NoEffect.At(
                SettingPlace.Of(experiment, point, "Training.Schedule.Floor"),
                "The decay",
                $"Floor is {Number.TwoDigits(floor)}, a share of the peak, so the learning rate never falls. Write a share such as 0.1, "
                    + "or use Schedule.Constant.");
        }

        if (floor is > 0 and < SmallestFloor && point.Optimizer is { LearningRate: > 0 and var peak })
        {
            yield return Diagnostic.Create(
                Descriptors.FloorIsNoShare,
                SettingPlace.Of(experiment, point, "Training.Schedule.Floor", "Training.Schedule"),
                LevelName.OfRate(floor),
                LevelName.OfRate(peak),
                Number.Scientific(floor * peak),
                floor < peak ? $"If {LevelName.OfRate(floor)} is meant as the last learning rate, write {Number.TwoDigits(floor / peak)}; "
                    + "otherwise write 0."
                    : "Write 0, or a share such as 0.1.");
        }

        if (plan.Training.BatchSchedule is StagedBatch staged
            && staged.Stages(plan.Training).TakeWhile(stage => stage.Until < 1).ToList() is var earlier
            && staged.Stages(plan.Training).ElementAt(earlier.Count) is var last
            && earlier.Append(last).Max(stage => stage.BatchSize.Count) is var largest && largest < plan.Training.BatchSize.Count)
        {
            yield return Diagnostic.Create(
                Descriptors.BatchIsNotReached,
                SettingPlace.Of(experiment, point, "Training.BatchSchedule.Until", "Training.BatchSchedule"),
                FormattableString.Invariant($"{last.BatchSize.Count:N0}"),
                FormattableString.Invariant($"{plan.Training.BatchSize.Count:N0}"),
                FormattableString.Invariant($"Set 'until' to less than 1, or lower Training.BatchSize to {largest:N0}"));
        }

        if (plan.Training.BatchSchedule is SeesawBatch growing
            && growing.Stages(plan.Training).Last() is { Until: >= 1 } end && end.BatchSize.Count < plan.Training.BatchSize.Count
            && growing.Stages(plan.Training).First().Until < 1)
        {
            yield return Diagnostic.Create(
                Descriptors.BatchIsNotReached,
                SettingPlace.Of(experiment, point, "Training.Schedule.Floor", "Training.Schedule"),
                FormattableString.Invariant($"{end.BatchSize.Count:N0}"),
                FormattableString.Invariant($"{plan.Training.BatchSize.Count:N0}"),
                $"Lower the floor of the schedule, or lower Training.BatchSize to {end.BatchSize.Count:N0}");
        }

        if (plan.Training.BatchSchedule is SeesawBatch seesaw && seesaw.From.Count < plan.Training.BatchSize.Count
            && seesaw.Stages(plan.Training).First().Until >= 1)
        {
            yield return NoEffect.At(
                SettingPlace.Of(experiment, point, "Training.BatchSchedule", "Training.Schedule"),
                "BatchSchedule.Seesaw",
                FormattableString.Invariant($"the learning rate never falls by a factor of {seesaw.Factor}, so the batch stays at ")
                    + FormattableString.Invariant($"{seesaw.From.Count:N0} sequences. Use a schedule that decays, ")
                    + "such as Schedule.Cosine.");
        }

        if (plan.Training.GradientClip is > 0 and < SmallestClip)
        {
            yield return Diagnostic.Create(
                Descriptors.ClipTooSmall,
                SettingPlace.Of(experiment, point, "Training.GradientClip"),
                Remedy.Of((Remedy.Setting, "Training.GradientClip"), (Remedy.Values, "1")),
                Text(plan.Training.GradientClip));
        }

        if (plan.Training.AveragingHalfLife.Count > LongestAverage * plan.Training.Tokens.Count)
        {
            yield return Diagnostic.Create(
                Descriptors.AverageTooLong,
                SettingPlace.Of(experiment, point, "Training.AveragingHalfLife"),
                Remedy.Of(
                    (Remedy.Setting, "Training.AveragingHalfLife"),
                    (Remedy.Values, CSharpLiteral.Grouped(Math.Max(1, plan.Training.Tokens.Count / 50)))),
                FormattableString.Invariant($"{plan.Training.AveragingHalfLife.Count:N0}"),
                FormattableString.Invariant($"{plan.Training.Tokens.Count:N0}"),
                Number.Percent(Math.Pow(2, -(double)plan.Training.Tokens.Count / plan.Training.AveragingHalfLife.Count)));
        }
    }

    /// <summary>Reports perturbations that are too large to measure the sharpness of the loss near the weights.</summary>
    private static IEnumerable<Diagnostic> Probes(ExperimentDeclaration experiment, PointEvaluation point)
    {
        if (point.Probe is not { } probe || probe.Problems().Any() || !experiment.Metrics.Any(metric => metric.NeedsProbe))
        {
            yield break;
        }

        if (probe.Ascent >= LargestAscent)
        {
            yield return Diagnostic.Create(
                Descriptors.ProbeTooFar,
                SettingPlace.Of(experiment, point, "Probe.Ascent"),
                Remedy.Of((Remedy.Setting, "Probe.Ascent"), (Remedy.Values, "0.05")),
                "Ascent",
                Text(probe.Ascent),
                "but this step length is usually 0.05 to 0.5",
                "0.05");
        }

        if (probe.Perturbation >= LargestPerturbation)
        {
            yield return Diagnostic.Create(
                Descriptors.ProbeTooFar,
                SettingPlace.Of(experiment, point, "Probe.Perturbation"),
                Remedy.Of((Remedy.Setting, "Probe.Perturbation"), (Remedy.Values, "0.05")),
                "Perturbation",
                Text(probe.Perturbation),
                $"so each weight changes by {Number.Percent(probe.Perturbation)}",
                "0.05");
        }
    }

    /// <summary>Reports running means over more steps than a trial has, and decays given as 1 − β.</summary>
    private static IEnumerable<Diagnostic> Momentums(ExperimentDeclaration experiment, PointEvaluation point)
    {
        (string Name, double Decay) momentum = point.Optimizer switch
        {
            AdamW adam => ("Beta1", adam.Beta1),
            Sgd sgd => ("Momentum", sgd.Momentum),
            _ => default,
        };
        if (momentum.Name is null || point.Optimizer!.Problems().Any() || point.Trainable is not { } plan)
        {
            yield break;
        }

        double memory = 1 / (1 - momentum.Decay);
        bool isSwapped = point.Optimizer is AdamW betas && betas.Beta1 > Math.Max(betas.Beta2, UsualBeta1);
        // A trial with too few steps has another diagnostic, and no decay suits it.
        if (memory > plan.Steps * (1 + 1e-9) && plan.Steps >= SettingRules.FewestSteps && !isSwapped)
        {
            yield return Diagnostic.Create(
                Descriptors.ImplausibleDecay,
                SettingPlace.Of(experiment, point, $"Optimizer.{momentum.Name}"),
                $"{momentum.Name} is {Text(momentum.Decay)}, so a step averages the gradients of about {Number.Exact(Math.Round(memory))} "
                    + $"steps, but a trial has only {Number.Exact(plan.Steps)}. Lower it, usually to 0.9.");
        }
        else if (point.Optimizer is AdamW { Beta1: > 0 and < LargestComplement, Beta2: > 0 and < LargestComplement } swapped
            && swapped.Beta2 >= swapped.Beta1 * swapped.Beta1)
        {
            yield return Diagnostic.Create(
                Descriptors.ImplausibleDecay,
                SettingPlace.Of(experiment, point, "Optimizer.Beta2", "Optimizer.Beta1"),
                $"Beta1 is {Text(swapped.Beta1)} and Beta2 is {Text(swapped.Beta2)}, so AdamW averages over fewer than 2 steps. They are "
                    + $"decays: if they were given as 1 − β, write {Text(Math.Round(1 - swapped.Beta1, 10))} and "
                    + $"{Text(Math.Round(1 - swapped.Beta2, 10))}.");
        }
    }

    /// <summary>The levels that cause a value, in parentheses; empty if no axis changes the value.</summary>
    public static string LevelsOf(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        PointEvaluation point,
        Func<PointEvaluation, object?> value)
    {
        string levels = Sentence.AllOf(
            from axis in experiment.Axes
            where axis.Fault == AxisFault.None && axis.Changes(evaluation.Points, value)
                && point.Levels.ContainsKey(axis.Property.Name)
            select $"level {LevelName.Of(point.Levels[axis.Property.Name]!, axis.LevelType)} of '{axis.Property.Name}'");
        return levels.Length == 0 ? "" : $" (at {levels})";
    }

    private static string Text(double value) => LevelName.Of(value, null);
}
