using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Rules about the comparisons in claims: comparisons that the program would refuse to decide, and claims that exclude each other.
/// </summary>
internal static class ComparisonRules
{
    /// <summary>The largest relative difference between times that count as equal (the constant of <c>Comparability</c>).</summary>
    internal const double SameTime = 0.05;

    private static readonly HashSet<string> _comparisons =
        ["IsBelow", "IsAbove", "IsEquivalentTo", "IsEqualTo", "IsNoWorseThan", "IsBestOf", "IsBetween", "EffectAgainst"];

    private static readonly HashSet<string> _ranks = ["IsNoWorseThan", "IsBestOf", "BestLevel"];

    /// <summary>The methods that describe a metric over the levels of an axis, each with the minimum number of levels that it needs.</summary>
    private static readonly Dictionary<string, int> _trends = new()
    {
        ["IsIncreasing"] = 2,
        ["IsDecreasing"] = 2,
        ["SlopePerDoubling"] = 2,
        ["Exponent"] = 2,
        ["Fit"] = 2,
        ["BestLevel"] = 3,
        ["CriticalBatch"] = 3,
    };

    /// <summary>The methods that use the logarithm of levels. The levels must be positive.</summary>
    private static readonly HashSet<string> _logarithmic = ["SlopePerDoubling", "Exponent", "BestLevel", "CriticalBatch"];

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        SweepEvaluation? evaluation,
        Compilation compilation,
        CancellationToken cancellation)
    {
        var reader = new ClaimReader(experiment, compilation, cancellation);
        var calls = new List<ClaimCall>();
        var reported = new HashSet<(string, Location)>();
        var inHelpers = new HashSet<(string, ClaimDeclaration, SyntaxNode)>();
        var read = new HashSet<IOperation>();
        var missing = new HashSet<(string, string)>();                              // what several comparisons name is one mistake
        // Inherited claims are checked in the record that declares them.
        foreach (ClaimDeclaration claim in experiment.Claims.Where(claim => claim.Subject is not null
            && SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record)))
        {
            IOperation? body = reader.BodyOf(claim.Method.PartialImplementationPart ?? claim.Method);
            foreach (Diagnostic finding in DroppedVerdictRule.Check(claim, body))
            {
                yield return finding;
            }

            foreach (Diagnostic finding in reader.WithHelpers(body).Where(read.Add)
                .SelectMany(one => ChosenLevelRule.Check(
                    one, method => IsGenerated(method, experiment) && method.ReturnType.Name == "Samples", reader.BodyOf))
                .Concat(claim.Subject == ClaimSubject.Results ? ChosenLevelRule.CheckStatus(body) : []))
            {
                yield return finding;
            }

            foreach (Diagnostic finding in reader.Fronts(claim).Select(front => ParetoRule.Check(front, experiment)).OfType<Diagnostic>())
            {
                yield return finding;
            }

            if (WithoutVerdict(body) is { } end)
            {
                yield return Diagnostic.Create(
                    Descriptors.ClaimAlwaysThrows,
                    end.Syntax.GetLocation(),
                    claim.Method.Name,
                    end is IThrowOperation ? "throws" : "returns null");
            }

            calls.AddRange(reader.Read(claim));
        }

        foreach (Diagnostic finding in Calls(experiment, reader, evaluation).Where(IsNew))
        {
            yield return finding;
        }

        foreach (Diagnostic finding in calls.SelectMany(call => TargetRules.CheckSides(call, experiment)).Where(IsNew))
        {
            yield return finding;
        }

        foreach ((AxisDeclaration axis, object level, IOperation place) in reader.UnknownLevels)
        {
            var finding = Diagnostic.Create(
                Descriptors.NoSuchLevel,
                place.Syntax.GetLocation(),
                Remedy.Of(
                    (Remedy.Axis, axis.Property.Name),
                    (Remedy.Level, LevelName.Of(level, axis.LevelType)),
                    (Remedy.Nearest, NearestLevel.To(level, axis))),
                axis.Property.Name,
                LevelName.Of(level, axis.LevelType),
                Sentence.AllOf(axis.Levels.Select(LevelName.Of)));
            if (IsNew(finding))
            {
                yield return finding;
            }
        }

        foreach (Diagnostic finding in DroppedVerdictRule.CheckRepeated(calls))
        {
            yield return finding;
        }

        foreach ((AxisDeclaration axis, object level, IOperation place) in reader.LevelsTwice)
        {
            yield return Diagnostic.Create(
                Descriptors.LevelTwiceInClaim,
                place.Syntax.GetLocation(),
                LevelName.Of(level, axis.LevelType),
                axis.Property.Name);
        }

        foreach (ClaimCall call in calls)
        {
            // Only the first mistake of a call is reported. The later checks would report it again in other words.
            Diagnostic? finding = Sides(call, experiment) ?? Trend(call, experiment, evaluation)
                ?? SameCurve(call) ?? Curves(call) ?? Pairs(call) ?? Rank(call, experiment)
                ?? Margin(call, calls.Where(one => one.Claim == call.Claim), experiment)
                ?? Likeness(call, experiment, evaluation, cancellation)
                ?? TargetTimeRule.Check(call, evaluation) ?? DefinitionRule.CheckTarget(call, experiment)
                ?? DefinitionRule.CheckTraining(call, experiment, evaluation) ?? DefinitionRule.CheckParameters(call, evaluation)
                ?? DefinitionRule.CheckMicroBatch(call, experiment, evaluation)
                ?? RefutedPlanRule.Check(call, calls.Where(one => one.Claim == call.Claim), experiment, evaluation);
            // A claim that calls a helper twice has one mistake in the helper.
            if (finding is not null && reported.Add((finding.Id, finding.Location))
                && inHelpers.Add((finding.Id, call.Claim, call.Call.Syntax)))
            {
                yield return finding;
            }
        }

        var design = ClaimDesignRules.Check(experiment, calls, reader, evaluation).ToList();
        var opposite = ClaimTextRule.Check(calls, experiment, evaluation)
            // A margin that is wrong by itself differs from the text too.
            .Concat(ClaimMarginRule.Check(calls, experiment).Concat(ClaimFactorRule.Check(calls))
                .Where(finding => !design.Exists(other => other.Location == finding.Location)))
            .ToList();
        foreach (Diagnostic finding in opposite
            // A claim that contradicts its text often contradicts another claim too.
            .Concat(opposite.Count > 0 ? [] : ContradictionRule.Check(calls))
            .Concat(design))
        {
            yield return finding;
        }

        if (experiment.IsImported)
        {
            foreach (Diagnostic finding in ImportedCostRule.Check(
                experiment, experiment.Operations(cancellation), calls))
            {
                yield return finding;
            }
        }

        bool IsNew(Diagnostic finding) => (finding.Id != Descriptors.NoSuchLevel.Id && finding.Id != Descriptors.NoSuchTarget.Id)
            || missing.Add((finding.Id, finding.GetMessage(CultureInfo.InvariantCulture)));
    }

    /// <summary>Reports mistakes in single calls: unknown levels, undeclared targets and impossible numbers.</summary>
    private static IEnumerable<Diagnostic> Calls(ExperimentDeclaration experiment, ClaimReader reader, SweepEvaluation? evaluation) =>
        from method in experiment.Record.GetMembers().OfType<IMethodSymbol>()
        where method.MethodKind == MethodKind.Ordinary
        from call in reader.BodyOf(method.PartialImplementationPart ?? method)?.DescendantsAndSelf().OfType<IInvocationOperation>() ?? []
        from finding in (IsGenerated(call.TargetMethod, experiment)
                ? ClaimRules.CheckLevels(call, experiment).Concat(TargetRules.CheckCall(call, experiment))
                : call.Instance is IInvocationOperation accessor && IsGenerated(accessor.TargetMethod, experiment)
                ? ClaimRules.CheckNumbers(call, accessor, experiment)
                : []).Concat(ClaimRules.CheckBounds(call)).Concat(ClaimRules.CheckInterval(call))
            .Concat(AxisNameRule.Check(call, experiment)).Concat(DefinitionRule.CheckFront(call, experiment, evaluation))
        select finding;

    /// <summary>Whether a method belongs to a type that is nested in the record, as generated types are.</summary>
    private static bool IsGenerated(IMethodSymbol method, ExperimentDeclaration experiment)
    {
        for (INamedTypeSymbol? type = method.ContainingType?.ContainingType; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, experiment.Record.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The throw statement or null literal with which every run of a claim ends. Null if the claim can return a verdict.</summary>
    private static IOperation? WithoutVerdict(IOperation? body)
    {
        while (body is IBlockOperation { Operations: [var first, ..] })
        {
            body = first;
        }

        return body switch
        {
            IThrowOperation thrown => thrown,
            { ConstantValue: { HasValue: true, Value: null } } => body,
            IReturnOperation { ReturnedValue: { } value } => WithoutVerdict(value),
            IConversionOperation conversion => WithoutVerdict(conversion.Operand),
            IExpressionStatementOperation statement => WithoutVerdict(statement.Operation),
            _ => null,
        };
    }

    /// <summary>The method that summarizes values, such as <c>Spread</c>; null for the values themselves.</summary>
    private static string? SummaryOf(IOperation values) => WrittenList.Unconverted(values) is IInvocationOperation
    {
        TargetMethod: { Name: ("Spread" or "Exponent" or "SlopePerDoubling") and var name, ContainingType.Name: "Samples" },
    }
        ? name
        : null;

    /// <summary>Reports sides that cannot be compared, because they have different metrics or contain the same point.</summary>
    private static Diagnostic? Sides(ClaimCall call, ExperimentDeclaration experiment)
    {
        if (_comparisons.Contains(call.Method) && call.Call is { Instance: { } compared, Arguments: [var first, ..] }
            && SummaryOf(compared) is var one && SummaryOf(first.Value) is var other && one != other
            && (one is null ? call.Left : call.Rights is [var values, ..] ? values : null) is { } plain)
        {
            return Diagnostic.Create(
                Descriptors.DifferentMetrics,
                call.Place,
                one is null ? plain.Name : $"{one}()",
                other is null ? plain.Name : $"{other}()");
        }

        if (!_comparisons.Contains(call.Method) || call.Left is not { } left)
        {
            return _comparisons.Contains(call.Method) ? WithPublished(call) : null;
        }

        foreach (ClaimSide right in call.Rights)
        {
            if (left.Accessor.Name != right.Accessor.Name || (left.Budget != right.Budget && !IsUndeclared(left) && !IsUndeclared(right)))
            {
                return Diagnostic.Create(Descriptors.DifferentMetrics, call.Place, left.Name, right.Name);
            }

            if (left.Arms is null || right.Arms is null || left.Arms is [{ Levels.Count: 0 }])
            {
                continue;
            }

            if (call.Method == "IsBestOf")
            {
                if (left.Arms.Count > 1 || right.Arms.All(left.Arms.Contains))
                {
                    return Diagnostic.Create(
                        Descriptors.ComparedWithItself,
                        call.Place,
                        left.Arms.Count > 1 ? "IsBestOf is about one point, and its left side names several"
                            : $"IsBestOf names no other point than {left.Arms[0].Name}");
                }
            }
            else if (left.Arms.FirstOrDefault(right.Arms.Contains) is { } both)
            {
                return UnreadIn(call) is { } unread
                    ? Diagnostic.Create(
                        Descriptors.ComparedWithItself,
                        unread.Locations[0],
                        $"'{unread.ContainingSymbol.Name}' does not read its parameter '{unread.Name}', so both sides of {call.Method} have "
                            + both.Name)
                    : Diagnostic.Create(
                        Descriptors.ComparedWithItself,
                        call.Place,
                        $"Both sides of {call.Method} have {both.Name}");
            }
        }

        return null;

        // An undeclared target has a separate diagnostic.
        bool IsUndeclared(ClaimSide side) => TargetRules.Accessors.Any(accessor =>
            side.Budget.StartsWith($"{accessor}(", StringComparison.Ordinal)
            && experiment.Targets.All(target => side.Budget != $"{accessor}({LevelName.Of(target.Value, null)})"));
    }

    /// <summary>
    /// The parameter that a helper method does not read, although both sides of a comparison call the method with different values for it.
    /// Null for other comparisons.
    /// </summary>
    private static IParameterSymbol? UnreadIn(ClaimCall call) =>
        call.Call is { Instance: IInvocationOperation one, Arguments: [{ Value: IInvocationOperation other }, ..] }
        && SymbolEqualityComparer.Default.Equals(one.TargetMethod, other.TargetMethod)
        && one.TargetMethod.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } method
            ? one.TargetMethod.Parameters.FirstOrDefault(parameter => parameter.Locations.Any(place => place.IsInSource)
                && ArgumentOf(one, parameter) != ArgumentOf(other, parameter)
                && MemberSyntax.Body(method)?.DescendantNodes().OfType<IdentifierNameSyntax>()
                    .All(name => name.Identifier.ValueText != parameter.Name || name.Parent is NameColonSyntax) == true)
            : null;

    private static string? ArgumentOf(IInvocationOperation call, IParameterSymbol parameter) =>
        call.Arguments.FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.Parameter, parameter))?.Value.Syntax.ToString();

    /// <summary>Reports a comparison of published numbers with another quantity of a plan.</summary>
    private static Diagnostic? WithPublished(ClaimCall call) =>
        call.Call.Instance is IPropertyReferenceOperation
        {
            Property: { ContainingType: { Name: "Published", ContainingAssembly.Name: "LlamaBatch" }, Name: var quantity },
        }
        && call.Rights.FirstOrDefault(right => right.Accessor.Name != quantity) is { } other
            ? Diagnostic.Create(Descriptors.DifferentMetrics, call.Place, $"Published.{quantity}", other.Name)
            : null;

    /// <summary>Reports trends over too few levels, over several axes, or over levels that are not numbers.</summary>
    private static Diagnostic? Trend(ClaimCall call, ExperimentDeclaration experiment, SweepEvaluation? evaluation)
    {
        if (!_trends.TryGetValue(call.Method, out int fewest) || call.Left?.Arms is not { } arms)
        {
            return null;
        }

        IReadOnlyList<AxisDeclaration> axes = call.Left.VaryingAxes;
        string? problem =
            call.Method == "CriticalBatch"
                && !(call.Left.Budget.StartsWith("ToTarget", StringComparison.Ordinal) && call.Left.Accessor.Name == "Steps")
                ? "it is fitted to the steps to a target. Write ToTarget(...).Steps(...)."
            : arms.Distinct().Count() < fewest
                ? $"it names {(arms.Count == 1 ? "one level" : "two levels")}. "
                    + $"Name at least {(fewest == 2 ? "two" : "three")} levels of one axis."
            : axes.Count > 1
                ? $"it varies {Sentence.AllOf(axes.Select(axis => axis.Property.Name))}. Vary one axis."
            : axes is [{ } axis] && !axis.Levels.All(level => level.Value is IConvertible and not (string or bool or char)
                && axis.LevelType.TypeKind != TypeKind.Enum)
                ? $"the levels of {axis.Property.Name} are not numbers. Use IsBelow or IsAbove."
            : axes is [{ } scaled] && _logarithmic.Contains(call.Method) && WithoutLogarithm(arms, scaled) is { } level
                ? $"level {LevelName.Of(level, null)} of {scaled.Property.Name} has no logarithm. Name levels above 0."
            : axes is [{ } clipped] && evaluation is not null && arms.Count(arm => ClipAt(arm, evaluation) == 0) is > 0 and var off
                && off < arms.Count && arms.All(arm => ClipAt(arm, evaluation) is not null)
                ? $"GradientClip is 0 at one level of {clipped.Property.Name}, which means no clipping and not the tightest. "
                    + "Name levels above 0."
            : call.Method == "Exponent" && MetricOf(call.Left, experiment) is { } metric && MetricRange.MayBeNegative(metric.Type)
                ? $"{metric.Type.Name} may be 0 or negative, so it follows no power law. Use SlopePerDoubling."
            : null;
        return problem is null ? null : Diagnostic.Create(Descriptors.TrendNeedsLevels, call.Place, call.Method, problem);
    }

    private static double? ClipAt(ClaimArm arm, SweepEvaluation evaluation) => evaluation.PointOf(arm)?.Training?.GradientClip;

    /// <summary>Reports comparisons of a curve with itself, for example through a helper method that ignores its parameter.</summary>
    private static Diagnostic? SameCurve(ClaimCall call) =>
        call.Curves is [{ Side.Arms: { Count: > 0 } lefts } left, { Side.Arms: { } rights } right]
        && (left.Aggregate, left.Axis, left.Distance, left.Side.Name) == (right.Aggregate, right.Axis, right.Distance, right.Side.Name)
        && new HashSet<ClaimArm>(lefts).SetEquals(rights)
            ? Diagnostic.Create(Descriptors.ComparedWithItself, call.Place, $"Both sides of {call.Method} read the same curve")
            : null;

    private static object? SplitOf(PointEvaluation point) => (point.Corpus as TextFiles)?.Split;

    /// <summary>Reports curves over an axis of which a claim names too few levels.</summary>
    private static Diagnostic? Curves(ClaimCall call) =>
        (from curves in call.Curves
         let arms = curves.Side.Arms ?? []
         where arms.Count > 0
         let axis = arms[0].Levels.Keys.FirstOrDefault(axis => axis.Property.Name == curves.Axis)
         where axis is not null
         let fewest = curves.Aggregate == "BestLevel" ? 3 : 2
         let levels = arms.Select(arm => arm.Levels[axis]).Distinct().Count()
         where levels < fewest
         let others = curves.Side.VaryingAxes.Select(axis => axis.Property.Name).Where(name => name != curves.Axis).ToList()
         select Diagnostic.Create(
             Descriptors.TrendNeedsLevels,
             call.Place,
             curves.Aggregate,
             $"it is along {curves.Axis}, of which the claim names {(levels == 1 ? "one level" : "two levels")}. "
                + (others is [var other] ? $"Did you mean Along(nameof({other}))?"
                    : $"Name at least {(fewest == 2 ? "two" : "three")} levels of {curves.Axis}."))).FirstOrDefault()
        ?? call.Curves.Select(curves => BeyondEnd(call, curves)).FirstOrDefault(finding => finding is not null);

    /// <summary>Reports curves with a level beyond the lowest or highest possible value that the claim declares.</summary>
    private static Diagnostic? BeyondEnd(ClaimCall call, ClaimCurves curves)
    {
        if (curves.Side.Arms is not [var first, ..] arms
            || first.Levels.Keys.FirstOrDefault(axis => axis.Property.Name == curves.Axis) is not { } along)
        {
            return null;
        }

        var levels = arms.Select(arm => arm.Levels[along]).Where(level => LevelNumber.Is(level))
            .Select(level => Convert.ToDouble(level, CultureInfo.InvariantCulture)).ToList();
        bool isBelow = levels.Exists(level => level < curves.Lowest);
        if (!isBelow && !levels.Exists(level => level > curves.Highest))
        {
            return null;
        }

        string end = LevelName.Of(isBelow ? curves.Lowest!.Value : curves.Highest!.Value, null);
        string level = LevelName.Of(isBelow ? levels.Min() : levels.Max(), null);
        return Diagnostic.Create(
            Descriptors.TrendNeedsLevels,
            call.Place,
            curves.Aggregate,
            $"level {level} of {curves.Axis} is {(isBelow ? "below 'lowest'" : "above 'highest'")}, which is {end}. "
                + $"Leave out level {level}, or correct '{(isBelow ? "lowest" : "highest")}'.");
    }

    /// <summary>
    /// What is wrong with equal times of models whose FLOPs per token differ, but that have one MeasuredSpeed or, without it, the same tokens;
    /// otherwise null.
    /// </summary>
    private static string? UnequalArithmetic(
        List<PointEvaluation> points, IPropertySymbol? speed, ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        bool isAlike = speed is null
            ? Differing(points, TokensOf).Count < 2
            : points.Select(point => SweepEvaluation.ValueAt(speed, point, experiment, cancellation)).Distinct().ToList()
                is [int or long or float or double];
        if (!isAlike || points.Count < 2 || !points.TrueForAll(point => point.Trainable is not null))
        {
            return null;
        }

        double least = points.Min(point => point.Trainable!.FlopsPerMillionTokens);
        double most = points.Max(point => point.Trainable!.FlopsPerMillionTokens);
        return most <= SameSpeed * least ? null
            : $"{Number.Compact(least)} to {Number.Compact(most)} FLOPs per million tokens "
                + (speed is not null ? "at one MeasuredSpeed. Measure the speed of each model."
                    : "with the same tokens. Compute Tokens from a MeasuredSpeed of each model, or compare with EqualTokens.");
    }

    /// <summary>The largest ratio of the FLOPs per token of two models that may have one speed.</summary>
    internal const double SameSpeed = 2;

    /// <summary>The time of a trial in seconds, from the speed that the author measured; null if it is unknown.</summary>
    private static double? TimeOf(
        PointEvaluation point,
        IPropertySymbol speed,
        ExperimentDeclaration experiment,
        CancellationToken cancellation) =>
        point.Trainable is { } plan && SweepEvaluation.ValueAt(speed, point, experiment, cancellation) is (int or long or float or double)
            and var value && Convert.ToDouble(value, CultureInfo.InvariantCulture) is > 0 and var tokensPerSecond
            ? plan.TokensTrained / tokensPerSecond
            : null;

    /// <summary>Reports effects of which the sides cannot be paired, because they have different numbers of points.</summary>
    private static Diagnostic? Pairs(ClaimCall call) =>
        call is { Method: "EffectAgainst", Left.Arms: { Count: > 0 } lefts, Rights: [{ Arms: { Count: > 1 } rights }] }
        && lefts.Count != rights.Count
            ? Diagnostic.Create(
                Descriptors.TrendNeedsLevels,
                call.Place,
                call.Method,
                $"its sides have {lefts.Count} and {rights.Count} configurations, which it pairs in order. Name as many on both sides, or one "
                    + "on the right.")
            : null;

    private static double? WithoutLogarithm(IReadOnlyList<ClaimArm> arms, AxisDeclaration axis) =>
        arms.Select(arm => (double?)Convert.ToDouble(arm.Levels[axis], CultureInfo.InvariantCulture)).FirstOrDefault(level => level <= 0);

    private static Diagnostic? Rank(ClaimCall call, ExperimentDeclaration experiment) =>
        _ranks.Contains(call.Method) && MetricOf(call.Left, experiment) is { } metric && !MetricRange.Ranks(metric.Type)
            ? Diagnostic.Create(Descriptors.MetricDoesNotRank, call.Place, call.Method, metric.Type.Name)
            : null;

    private static Diagnostic? Margin(ClaimCall call, IEnumerable<ClaimCall> ofClaim, ExperimentDeclaration experiment)
    {
        double? margin = call.MarginNumber;
        Location place = call.Margin?.Syntax.GetLocation() ?? call.Place;
        bool isTaken = call.Argument("margin") is null && MetricOf(call.Left, experiment) is { } metric
            && MetricRange.HasNoMargin(metric.Type);
        bool isOfTrend = call.Method == "IsEquivalentTo" && call.Argument("margin") is null
            && call.Call.Instance is { } compared && (SummaryOf(compared) is not null
                || (call.Left is null && ofClaim.Any(one => one.Method is "SlopePerDoubling" or "Exponent" or "Spread"
                    && compared.Syntax.Span.Contains(one.Place.SourceSpan))));
        return isOfTrend
                ? Diagnostic.Create(
                    Descriptors.MarginCannotDecide,
                    place,
                    "IsEquivalentTo has no margin, and a slope, an exponent or a spread has no usual one. "
                        + "Write the smallest difference that matters.")
            : margin < 0 || double.IsNaN(margin ?? 0) || double.IsInfinity(margin ?? 0)
                ? Diagnostic.Create(
                    Descriptors.MarginCannotDecide,
                    place,
                    $"The margin of {call.Method} is {LevelName.Of(margin!.Value, null)}; it must be at least 0. "
                        + "Write the smallest difference that matters.")
            : call.Method == "IsEquivalentTo" && (margin == 0 || isTaken)
                ? Diagnostic.Create(
                    Descriptors.MarginCannotDecide,
                    place,
                    isTaken ? $"IsEquivalentTo has no margin, and that of {call.Left!.Accessor.Name} is 0, "
                            + "but two measured values are never equal. Write the smallest difference that matters."
                        : "The margin of IsEquivalentTo is 0, but two measured values are never equal. "
                            + "Write the smallest difference that matters.")
            : null;
    }

    /// <summary>
    /// Reports a comparison of points with different texts or token budgets, unless the claim explicitly allows the difference.
    /// </summary>
    private static Diagnostic? Likeness(
        ClaimCall call,
        ExperimentDeclaration experiment,
        SweepEvaluation? evaluation,
        CancellationToken cancellation)
    {
        if (evaluation is null || call.Left is not { } left || MetricOf(left, experiment) is not { Kind: not MetricKind.Cost } metric
            || (!_comparisons.Contains(call.Method) && !_trends.ContainsKey(call.Method)))
        {
            return null;
        }

        ClaimSide[] sides = [left, .. call.Rights];
        var points = sides.SelectMany(side => side.Arms ?? []).Distinct().Select(evaluation.PointOf).OfType<PointEvaluation>()
            .ToList();
        if (left.Budget == "EqualTokens" && !sides.Any(side => side.AllowsTokens)
            && Differing(points, TokensOf) is [long few, long many, ..])
        {
            int? steps = points.All(point => point.IsInSteps) && points.Select(point => point.Training!.Steps).Distinct().ToList()
                is [var same] ? same : null;
            return Diagnostic.Create(
                Descriptors.UnequalTokens,
                call.Place,
                Remedy.Of((Remedy.Budget, steps is null ? null : "EqualSteps")),
                FormattableString.Invariant($"{few:N0}"),
                FormattableString.Invariant($"{many:N0}"),
                steps is { } count ? FormattableString.Invariant($"All take {count:N0} steps: compare them with EqualSteps, set")
                    : "Give both the same");
        }

        if (sides.Any(side => side.AllowsTexts) && Differing(points, SplitOf) is [_, _, ..] splits)
        {
            return Diagnostic.Create(
                Descriptors.TwoCauses,
                call.Place,
                $"Split ({Sentence.AllOf(splits.Select(split => $"{split}"))}), and so in the text that they are trained on and the text that they are validated on",
                "Validate all points on one text: give them the same Split.");
        }

        if (left.Budget == "EqualSteps" && Differing(points, point => point.Plan?.Steps) is [int lowest, int highest, ..])
        {
            return Diagnostic.Create(
                Descriptors.UnequalSteps,
                call.Place,
                FormattableString.Invariant($"{lowest:N0}"),
                FormattableString.Invariant($"{highest:N0}"));
        }

        if (left.Budget == "EqualTime" && !experiment.IsImported)
        {
            IPropertySymbol? speed = experiment.Record.SelfAndBases().Where(type => type.DerivesFromExperiment())
                .SelectMany(type => type.GetMembers("MeasuredSpeed")).OfType<IPropertySymbol>().FirstOrDefault();
            // To measure the time would not make such trials comparable.
            if (UnequalArithmetic(points, speed, experiment, cancellation) is { } unequal)
            {
                return Diagnostic.Create(Descriptors.UnequalTimes, call.Place, unequal);
            }

            if (speed is null && experiment.Metrics.All(one => one.Type.Name != "StepTime"))
            {
                return Diagnostic.Create(
                    Descriptors.UnequalTimes,
                    call.Place,
                    Remedy.Of((Remedy.Metric, "StepTime")),
                    "unknown time. Add [Measure<StepTime>], or override MeasuredSpeed.");
            }

            if (speed is null && points.Exists(point => point.Training is { IsBatchScheduled: true }))
            {
                return Diagnostic.Create(
                    Descriptors.UnequalTimes,
                    call.Place,
                    "unknown time, because the batch size changes and only the largest steps are timed. Override MeasuredSpeed.");
            }

            var times = speed is null ? [] : points.Select(point => TimeOf(point, speed, experiment, cancellation)).ToList();
            if (times.Count > 1 && times.All(time => time is not null) && times.Max() > (1 + SameTime) * times.Min())
            {
                return Diagnostic.Create(
                    Descriptors.UnequalTimes,
                    call.Place,
                    $"{Number.ThreeDigits(times.Min()!.Value)} to {Number.ThreeDigits(times.Max()!.Value)} s (tokens / MeasuredSpeed). "
                        + "Write Tokens as seconds × MeasuredSpeed, or compare with EqualTokens.");
            }
        }

        if (!sides.Any(side => side.AllowsTexts) && MetricRange.Ranks(metric.Type))
        {
            (string Difference, string Remedy)? found =
                Differing(points, TextOf).Count > 1 ? ("different texts", "text")
                : Differing(points, point => point.Corpus?.SequenceLength) is [var one, var other, ..]
                    ? ($"sequences of {one} and {other} tokens", "SequenceLength")
                : metric.Kind == MetricKind.Validation
                    && Differing(points, point => point.Validation?.Windows.Count) is [var less, var more, ..]
                    ? ($"{less} and {more} validation windows", "Validation.Windows")
                : null;
            if (found is { } different)
            {
                return Diagnostic.Create(
                    Descriptors.UnequalTexts,
                    call.Place,
                    left.Accessor.Name,
                    different.Difference,
                    different.Remedy);
            }
        }

        return null;
    }

    /// <summary>The tokens that a point is trained for, also where its budget is a number of steps; null if unknown.</summary>
    private static object? TokensOf(PointEvaluation point) =>
        point.IsInSteps ? point.Plan?.TokensTrained : point.Training?.Tokens.Count;

    private static MetricDeclaration? MetricOf(ClaimSide? side, ExperimentDeclaration experiment) =>
        side is null || side.Budget.StartsWith("ToTarget", StringComparison.Ordinal) ? null
            : experiment.Metrics.FirstOrDefault(metric => metric.Type.Name == side.Accessor.Name);

    private static string? TextOf(PointEvaluation point) => point.Corpus is not { } corpus ? null
        : $"{corpus.Name};"
            + string.Join(";", corpus.Settings().Where(IsOfHeldOutText).Select(setting => $"{setting.Name}={setting.Value}"));

    /// <summary>Whether a setting of the corpus changes the validation text.</summary>
    private static bool IsOfHeldOutText(Setting setting) => setting.Name != nameof(DotNetDocs.TrainingLimit);

    private static List<object> Differing(IEnumerable<PointEvaluation> points, Func<PointEvaluation, object?> quantity) =>
        points.Select(quantity).OfType<object>().Distinct().OrderBy(value => value).ToList() is { Count: > 1 } values ? values : [];
}
