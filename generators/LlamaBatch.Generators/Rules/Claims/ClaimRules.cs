using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators;

/// <summary>Rules about claim methods and the calls in them.</summary>
/// <remarks>Claims call generated types. A generator does not see these types, so only an analyzer can check the calls.</remarks>
internal static class ClaimRules
{
    /// <summary>Reports claim methods that the report cannot call, such as methods with two parameters.</summary>
    public static IEnumerable<Diagnostic> CheckForm(ExperimentDeclaration experiment) =>
        from claim in experiment.Claims
        where claim.Subject is null && SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record)
            && claim.Method.Parameters.All(parameter => parameter.Type.TypeKind != TypeKind.Error)
            && claim.Method.ReturnType.TypeKind != TypeKind.Error
        select Diagnostic.Create(
            Descriptors.ClaimIsMalformed,
            claim.Method.Locations.FirstOrDefault(),
            claim.Method.Name,
            FormOf(claim.Method));

    private static string FormOf(IMethodSymbol method) => method.ReturnType is { Name: "Verdict" } type && !type.Is(KnownNames.Verdict)
        ? $"it returns '{type.ToDisplayString()}', not LlamaBatch's Verdict. Write 'LlamaBatch.Verdict', or rename your type."
        : method.Parameters is [{ RefKind: not RefKind.None }] ? "its parameter is passed by reference. Remove the modifier."
        : "a claim must be static, return Verdict, and have one parameter, Results or Plan. "
            + $"Write 'private static Verdict {method.Name}(Results r)'.";

    /// <summary>Reports claims that always call themselves, directly or through other methods.</summary>
    public static IEnumerable<Diagnostic> CheckRecursion(
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation)
    {
        foreach (ClaimDeclaration claim in experiment.Claims
            .Where(claim => SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record)))
        {
            var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            var open = new Queue<IMethodSymbol>([claim.Method.PartialImplementationPart ?? claim.Method]);
            while (open.Count > 0)
            {
                IMethodSymbol method = open.Dequeue();
                foreach (IInvocationOperation call in CertainCalls(method, experiment.Bodies, compilation, cancellation))
                {
                    IMethodSymbol called = call.TargetMethod.PartialImplementationPart ?? call.TargetMethod;
                    if (seen.Add(called)
                        && SymbolEqualityComparer.Default.Equals(called, claim.Method.PartialImplementationPart ?? claim.Method))
                    {
                        yield return Diagnostic.Create(
                            Descriptors.SettingReadsItself,
                            call.Syntax.GetLocation(),
                            claim.Method.Name,
                            "Return the result of a comparison.");
                    }
                    else if (!open.Contains(called) && SymbolEqualityComparer.Default.Equals(called.ContainingType, experiment.Record)
                        && called.IsStatic
                        && !SymbolEqualityComparer.Default.Equals(called, method))
                    {
                        open.Enqueue(called);
                    }
                }
            }
        }
    }

    /// <summary>The calls that every run of a method makes, because no condition, loop or lambda can skip them.</summary>
    private static IEnumerable<IInvocationOperation> CertainCalls(
        IMethodSymbol method,
        BoundBodies bodies,
        Compilation compilation,
        CancellationToken cancellation)
    {
        if (MemberSyntax.Body(method.Declaration(cancellation)) is not { } body || !compilation.ContainsSyntaxTree(body.SyntaxTree))
        {
            yield break;
        }

        var open = new Stack<IOperation>();
        if (bodies.Of(body) is { } whole)
        {
            open.Push(whole);
        }

        while (open.Count > 0)
        {
            IOperation operation = open.Pop();
            if (operation is IInvocationOperation call)
            {
                yield return call;
            }

            // Only the condition of a branch runs in any case. Statements after a branch may not run.
            IEnumerable<IOperation> certain = operation switch
            {
                IConditionalOperation choice => [choice.Condition],
                ISwitchExpressionOperation choice => [choice.Value],
                ISwitchOperation choice => [choice.Value],
                ICoalesceOperation choice => [choice.Value],
                IConditionalAccessOperation choice => [choice.Operation],
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } choice => [choice
                    .LeftOperand],
                IAnonymousFunctionOperation or ILocalFunctionOperation or ILoopOperation or ITryOperation => [],
                IBlockOperation block => block.Operations.TakeWhile(statement => statement
                    is not (IConditionalOperation or ISwitchOperation or ILoopOperation or ITryOperation or IThrowOperation)),
                _ => operation.ChildOperations,
            };
            foreach (IOperation part in certain)
            {
                open.Push(part);
            }
        }
    }

    /// <summary>Reports intervals of <c>IsBetween</c> that are empty, such as from 2 to 1.</summary>
    public static IEnumerable<Diagnostic> CheckBounds(IInvocationOperation call)
    {
        if (call.TargetMethod is { Name: "IsBetween", ContainingAssembly.Name: "LlamaBatch" }
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "low") is { Value: var low }
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "high") is { Value: var high }
            && WrittenValue.NumberOf(low) is { } least && WrittenValue.NumberOf(high) is { } most && least >= most)
        {
            yield return Diagnostic.Create(
                Descriptors.ImpossibleNumber, high.Syntax.GetLocation(), $"No number lies between {LevelName.Of(least, null)} and "
                    + $"{LevelName.Of(most, null)}. Write the lower number first.");
        }
    }

    /// <summary>Reports margins of <c>IsBetween</c> that leave nothing of the interval.</summary>
    public static IEnumerable<Diagnostic> CheckInterval(IInvocationOperation call)
    {
        if (call.TargetMethod is { Name: "IsBetween", ContainingAssembly.Name: "LlamaBatch" }
            && Number("low") is { } least && Number("high") is { } most && Number("margin") is { } margin
            && least < most && 2 * margin >= most - least)
        {
            yield return Diagnostic.Create(
                Descriptors.ImpossibleNumber,
                call.Arguments.First(one => one.Parameter?.Name == "margin").Value.Syntax.GetLocation(),
                $"The margin of {LevelName.Of(margin, null)} at both ends leaves nothing between {LevelName.Of(least, null)} and "
                    + $"{LevelName.Of(most, null)}. Use a smaller margin, or none.");
        }

        double? Number(string parameter) =>
            call.Arguments.FirstOrDefault(one => one.ArgumentKind == ArgumentKind.Explicit && one.Parameter?.Name == parameter)
                is { Value: { } value }
                ? WrittenValue.NumberOf(value)
                : null;
    }

    /// <summary>Reports inherited claims that the experiment cannot access.</summary>
    public static IEnumerable<Diagnostic> CheckInherited(ExperimentDeclaration experiment) =>
        from claim in experiment.Claims
        where !claim.IsReachable && !SymbolEqualityComparer.Default.Equals(claim.Method.ContainingType, experiment.Record)
        select Diagnostic.Create(
            Descriptors.ClaimOutOfReach,
            claim.Method.Locations.FirstOrDefault(place => place.IsInSource) ?? experiment.Record.Locations.FirstOrDefault(),
            claim.Method.Name, claim.Method.ContainingType.Name, experiment.Record.Name);

    /// <summary>Reports levels that a call of a generated accessor names, but that the axis does not have.</summary>
    public static IEnumerable<Diagnostic> CheckLevels(IInvocationOperation call, ExperimentDeclaration experiment)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            AxisDeclaration? axis = argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                ? experiment.Axes.FirstOrDefault(one => one.Parameter == parameter.Name)
                : null;
            if (axis is null || axis.Fault != AxisFault.None || axis.Levels.Count < 2)
            {
                continue;                                                           // an axis without levels has its own diagnostic
            }

            var named = new List<object>();
            foreach (IOperation level in LevelsIn(argument.Value))
            {
                if (Value(level, axis) is not { } value)
                {
                    continue;
                }

                if (axis.Levels.All(known => !Equals(known.Value, value)))
                {
                    yield return Diagnostic.Create(
                        Descriptors.NoSuchLevel, level.Syntax.GetLocation(), Remedy.Of(
                            (Remedy.Axis, axis.Property.Name),
                            (Remedy.Level, LevelName.Of(value, axis.LevelType)),
                            (Remedy.Nearest, NearestLevel.To(value, axis))), axis.Property.Name, LevelName.Of(
                            value,
                            axis.LevelType), Sentence.AllOf(axis.Levels.Select(LevelName.Of)));
                }
                else if (named.Contains(value))
                {
                    yield return Diagnostic.Create(
                        Descriptors.LevelTwiceInClaim,
                        level.Syntax.GetLocation(),
                        LevelName.Of(value, axis.LevelType),
                        axis.Property.Name);
                }

                named.Add(value);
            }
        }
    }

    /// <summary>Reports thresholds and margins that are impossible for a built-in metric, such as an accuracy of 2.</summary>
    /// <param name="call">The comparison, a call of a method of <c>Samples</c>.</param>
    /// <param name="accessor">The call of the accessor whose values are compared.</param>
    /// <param name="experiment">The experiment.</param>
    public static IEnumerable<Diagnostic> CheckNumbers(
        IInvocationOperation call,
        IInvocationOperation accessor,
        ExperimentDeclaration experiment)
    {
        if (experiment.Metrics.FirstOrDefault(one => one.Type.Name == accessor.TargetMethod.Name)?.Type is not { } metric)
        {
            yield break;
        }

        if (AlwaysHolds(call, metric))
        {
            ValueRange possible = MetricRange.Of(metric);
            yield return Diagnostic.Create(
                Descriptors.DecidedByDefinition,
                call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } }
                    ? Location.Create(call.Syntax.SyntaxTree, TextSpan.FromBounds(name.SpanStart, call.Syntax.Span.End))
                    : call.Syntax.GetLocation(),
                $"{metric.Name} is always {possible}, so this holds for every model. Write a narrower bound.");
        }

        foreach (IArgumentOperation argument in call.Arguments.Where(one => one.ArgumentKind == ArgumentKind.Explicit))
        {
            if (WrittenValue.NumberOf(argument.Value) is not { } number)
            {
                continue;
            }

            string parameter = argument.Parameter?.Name ?? "";
            if (parameter == "margin" && (double.IsNaN(number) || double.IsInfinity(number)))
            {
                continue;                                                           // such a margin has its own diagnostic
            }

            ValueRange range = parameter != "margin"
                ? MetricRange.Of(metric)
                : MetricRange.IsShare(metric) ? ValueRange.Share : ValueRange.Finite;
            if (parameter == "margin" && BeyondRange(call, metric, number) is { } beyond)
            {
                yield return Diagnostic.Create(Descriptors.ImpossibleNumber, argument.Value.Syntax.GetLocation(), beyond);
                continue;
            }

            string subject = parameter == "margin" ? $"The margin of {metric.Name}" : $"The {metric.Name} compared with";
            if (range.Refuse(subject, number) is { } refused)
            {
                string unit = metric.Name == "PeakMemory" && parameter != "margin" ? " It is in bytes: 24e9 is 24 GB." : "";
                yield return Diagnostic.Create(Descriptors.ImpossibleNumber, argument.Value.Syntax.GetLocation(), refused + unit);
            }
        }
    }

    /// <summary>The problem of a margin with which a comparison asks for a value that the metric cannot have, or null.</summary>
    private static string? BeyondRange(IInvocationOperation call, ITypeSymbol metric, double margin)
    {
        ValueRange possible = MetricRange.Of(metric);
        if (NumberOf(call, "number") is not { } number || !possible.Contains(number) || margin <= 0 || MetricRange.IsRatio(metric))
        {
            return null;
        }

        (string side, double? asked) = call.TargetMethod.Name switch
        {
            "IsBelow" when number - margin <= possible.Least => ("below", number - margin),
            "IsAbove" when number + margin >= possible.Most => ("above", number + margin),
            _ => ("", (double?)null),
        };
        return asked is { } bound
            ? $"With a margin of {LevelName.Of(margin, null)}, this asks for a value {side} "
                + $"{LevelName.Of(Math.Round(bound, 10), null)}, and {metric.Name} is always {possible}. Use a smaller margin."
            : null;
    }

    /// <summary>Whether all possible values of a metric satisfy a comparison with numbers.</summary>
    private static bool AlwaysHolds(IInvocationOperation call, ITypeSymbol metric)
    {
        ValueRange possible = MetricRange.Of(metric);
        double? low = NumberOf(call, call.TargetMethod.Name == "IsAbove" ? "number" : "low");
        double? high = NumberOf(call, call.TargetMethod.Name == "IsBelow" ? "number" : "high");
        // With a margin, a bound says more. One bound alone says something if values may lie on it, as a rate of spikes may be 0.
        return NumberOf(call, "margin") is null && call.TargetMethod.Name switch
        {
            "IsAbove" => metric.Name == "Accuracy" && IsAtLow(),
            "IsBelow" => metric.Name == "Accuracy" && IsAtHigh(),
            "IsBetween" => IsAtLow() && IsAtHigh(),
            _ => false,
        };

        bool IsAtLow() => low is { } bound && !double.IsInfinity(possible.Least) && possible.Contains(bound) && bound <= possible.Least;

        bool IsAtHigh() => high is { } bound && !double.IsInfinity(possible.Most) && possible.Contains(bound) && bound >= possible.Most;
    }

    /// <summary>The number that is given for a parameter; null if it is not given or not known.</summary>
    private static double? NumberOf(IInvocationOperation call, string parameter) => call.Arguments
        .FirstOrDefault(one => one.ArgumentKind == ArgumentKind.Explicit && one.Parameter?.Name == parameter) is { Value: { } value }
        ? WrittenValue.NumberOf(value)
        : null;

    private static IEnumerable<IOperation> LevelsIn(IOperation argument) => argument switch
    {
        { ConstantValue.HasValue: true } => [argument],
        ICollectionExpressionOperation collection => collection.Elements.SelectMany(LevelsIn),
        IConversionOperation conversion => LevelsIn(conversion.Operand),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } => [argument],
        _ => [],                                                                    // computed: checked when the claim is decided
    };

    private static object? Value(IOperation level, AxisDeclaration axis)
        => LevelValue.Of(
            level.ConstantValue.HasValue ? level.ConstantValue.Value
                : level is IFieldReferenceOperation field ? WrittenValue.InitialValueOf(field) : null,
            axis);
}
