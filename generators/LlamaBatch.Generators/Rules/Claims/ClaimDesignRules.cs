using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports claims that can be decided, but probably do not mean what their author intends.</summary>
internal static class ClaimDesignRules
{
    /// <summary>
    /// A typical standard deviation of the validation loss between seeds, in nats per token. It was measured in this project's studies,
    /// with models of about a hundred thousand weights.
    /// </summary>
    internal const double DeviationOfLoss = 0.01;

    /// <summary>A typical standard deviation of the accuracy between seeds, measured like <see cref="DeviationOfLoss"/>.</summary>
    internal const double DeviationOfAccuracy = 0.003;

    /// <summary>Comparisons that a margin makes possible if both sides are equal.</summary>
    private static readonly HashSet<string> _likenesses = ["IsEquivalentTo", "IsNoWorseThan"];

    /// <summary>A margin is too small if the smallest significant difference is more than this many times larger.</summary>
    internal const double Finest = 10;

    /// <summary>
    /// For an equivalence of losses, a margin of this size or more is implausible, in nats per token. Perplexities may then differ by a factor
    /// of 1.3.
    /// </summary>
    internal const double LargestLossEquivalence = 0.25;

    /// <summary>The smallest implausible margin of a loss, as a share of an untrained model's loss.</summary>
    internal const double LargestLossMargin = 0.5;

    /// <summary>
    /// The smallest implausible margin of a metric that is a share of a whole, such as accuracy. Models in one study do not differ so much.
    /// </summary>
    internal const double LargestShare = 0.3;

    /// <summary>The gradients whose variance and square are metrics.</summary>
    private static readonly string[] _gradients = ["Gradient", "Gain", "Preconditioned"];

    private static readonly HashSet<string> _comparisons = ["IsBelow", "IsAbove", "IsEquivalentTo", "IsNoWorseThan"];

    /// <summary>Words with which a text names several changes, as in "depth and tying together".</summary>
    private static readonly HashSet<string> _joining = ["and", "both", "together", "jointly", "combined", "alone", "also", "from", "plus"];

    /// <summary>
    /// Validation metrics that do not rank how much a model has learned, such as its steadiness or its loss on seen text.
    /// </summary>
    private static readonly HashSet<string> _notOfLearning = ["ValidationJitter", "AccuracyJitter", "SeenLoss", "GeneralizationGap"];

    /// <summary>Metrics of validation that rank how much a model has learned.</summary>
    private static readonly HashSet<string> _ofLearning = ["ValidationLoss", "BitsPerByte", "Accuracy"];

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        IReadOnlyList<ClaimCall> calls,
        ClaimReader reader,
        SweepEvaluation? evaluation) =>
        calls.SelectMany(call => Margins(call, experiment, evaluation)
                .Concat(Causes(call, experiment, evaluation))
                .Concat(Parts(call))
                .Concat(SoughtLevelRule.Check(call, calls, experiment))
                .Concat(ClaimUnitRule.Check(call, experiment, evaluation)))
            .Concat(Effects(calls))
            .Concat(InvertedNoiseScales(calls).Take(1))
            .Concat(DifferentGradients(calls).Take(1))
            .Concat(calls.Select(Averages).OfType<Diagnostic>())
            .Concat(calls.Select(ComputedMarginRule.Check).OfType<Diagnostic>())
            .Concat(calls.Select(call => JitterSpacingRule.Check(call, experiment, evaluation)).OfType<Diagnostic>())
            .Concat(Quick(experiment, calls, reader))
            .Concat(Tuning(experiment, calls))
            .Concat(ClaimedRateRule.Check(experiment, calls, evaluation))
            .Concat(BestOfUntunedRule.Check(experiment, calls, evaluation))
            .GroupBy(finding => (finding.Id, finding.Location)).Select(same => same.First());

    /// <summary>Reports margins that are larger than any difference, or far smaller than the smallest significant one.</summary>
    private static IEnumerable<Diagnostic> Margins(ClaimCall call, ExperimentDeclaration experiment, SweepEvaluation? evaluation)
    {
        if (call.Left is not { } left || call.Argument("margin") is not { } argument
            || (call.Number("margin") ?? ValueOf(argument, experiment)) is not { } margin
            || margin is not (> 0 and < double.PositiveInfinity))
        {
            yield break;
        }

        Location place = argument.Syntax.GetLocation();
        bool isCost = left.Budget.StartsWith("ToTarget", StringComparison.Ordinal);
        MetricDeclaration? metric = isCost ? null : experiment.Metrics.FirstOrDefault(one => one.Type.Name == left.Accessor.Name);
        string? problem = isCost ? MetricMarginRule.ProblemOfRatio(left.Accessor.Name, margin)
            : metric is null ? null
            : MetricMarginRule.ProblemOf(metric.Type, margin);
        if (problem is not null)
        {
            yield return Diagnostic.Create(Descriptors.ImpossibleNumber, place, problem);
        }
        else if (metric is not null && MetricRange.IsShare(metric.Type) && margin is >= LargestShare and <= 1)
        {
            yield return Diagnostic.Create(
                Descriptors.ImpossibleNumber,
                place,
                $"The margin of {metric.Type.Name} is {LevelName.Of(margin, null)}; it is a share from 0 to 1, so 0.01 is one percentage point. "
                    + "Use a smaller margin.");
        }
        else if (metric is { Type.Name: "Accuracy" } && MetricRange.IsOurs(metric.Type) && _likenesses.Contains(call.Method)
            && !experiment.IsImported && margin * Finest < ResolvedBy(experiment, DeviationOfAccuracy))
        {
            yield return TooFine(place, margin, "accuracies", DeviationOfAccuracy, experiment);
        }
        else if (metric is not null && (MetricRange.IsLoss(metric.Type) || MetricRange.IsBits(metric.Type)))
        {
            double uniform = evaluation?.Points.Select(point => Math.Log(point.Model?.VocabSize ?? 0)).DefaultIfEmpty(0).Max() ?? 0;
            bool isBits = MetricRange.IsBits(metric.Type);
            uniform = isBits ? 8 : uniform;
            string unit = isBits ? "bits per byte" : "nats per token";
            if (margin >= LargestLossEquivalence && call.Method is "IsEquivalentTo" or "IsNoWorseThan")
            {
                yield return Diagnostic.Create(
                    Descriptors.ImpossibleNumber,
                    place,
                    $"The margin of {metric.Type.Name} is {LevelName.Of(margin, null)} {unit}, so two perplexities count as equal if they "
                        + $"differ by a factor of {Number.TwoDigits(Math.Pow(isBits ? 2 : Math.E, margin))}. It is not a percentage. "
                        + "Use a smaller margin, usually 0.01.");
            }
            else if (uniform > 0 && margin >= LargestLossMargin * uniform)
            {
                yield return Diagnostic.Create(
                    Descriptors.ImpossibleNumber,
                    place,
                    $"The margin of {metric.Type.Name} is {LevelName.Of(margin, null)} {unit}, but an untrained model has "
                        + $"a loss of only {Number.ThreeDigits(uniform)}. It is not a percentage. Use a smaller margin, usually 0.01.");
            }
            else if (!isBits && _likenesses.Contains(call.Method) && !experiment.IsImported
                && margin * Finest < ResolvedBy(experiment, DeviationOfLoss))
            {
                yield return TooFine(place, margin, "losses", DeviationOfLoss, experiment);
            }
        }
    }

    private static Diagnostic TooFine(
        Location place, double margin, string quantity, double deviation, ExperimentDeclaration experiment) => Diagnostic.Create(
            Descriptors.MarginTooFine,
            place,
            LevelName.Of(margin, null),
            quantity,
            LevelName.Of(deviation, null),
            experiment.Attribute.Named("Seeds", 5),
            Number.TwoDigits(ResolvedBy(experiment, deviation)));

    /// <summary>The smallest significant difference between two configurations; 0 if there are too few seeds to tell.</summary>
    private static double ResolvedBy(ExperimentDeclaration experiment, double deviation)
    {
        int seeds = experiment.Attribute.Named("Seeds", 5);
        return seeds < AttributeRules.FewestPairs ? 0 : PowerRule.EffectOf(seeds, claims: 1, error: 0.05) * deviation;
    }

    /// <summary>The number that a static property of the record returns; null for other expressions.</summary>
    private static double? ValueOf(IOperation argument, ExperimentDeclaration experiment) =>
        WrittenList.Unconverted(argument) is IPropertyReferenceOperation { Property: { IsStatic: true } property }
        && SymbolEqualityComparer.Default.Equals(property.ContainingType, experiment.Record)
        && SweepEvaluation.BaselineOf(property, experiment, default) is double number ? number : null;

    /// <summary>
    /// Reports comparisons of points that differ in several axes, or of named configurations that differ in several settings, so that the
    /// cause of a difference remains unknown.
    /// </summary>
    private static IEnumerable<Diagnostic> Causes(ClaimCall call, ExperimentDeclaration experiment, SweepEvaluation? evaluation)
    {
        if (_comparisons.Contains(call.Method) && call.Left?.Arms is { Count: > 0 } lefts
            && call.Rights is [{ Arms: { Count: > 0 } rights }])
        {
            var differing = (from left in lefts from right in rights select DifferingAxes(left, right)).ToList();
            var causing = (from left in lefts from right in rights select CausingAxes(left, right, evaluation)).ToList();
            if (causing.All(axes => axes.Count > 1) && !AreTwoChanges(call, causing[0], experiment) && !IsTradeOff(call, causing[0]))
            {
                yield return Diagnostic.Create(
                    Descriptors.TwoCauses,
                    call.Place,
                    Sentence.AllOf(causing[0].Select(axis => axis.Property.Name)),
                    "Give both sides the same level on every axis but one.");
            }
            else if (lefts is [var same] && rights is [var twin] && differing is [[var unused]] && evaluation is not null
                && SameTrialsWhere(unused, same, twin, evaluation) is { } where)
            {
                yield return Diagnostic.Create(
                    Descriptors.ComparedWithItself,
                    call.Place,
                    $"'{unused.Property.Name}' changes no setting{where}, so both sides are the same trials");
            }
            else if (lefts is [var one] && rights is [var other] && differing is [[var axis]] && evaluation is not null
                && ConfigurationRule.CausesOf(call, axis, one, other, evaluation, experiment) is { Count: > 1 } causes)
            {
                yield return Diagnostic.Create(
                    Descriptors.TwoCauses,
                    call.Place,
                    Sentence.AllOf(causes),
                    axis.Levels.Count > 2
                        ? $"Compare levels of '{axis.Property.Name}' that differ in one of them, or name all of them in the claim."
                        : $"Let the levels of '{axis.Property.Name}' differ in one of them, or name all of them in the claim.");
            }
        }
    }

    /// <summary>
    /// Whether the sides change the baseline in one axis each, and the text names both axes, as in "doubling the width lowers the loss more
    /// than doubling the depth".
    /// </summary>
    private static bool AreTwoChanges(ClaimCall call, IReadOnlyList<AxisDeclaration> axes, ExperimentDeclaration experiment)
    {
        if (call is not { Left.Arms: [var left], Rights: [{ Arms: [var right] }] } || axes is not [var first, var second])
        {
            return false;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        return axes.All(axis => ClaimWords.PartsOf(axis.Property.Name).Any(part => part != "size" && words.Contains(part)))
            && ((IsAtBaseline(left, first) && IsAtBaseline(right, second)) || (IsAtBaseline(left, second) && IsAtBaseline(right, first)));

        bool IsAtBaseline(ClaimArm arm, AxisDeclaration axis) =>
            Equals(arm.Levels[axis], LevelValue.Of(SweepEvaluation.BaselineOf(axis.Property, experiment, default), axis));
    }

    /// <summary>
    /// Whether a claim says that one setting makes up for another, as in "a width of 32 on four times the text is no worse than a width of
    /// 64", and its text names the level of each axis on both sides.
    /// </summary>
    private static bool IsTradeOff(ClaimCall call, IReadOnlyList<AxisDeclaration> axes)
    {
        if (call is not { Method: "IsNoWorseThan" or "IsEquivalentTo", Left.Arms: [var left], Rights: [{ Arms: [var right] }] })
        {
            return false;
        }

        IReadOnlyList<string> words = ClaimWords.Of(call.Claim.Text);
        return axes.All(axis => IsNamed(left.Levels[axis], axis) && IsNamed(right.Levels[axis], axis));

        bool IsNamed(object level, AxisDeclaration axis) => Enumerable.Range(0, words.Count).Any(i =>
            Equals(LevelMentions.At(words, i, axis), level)
            || (LevelNumber.Is(level) && ClaimNumbers.Of(words[i]) is { } number && number.Equals(LevelNumber.Of(level))));
    }

    /// <summary>
    /// The levels of the other axes at which both sides have equal settings, as words: " where Decays is false". Null if their settings
    /// differ, or if the levels have equal settings everywhere, which <see cref="EqualLevelRule"/> reports.
    /// </summary>
    private static string? SameTrialsWhere(AxisDeclaration axis, ClaimArm left, ClaimArm right, SweepEvaluation evaluation)
    {
        var others = left.Levels.Where(level => level.Key != axis)
            .Select(level => $"{level.Key.Property.Name} is {LevelName.Of(level.Value, level.Key.LevelType)}").ToList();
        if (others.Count == 0 || evaluation.PointOf(left) is not { } one || evaluation.PointOf(right) is not { } other
            || EqualLevelRule.SettingsOf(one) is not { } settings || settings != EqualLevelRule.SettingsOf(other))
        {
            return null;
        }

        bool isEverywhere = evaluation.Points.GroupBy(point => point.OthersOf(axis))
            .All(alike => alike.Select(point => EqualLevelRule.SettingsOf(point)).Distinct().Count() == 1);
        return isEverywhere ? null : $" where {Sentence.AllOf(others)}";
    }

    /// <summary>
    /// Reports a comparison of averages along one axis if the sides differ in another axis and also average different levels. Aggregates
    /// such as a best level or a width are left out, because they may be found on different grids.
    /// </summary>
    private static Diagnostic? Averages(ClaimCall call)
    {
        if (!_comparisons.Contains(call.Method)
            || call.Curves is not [{ Side.Arms: { Count: > 0 } lefts } left, { Side.Arms: { Count: > 0 } rights } right]
            || left.Aggregate != right.Aggregate || left.Axis != right.Axis || left.Side.Name != right.Side.Name
            || left.Aggregate is not ("Sensitivity" or "Mean" or "ShareDiverged")
            || lefts[0].Levels.Keys.FirstOrDefault(axis => axis.Property.Name == left.Axis) is not { } along)
        {
            return null;
        }

        List<AxisDeclaration> differing = [.. lefts[0].Levels.Keys
            .Where(axis => !new HashSet<object>(lefts.Select(arm => arm.Levels[axis])).SetEquals(rights.Select(arm => arm.Levels[axis])))];
        return differing.Count == 2 && differing.Contains(along)
            ? Diagnostic.Create(
                Descriptors.TwoCauses,
                call.Place,
                $"{differing.First(axis => axis != along).Property.Name} and the levels of {left.Axis} that {left.Aggregate} averages",
                $"Name the same levels of '{left.Axis}' on both sides.")
            : null;
    }

    /// <summary>
    /// Reports comparisons of two effects if one is of A against B and the other of B against A. Also reports those of which one effect
    /// changes one axis, and the other changes this axis and a second axis. The latter are reported only if the text names the levels of
    /// the second axis as conditions, as in "raises the loss more with one layer than with three".
    /// </summary>
    private static IEnumerable<Diagnostic> Effects(IReadOnlyList<ClaimCall> calls)
    {
        foreach (IGrouping<ClaimDeclaration, ClaimCall> claim in calls.GroupBy(call => call.Claim))
        {
            if (claim.Where(call => call.Method == "EffectAgainst").ToList() is not [var one, var other]
                || AxesOf(one) is not { } ones || AxesOf(other) is not { } others)
            {
                continue;
            }

            if (ones is [var axis] && others is [var same] && axis == same && IsReversed(one, other, axis))
            {
                yield return Diagnostic.Create(
                    Descriptors.SidesDoNotMatch,
                    other.Place,
                    $"The effects have opposite directions: one is of {Sides(one, axis)}, and the other is of {Sides(other, axis)}. Exchange "
                        + "the two sides of one effect.");
                continue;
            }

            (List<AxisDeclaration> few, List<AxisDeclaration> many, ClaimCall mixed) = ones.Count < others.Count ? (ones, others, other)
                : (others, ones, one);
            if (few.Count == 1 && many.Count == 2 && many.Contains(few[0])
                && IsCondition(many.First(axis => axis != few[0]), mixed, ClaimWords.Of(claim.Key.Text)))
            {
                yield return Diagnostic.Create(
                    Descriptors.TwoCauses,
                    mixed.Place,
                    Sentence.AllOf(many.Select(axis => axis.Property.Name)),
                    $"The other effect is of '{few[0].Property.Name}' alone. Give both sides the same level on every axis but this.");
            }
        }

        static bool IsReversed(ClaimCall one, ClaimCall other, AxisDeclaration axis) =>
            Equals(First(one)[axis], Second(other)[axis]) && Equals(Second(one)[axis], First(other)[axis]);

        static string Sides(ClaimCall call, AxisDeclaration axis) => $"{LevelName.Of(First(call)[axis], axis.LevelType)} against "
            + LevelName.Of(Second(call)[axis], axis.LevelType);

        static IReadOnlyDictionary<AxisDeclaration, object> First(ClaimCall call) => call.Left!.Arms![0].Levels;

        static IReadOnlyDictionary<AxisDeclaration, object> Second(ClaimCall call) => call.Rights[0].Arms![0].Levels;

        static List<AxisDeclaration>? AxesOf(ClaimCall call) =>
            call is { Left.Arms: [var left], Rights: [{ Arms: [var right] }] } ? DifferingAxes(left, right) : null;
    }

    /// <summary>Whether a text names both levels of an axis as alternatives, and not as a second change beside the first.</summary>
    private static bool IsCondition(AxisDeclaration axis, ClaimCall call, IReadOnlyList<string> words) =>
        words.Contains("than") && !words.Any(_joining.Contains)
        && new[] { call.Left!.Arms![0], call.Rights[0].Arms![0] }.All(arm => arm.Levels[axis] is var level
            && LevelNumber.Is(level) && Enumerable.Range(0, words.Count).Any(i =>
                ClaimNumbers.At(words, i, axis.Property.Name) is { } number
                && number.Equals(Convert.ToDouble(level, CultureInfo.InvariantCulture))));

    private static List<AxisDeclaration> DifferingAxes(ClaimArm one, ClaimArm other) =>
        [.. one.Levels.Where(level => !Equals(level.Value, other.Levels[level.Key])).Select(level => level.Key)];

    /// <summary>
    /// Reports claims about a gradient noise scale whose code divides the square by the variance. Source: McCandlish et al. 2018, eq. 2.9.
    /// </summary>
    private static IEnumerable<Diagnostic> InvertedNoiseScales(IReadOnlyList<ClaimCall> calls) =>
        from call in calls
        where call.Method == "Over" && call.Call.Arguments.Length > 0
        let above = (call.Call.Instance as IInvocationOperation)?.TargetMethod.Name
        let below = (WrittenList.Unconverted(call.Call.Arguments[0].Value) as IInvocationOperation)?.TargetMethod.Name
        where (above, below) is ("GradientSquare", "GradientVariance") or ("GainSquare", "GainVariance")
                or ("PreconditionedSquare", "PreconditionedVariance")
            && call.Claim.Text.IndexOf("noise scale", StringComparison.OrdinalIgnoreCase) >= 0
        select Diagnostic.Create(
            Descriptors.TextSaysOpposite,
            call.Call.Syntax.GetLocation(),
            "that a gradient noise scale is compared",
            $"{above} over {below} is its inverse",
            $", or write {below} over {above}");

    /// <summary>Reports ratios of the variance of one gradient to the square of another.</summary>
    private static IEnumerable<Diagnostic> DifferentGradients(IReadOnlyList<ClaimCall> calls) =>
        from call in calls
        where call.Method == "Over" && call.Call.Arguments.Length > 0
        let above = (call.Call.Instance as IInvocationOperation)?.TargetMethod.Name
        let below = (WrittenList.Unconverted(call.Call.Arguments[0].Value) as IInvocationOperation)?.TargetMethod.Name
        let first = Array.Find(_gradients, one => above == one + "Variance")
        let second = Array.Find(_gradients, one => below == one + "Square")
        where first is not null && second is not null && first != second
        select Diagnostic.Create(
            Descriptors.SidesDoNotMatch,
            call.Call.Syntax.GetLocation(),
            $"{above} and {below} are of different gradients, so their ratio is no noise scale. Divide {above} by {first}Square.");

    /// <summary>
    /// Reports ratios of a gradient's variance to its square if the two are read at different moments of training, where the loss differs, or
    /// at different points.
    /// </summary>
    private static IEnumerable<Diagnostic> Parts(ClaimCall call) =>
        call is not { Method: "Over", Left: { } above, Rights: [var below] }
        || !Array.Exists(_gradients, one => above.Accessor.Name == one + "Variance" && below.Accessor.Name == one + "Square") ? []
        : above.Budget != below.Budget
            ? [
                Diagnostic.Create(
                    Descriptors.TwoCauses,
                    call.Place,
                    $"where they are read ({(above.Budget.Length == 0 ? "the end" : above.Budget)} and "
                        + $"{(below.Budget.Length == 0 ? "the end" : below.Budget)})",
                    "Read the variance and the square at the same place."),
            ]
        : above.Arms is { Count: > 0 } ones && below.Arms is { Count: > 0 } others && !new HashSet<ClaimArm>(ones).SetEquals(others)
            ? [
                Diagnostic.Create(
                    Descriptors.TwoCauses,
                    call.Place,
                    $"the quantity and the point ({ones[0].Name} and {others[0].Name})",
                    "Read the variance and the square at the same point."),
            ]
        : [];

    /// <summary>
    /// The axes in which two points differ and that may cause a difference. An axis that changes no setting of one of the points, such as
    /// the end of a decay where the rate is constant, causes none.
    /// </summary>
    private static List<AxisDeclaration> CausingAxes(ClaimArm one, ClaimArm other, SweepEvaluation? evaluation)
    {
        List<AxisDeclaration> axes = DifferingAxes(one, other);
        return evaluation is null || axes.Count < 2 ? axes
            : [.. axes.Where(axis => !IsIdle(axis, one, other.Levels[axis]) && !IsIdle(axis, other, one.Levels[axis]))];

        bool IsIdle(AxisDeclaration axis, ClaimArm arm, object level) =>
            evaluation.PointOf(arm) is { } point
            && evaluation.PointOf(new(arm.Levels.ToDictionary(one => one.Key, one => one.Key == axis ? level : one.Value))) is { } moved
            && EqualLevelRule.SettingsOf(point) is { } settings && settings == EqualLevelRule.SettingsOf(moved);
    }

    /// <summary>
    /// Reports levels for the scale <c>Quick</c> with which no claim about results can be decided. If they lack the baseline, another
    /// diagnostic reports that.
    /// </summary>
    private static IEnumerable<Diagnostic> Quick(
        ExperimentDeclaration experiment,
        IReadOnlyList<ClaimCall> calls,
        ClaimReader reader)
    {
        var sided = calls.Where(call => call.Claim.Subject == ClaimSubject.Results)
            .Select(call => (Call: call, Sides: (IReadOnlyList<ClaimSide>)[.. new[] { call.Left }.OfType<ClaimSide>(), .. call.Rights]))
            .ToList();
        if (sided.Count == 0 || sided.Any(one => one.Sides.Count == 0 || one.Sides.Any(side => side.Arms is null)))
        {
            yield break;
        }

        foreach (AxisDeclaration axis in experiment.Axes
            .Where(axis => axis is { TunedPer: null, Quick.Count: > 1, Fault: AxisFault.None }
                && axis.Quick.Any(level => Equals(level.Value, reader.BaselineOf(axis)))))
        {
            bool Lacks(ClaimSide side) => !side.Arms!.Any(arm => axis.Quick.Any(level => Equals(level.Value, arm.Levels[axis])));
            if (sided.All(one => one.Sides.Any(Lacks)))
            {
                ClaimArm lacking = sided[0].Sides.First(Lacks).Arms![0];
                string level = LevelName.Of(lacking.Levels[axis], axis.LevelType);
                yield return Diagnostic.Create(
                    Descriptors.QuickDecidesNothing,
                    LevelSyntax.Of(axis.Attribute, "Quick", axis.Property),
                    Remedy.Of((Remedy.Level, level)),
                    axis.Property.Name,
                    level,
                    sided[0].Call.Claim.Method.Name);
            }
        }
    }

    /// <summary>
    /// Reports tuned axes whose best level is chosen by a different criterion than the claims use. Either the axis is tuned for the end of
    /// the run or for another target, but all claims about learning are about one target. Or the tuning metric does not rank learning, but
    /// the claims compare a metric that does.
    /// </summary>
    private static IEnumerable<Diagnostic> Tuning(ExperimentDeclaration experiment, IReadOnlyList<ClaimCall> calls)
    {
        var budgets = calls.Select(call => call.Left?.Budget).OfType<string>().Where(budget => budget.Length > 0).Distinct().ToList();
        bool areToTargets = budgets.Count > 0 && budgets.All(budget => budget.StartsWith("ToTarget", StringComparison.Ordinal));
        string? target = areToTargets && budgets.Count == 1 && experiment.Targets.Count > 0 ? TargetIn(budgets[0]) : null;
        return experiment.Axes.Where(axis => axis is { TunedPer: not null, Fault: AxisFault.None }).SelectMany(axis =>
            axis.TunedFor is double tuned && target is not null && target != LevelName.Of(tuned, null)
                ? Found(axis, $"for target {LevelName.Of(tuned, null)}", $"reaching target {target}",
                    $"The level that reaches one target soonest may be too high for another. Write 'For = {target}'.",
                    target)
            : axis.TunedFor is null && target is not null && experiment.Targets.Count == 1
                ? Found(axis, "for the end of the run", $"reaching target {target}",
                    "The level that is best at the end is often below the one that reaches a target soonest. "
                        + $"Write 'For = {target}' in [TunedPer].",
                    target)
            : axis.TunedFor is null && !areToTargets && OtherMetric(experiment, calls) is { } metrics
                ? Found(axis, $"by {metrics.Tuning}, the first validation metric", metrics.Claimed,
                    $"The level with the best {metrics.Tuning} may have a poor {metrics.Claimed}. "
                        + $"Measure {metrics.Claimed} before {metrics.Tuning}.")
            : []);

        static IEnumerable<Diagnostic> Found(
            AxisDeclaration axis, string tuned, string claimed, string remedy, string? missing = null) =>
        [
            Diagnostic.Create(
                Descriptors.TuningIgnoresClaims,
                LevelSyntax.Of(axis.TunedPer!, axis.Property),
                Remedy.Of((Remedy.Target, missing)),
                axis.Property.Name,
                tuned,
                claimed,
                remedy),
        ];
    }

    /// <summary>The number in a budget such as <c>ToTarget(1.7)</c>.</summary>
    private static string TargetIn(string budget) => budget.Substring(budget.IndexOf('(') + 1).TrimEnd(')');

    /// <summary>
    /// The metric that tuning uses, and the metric of learning that claims compare, if the first one does not rank learning; otherwise
    /// null.
    /// </summary>
    private static (string Tuning, string Claimed)? OtherMetric(ExperimentDeclaration experiment, IReadOnlyList<ClaimCall> calls)
    {
        MetricDeclaration? tuning = experiment.Metrics.FirstOrDefault(metric =>
            metric.Kind == MetricKind.Validation && MetricRange.Ranks(metric.Type));
        return tuning?.Type.Name is { } name && _notOfLearning.Contains(name)
            && calls.Select(call => call.Left?.Accessor.Name).OfType<string>().FirstOrDefault(_ofLearning.Contains) is { } claimed
                ? (name, claimed)
                : null;
    }
}
