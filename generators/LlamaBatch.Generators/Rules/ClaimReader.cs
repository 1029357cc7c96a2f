using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Finds the comparisons in claims, also through local variables and the record's own helper methods. Values that are computed in another
/// way are unknown, and the rules skip them.
/// </summary>
internal sealed class ClaimReader(ExperimentDeclaration experiment, Compilation compilation, CancellationToken cancellation)
{
    private const int DeepestHelper = 4;

    private const int MostArms = 1_000;

    private static readonly HashSet<string> _comparing = ["Samples", "Quantities"];

    private readonly Dictionary<AxisDeclaration, object?> _baselines = [];
    private readonly List<(AxisDeclaration Axis, object Level, IOperation Place)> _strangers = [];
    private readonly List<(AxisDeclaration Axis, object Level, IOperation Place)> _twice = [];

    /// <summary>The levels that a claim names twice for one axis by spreading a list, as in <c>[.. small, 16]</c>.</summary>
    public IReadOnlyList<(AxisDeclaration Axis, object Level, IOperation Place)> LevelsTwice => _twice;

    /// <summary>The levels that a claim names through a variable or a helper method, and that the axis does not have.</summary>
    public IReadOnlyList<(AxisDeclaration Axis, object Level, IOperation Place)> UnknownLevels => _strangers;

    /// <summary>The calls in a claim that compare or summarize values.</summary>
    public IReadOnlyList<ClaimCall> Read(ClaimDeclaration claim)
    {
        IMethodSymbol method = claim.Method.PartialImplementationPart ?? claim.Method;
        return BodyOf(method) is { } body ? [.. Calls(body, new Scope(null, null, 0), claim)] : [];
    }

    /// <summary>The Pareto claims that a claim makes directly: the judged point, and each metric with its points, as far as they are known.</summary>
    public IEnumerable<ParetoFront> Fronts(ClaimDeclaration claim) =>
        from call in (BodyOf(claim.Method.PartialImplementationPart ?? claim.Method)?.DescendantsAndSelf() ?? [])
            .OfType<IInvocationOperation>()
        where call.TargetMethod is { Name: "IsNonDominated", ContainingType.Name: "Pareto", ContainingAssembly.Name: "LlamaBatch" }
        let scope = new Scope(null, null, 0)
        let judged = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "arm")?.Value
        let metrics = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "metrics")?.Value
        where judged is not null && metrics is not null
        select new ParetoFront(
            call,
            SideOf(judged, scope),
            WrittenList.ElementsOf(metrics is IConversionOperation conversion ? conversion.Operand : metrics)?
                .Select(metric => SideOf(metric, scope)).ToList());

    /// <summary>The body of a method as a Roslyn operation; null if its source code is not in this project.</summary>
    public IOperation? BodyOf(IMethodSymbol method) =>
        MemberSyntax.Body(method.Declaration(cancellation)) is { } body && compilation.ContainsSyntaxTree(body.SyntaxTree)
            ? experiment.Bodies.Of(body)
            : null;

    /// <summary>The value of a constant expression as a number; null for other expressions and for enums.</summary>
    public static double? NumberOf(IOperation operation) => operation switch
    {
        { Type.TypeKind: TypeKind.Enum } => null,                                   // an enum, such as the contrast of a fit
        { ConstantValue: { HasValue: true, Value: int or long or float or double } constant } => Convert
            .ToDouble(constant.Value, CultureInfo.InvariantCulture),
        IConversionOperation conversion => NumberOf(conversion.Operand),
        _ => null,
    };

    private IEnumerable<ClaimCall> Calls(IOperation body, Scope scope, ClaimDeclaration claim)
    {
        foreach (IInvocationOperation call in body.DescendantsAndSelf().OfType<IInvocationOperation>())
        {
            if (IsComparing(call.TargetMethod))
            {
                yield return new ClaimCall(
                    call,
                    claim,
                    scope.Place ?? call.Syntax.GetLocation(),
                    call.Instance is { } instance ? SideOf(instance, scope) : null,
                    [.. call.Arguments.Where(argument => _comparing.Contains(argument.Parameter?.Type.Name ?? ""))
                        .Select(argument => SideOf(argument.Value, scope)).OfType<ClaimSide>()])
                {
                    Margin = MarginOf(call, scope),
                    Curves = [.. call.Arguments.Where(argument => _comparing.Contains(argument.Parameter?.Type.Name ?? ""))
                        .Select(argument => argument.Value).Prepend(call.Instance)
                        .Select(value => value is null ? null : CurvesOf(value, "", null, scope)).OfType<ClaimCurves>()],
                };
            }
            else if (Inner(call, scope) is { } inner && BodyOf(call.TargetMethod) is { } helper)
            {
                foreach (ClaimCall one in Calls(helper, inner, claim))
                {
                    yield return one;
                }
            }
            else if (IsAccessor(call.TargetMethod) && scope.Place is null)
            {
                _ = ArmsOf(call, scope);                                            // finds unknown levels
            }
        }
    }

    /// <summary>The margin of a comparison, through the parameters of helper methods; null if the call leaves it out.</summary>
    private static IOperation? MarginOf(IInvocationOperation call, Scope scope)
    {
        IOperation? value = call.Arguments
            .FirstOrDefault(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "margin" })?.Value;
        while (value is IConversionOperation or IParameterReferenceOperation)
        {
            if (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }
            else if (scope.Argument(((IParameterReferenceOperation)value).Parameter) is var (argument, outer))
            {
                (value, scope) = (argument, outer);
            }
            else
            {
                return null;
            }
        }

        return value;
    }

    private static bool IsComparing(IMethodSymbol method) =>
        _comparing.Contains(method.ContainingType.Name) && method.ContainingAssembly?.Name == "LlamaBatch";

    private bool IsAccessor(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (experiment.Record.SelfAndBases().Contains(type.OriginalDefinition, SymbolEqualityComparer.Default))
            {
                return !SymbolEqualityComparer.Default.Equals(type, method.ContainingType)
                    && _comparing.Contains(method.ReturnType.Name);
            }
        }

        return false;
    }

    /// <summary>The scope inside a helper method of the record; null if the call does not call a helper.</summary>
    private Scope? Inner(IInvocationOperation call, Scope scope) =>
        call.TargetMethod is { MethodKind: MethodKind.LocalFunction } or { MethodKind: MethodKind.Ordinary, IsStatic: true }
        && call.TargetMethod is var method
        && scope.Depth < DeepestHelper
        && experiment.Record.SelfAndBases().Contains(method.ContainingType.OriginalDefinition, SymbolEqualityComparer.Default)
            ? new Scope(scope, call, scope.Depth + 1)
            : null;

    /// <summary>The curves of which a value such as <c>Sensitivity()</c> is an aggregate; null for other values.</summary>
    private ClaimCurves? CurvesOf(IOperation operation, string aggregate, double? distance, Scope scope) => operation switch
    {
        IConversionOperation conversion => CurvesOf(conversion.Operand, aggregate, distance, scope),
        ILocalReferenceOperation local => InitialValue(local) is { } value ? CurvesOf(value, aggregate, distance, scope) : null,
        IParameterReferenceOperation parameter => scope.Argument(parameter.Parameter) is var (argument, outer)
            ? CurvesOf(argument, aggregate, distance, outer)
            : null,
        IInvocationOperation { Instance: { } curves, TargetMethod: { ContainingType.Name: "LevelCurves" } method } call
            when aggregate == "" =>
            CurvesOf(curves, method.Name, call.Arguments is [{ Value: var number }] ? NumberOf(number) : null, scope),
        IInvocationOperation { Instance: { } values, TargetMethod: { ContainingType.Name: "Samples", Name: "Along" } } call
            when aggregate != "" && call.Arguments.FirstOrDefault(one => one.Parameter?.Name == "axis") is
            {
                Value.ConstantValue: { HasValue: true, Value: string axis },
            } && SideOf(values, scope) is { } side => new ClaimCurves(aggregate, axis, side, distance)
            {
                HasEnds = call.Arguments.Any(one =>
                    one is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "lowest" or "highest" }),
            },
        IInvocationOperation call when Inner(call, scope) is { } inner && ReturnedBy(BodyOf(call.TargetMethod)) is { } returned =>
            CurvesOf(returned, aggregate, distance, inner),
        _ => null,
    };

    private ClaimSide? SideOf(IOperation operation, Scope scope)
    {
        switch (operation)
        {
            case IConversionOperation conversion:
                return SideOf(conversion.Operand, scope);
            case ILocalReferenceOperation local:
                return InitialValue(local) is { } value ? SideOf(value, scope) : null;
            case IParameterReferenceOperation parameter:
                return scope.Argument(parameter.Parameter) is var (argument, outer) ? SideOf(argument, outer) : null;
            case IInvocationOperation { TargetMethod.Name: "AcrossValidationSets", Instance: { } instance }:
                return SideOf(instance, scope) is { } texts ? texts with { AllowsTexts = true } : null;
            case IInvocationOperation { TargetMethod.Name: "AcrossTokenBudgets", Instance: { } instance }:
                return SideOf(instance, scope) is { } tokens ? tokens with { AllowsTokens = true } : null;
            case IInvocationOperation call when IsAccessor(call.TargetMethod):
                return BudgetOf(call, scope) is { } budget
                    ? new ClaimSide(call.TargetMethod, budget, ArmsOf(call, scope), false, false)
                    : null;
            case IInvocationOperation call when Inner(call, scope) is { } inner && ReturnedBy(BodyOf(call.TargetMethod)) is { } returned:
                return SideOf(returned, inner);
            default:
                return null;
        }
    }

    /// <summary>
    /// The condition under which a call compares points, such as <c>EqualTokens</c> or <c>ToTarget(1.7)</c>. Empty if there is none; null
    /// if the target is computed.
    /// </summary>
    private static string? BudgetOf(IInvocationOperation call, Scope scope)
    {
        IOperation? owner = call.Instance;
        while (owner is ILocalReferenceOperation or IParameterReferenceOperation or IConversionOperation)
        {
            switch (owner)
            {
                case IConversionOperation conversion:
                    owner = conversion.Operand;
                    break;
                case ILocalReferenceOperation local:
                    owner = InitialValue(local);
                    break;
                case IParameterReferenceOperation parameter when scope.Argument(parameter.Parameter) is var (argument, outer):
                    (owner, scope) = (argument, outer);
                    break;
                default:
                    return call.TargetMethod.ContainingType.Name is "Results" or "Plan" ? "" : null;
            }
        }

        return owner switch
        {
            IPropertyReferenceOperation budget => budget.Property.Name,
            IInvocationOperation { Arguments: [{ Value: { } target }] } budget =>
                NumberOf(Given(target, scope)) is { } number ? $"{budget.TargetMethod.Name}({LevelName.Of(number, null)})" : null,
            _ => "",
        };
    }

    /// <summary>The value that a claim passes for a parameter of its helper methods; another operation itself.</summary>
    private static IOperation Given(IOperation value, Scope scope)
    {
        while (value is IParameterReferenceOperation or IConversionOperation { Operand: IParameterReferenceOperation })
        {
            var parameter = (value as IParameterReferenceOperation) ?? (IParameterReferenceOperation)((IConversionOperation)value).Operand;
            if (scope.Argument(parameter.Parameter) is not var (argument, outer))
            {
                break;
            }

            (value, scope) = (argument, outer);
        }

        return value;
    }

    /// <summary>
    /// The points (one level of each compared axis) that a call of an accessor selects. Null if a level is computed or a baseline is
    /// unknown.
    /// </summary>
    private List<ClaimArm>? ArmsOf(IInvocationOperation call, Scope scope)
    {
        IEnumerable<Dictionary<AxisDeclaration, object>> points = [[]];
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis.TunedPer is null))
        {
            IOperation? named = call.Arguments
                .FirstOrDefault(one => one.ArgumentKind == ArgumentKind.Explicit && one.Parameter?.Name == axis.Parameter)?.Value;
            List<object>? levels = named is not null ? LevelsOf(named, axis, scope, isReached: false)
                : BaselineOf(axis) is { } baseline ? [baseline]
                : null;
            if (levels is null)
            {
                return null;
            }

            if (named is not null && Twice(levels) is { } twice && named.Descendants().OfType<ISpreadOperation>().Any()
                && !_twice.Any(one => one.Place.Syntax == named.Syntax))
            {
                _twice.Add((axis, twice, named));
            }

            points = points.SelectMany(point => levels.Select(level => new Dictionary<AxisDeclaration, object>(point) { [axis] = level }));
        }

        var arms = points.Take(MostArms + 1).Select(point => new ClaimArm(point)).ToList();
        return arms.Count > MostArms ? null : arms;
    }

    private static object? Twice(List<object> levels) => levels.GroupBy(level => level).FirstOrDefault(same => same.Count() > 1)?.Key;

    /// <param name="operation">The argument.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="scope">The helper method, if any, whose parameters the argument may name.</param>
    /// <param name="isReached">Whether the argument was found through a variable. Other rules do not check such arguments.</param>
    private List<object>? LevelsOf(IOperation operation, AxisDeclaration axis, Scope scope, bool isReached)
    {
        switch (operation)
        {
            case { ConstantValue: { HasValue: true, Value: { } constant } }:
                if (AxisRules.AsLevel(constant, axis) is not { } level)
                {
                    return null;
                }

                if (isReached && axis.Fault == AxisFault.None && axis.Levels.Count > 1
                    && axis.Levels.All(known => !Equals(known.Value, level))
                    && !_strangers.Any(one => one.Place.Syntax == operation.Syntax))
                {
                    _strangers.Add((axis, level, operation));
                }

                return [level];
            case IConversionOperation conversion:
                return LevelsOf(conversion.Operand, axis, scope, isReached);
            case ILocalReferenceOperation local:
                return InitialValue(local) is { } value ? LevelsOf(value, axis, scope, isReached: true) : null;
            case IParameterReferenceOperation parameter:
                return scope.Argument(parameter.Parameter) is var (argument, outer)
                    ? LevelsOf(argument, axis, outer, isReached: true)
                    : null;
            case IFieldReferenceOperation { Instance: { } tuple, Field: { ContainingType.IsTupleType: true } member }:
                return ElementOf(tuple, member, scope) is var (part, place) ? LevelsOf(part, axis, place, isReached: true) : null;
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } field:
                return ListOf(field) is { } list ? LevelsOf(list, axis, scope, isReached: true)
                    : InitialValue(field) is { } initial && AxisRules.AsLevel(initial, axis) is { } known ? [known]
                    : null;
            case IPropertyReferenceOperation { Property.IsStatic: true } property:
                return ListOf(property) is { } elements ? LevelsOf(elements, axis, scope, isReached: true) : null;
            case ISpreadOperation spread:
                return LevelsOf(spread.Operand, axis, scope, isReached: true);
            default:
                if (WrittenList.ElementsOf(operation) is not { } written)
                {
                    return null;
                }

                var all = new List<object>();
                foreach (IOperation element in written)
                {
                    if (LevelsOf(element, axis, scope, isReached) is not { } some)
                    {
                        return null;
                    }

                    all.AddRange(some);
                }

                return all;
        }
    }

    /// <summary>The element of a tuple that is written in the claim; null for a tuple that is computed.</summary>
    private static (IOperation Element, Scope Scope)? ElementOf(IOperation tuple, IFieldSymbol member, Scope scope)
    {
        while (true)
        {
            switch (tuple)
            {
                case IConversionOperation conversion:
                    tuple = conversion.Operand;
                    break;
                case IParameterReferenceOperation parameter when scope.Argument(parameter.Parameter) is var (argument, outer):
                    (tuple, scope) = (argument, outer);
                    break;
                case ILocalReferenceOperation local when InitialValue(local) is { } value:
                    tuple = value;
                    break;
                case ITupleOperation written:
                    string name = (member.CorrespondingTupleField ?? member).Name;
                    return int.TryParse(name.Substring(Math.Min(4, name.Length)), out int place) && place >= 1
                        && place <= written.Elements.Length ? (written.Elements[place - 1], scope) : null;
                default:
                    return null;
            }
        }
    }

    /// <summary>The list with which a private read-only field of the record is initialized; null if code may change its elements.</summary>
    private IOperation? ListOf(IFieldReferenceOperation reference) =>
        reference.Field is { DeclaredAccessibility: Accessibility.Private } field
        && SymbolEqualityComparer.Default.Equals(field.ContainingType, experiment.Record)
        && experiment.Bodies.WritesOf(experiment.Record) is { } writes
        && writes.WritersOf(field.Name).Count == 0 && !writes.IsHandedOn(field.Name)
        && MemberSyntax.Body(field.Declaration(cancellation)) is { } initializer
        && experiment.Bodies.Of(initializer) is ISymbolInitializerOperation { Value: var value }
        && WrittenList.ElementsOf(value) is not null
            ? value
            : null;

    /// <summary>The list that a property of the record creates each time it is read; null for other properties.</summary>
    private IOperation? ListOf(IPropertyReferenceOperation reference) =>
        SymbolEqualityComparer.Default.Equals(reference.Property.ContainingType, experiment.Record)
        && MemberSyntax.Body(reference.Property.Declaration(cancellation)) is ArrowExpressionClauseSyntax body
        && ReturnedBy(experiment.Bodies.Of(body)) is { } value
        && WrittenList.ElementsOf(value) is not null
            ? value
            : null;

    /// <summary>The baseline value of an axis, which applies if a claim does not name the axis; null if unknown.</summary>
    public object? BaselineOf(AxisDeclaration axis)
    {
        if (!_baselines.TryGetValue(axis, out object? baseline))
        {
            baseline = SweepEvaluation.BaselineOf(axis.Property, experiment, cancellation);
            // Only numbers, texts and enum members can be levels and have a literal.
            baseline = baseline is IConvertible && AxisParser.IsLevel(axis.LevelType) ? AxisRules.AsLevel(baseline, axis) : null;
            _baselines.Add(axis, baseline);
        }

        return baseline;
    }

    /// <summary>The initial value of a local variable. Null if code also assigns to the variable, or if it has no initializer.</summary>
    /// <remarks>
    /// The initializer must precede the use, because two variables could be initialized with each other in code that does not compile.
    /// </remarks>
    private static IOperation? InitialValue(ILocalReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        IEnumerable<IOperation> all = root.DescendantsAndSelf();
        IOperation? value = all.OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.Symbol, local.Local))?.Initializer?.Value;
        IDeconstructionAssignmentOperation? split = value is not null ? null
            : all.OfType<IDeconstructionAssignmentOperation>().FirstOrDefault(one => PartOf(one) is not null);
        value ??= split is null ? null : PartOf(split);
        return value is null || value.Syntax.Span.End > local.Syntax.SpanStart
            || all.OfType<IAssignmentOperation>().Where(write => write != split).Any(write => write.Target.DescendantsAndSelf()
                .OfType<ILocalReferenceOperation>().Any(target => SymbolEqualityComparer.Default.Equals(target.Local, local.Local)))
            ? null
            : value;

        // The value of the variable in "var (one, other) = (…, …)".
        IOperation? PartOf(IDeconstructionAssignmentOperation split)
        {
            if (split.Target is not IDeclarationExpressionOperation { Expression: ITupleOperation targets }
                || WrittenList.Unconverted(split.Value) is not ITupleOperation values || values.Elements.Length != targets.Elements.Length)
            {
                return null;
            }

            int place = targets.Elements.ToList().FindIndex(target =>
                target is ILocalReferenceOperation one && SymbolEqualityComparer.Default.Equals(one.Local, local.Local));
            return place < 0 ? null : values.Elements[place];
        }
    }

    /// <summary>
    /// The constant with which a read-only field is initialized. Null if there is none, for example if a constructor sets the field.
    /// </summary>
    public static object? InitialValue(IFieldReferenceOperation reference) =>
        reference is { Field.IsReadOnly: true, SemanticModel: { } model }
        && reference.Field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax
        {
            Initializer.Value: var initial,
        }
        && initial.SyntaxTree == model.SyntaxTree
            ? model.GetConstantValue(initial).Value
            : null;

    /// <summary>The value that a body always returns. Null if the body has a branch, a loop, a throw, or more than one return.</summary>
    private static IOperation? ReturnedBy(IOperation? body) =>
        body?.DescendantsAndSelf().OfType<IReturnOperation>().ToList() is [{ ReturnedValue: { } value }]
        && !body.DescendantsAndSelf().Any(one => one is IConditionalOperation or ISwitchOperation or ILoopOperation or IThrowOperation)
            ? value
            : null;

    /// <summary>A call of a helper method, and the scope that contains this call.</summary>
    private sealed record Scope(Scope? Outer, IInvocationOperation? Call, int Depth)
    {
        /// <summary>The location at which the claim calls the first helper; null in the claim itself.</summary>
        public Location? Place => Outer is null ? null : Outer.Place ?? Call!.Syntax.GetLocation();

        public (IOperation Value, Scope Outer)? Argument(IParameterSymbol parameter) =>
            Outer is not null && Call!.Arguments.FirstOrDefault(
                one => SymbolEqualityComparer.Default.Equals(one.Parameter?.OriginalDefinition, parameter.OriginalDefinition))
                is { } argument
                ? (argument.Value, Outer)
                : null;
    }
}
