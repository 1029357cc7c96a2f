using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Finds the comparisons in claims, also through local variables, loops over written lists and the record's own helper methods. Values that
/// are computed in another way are unknown, and the rules skip them.
/// </summary>
internal sealed class ClaimReader(ExperimentDeclaration experiment, Compilation compilation, CancellationToken cancellation)
{
    private const int DeepestHelper = 4;

    private const int MostArms = 1_000;

    private const int MostCalls = 1_000;

    private const int MostOperations = 100_000;

    private static readonly HashSet<string> _comparing = ["Samples", "Quantities"];

    private readonly Dictionary<AxisDeclaration, object?> _baselines = [];

    /// <summary>Evaluates code that names no axis. It is created only for claims that compute levels.</summary>
    private SettingsEvaluator Evaluator => field ??= SweepEvaluation.WithoutLevels(experiment, cancellation);

    /// <summary>The operations of the current claim that were read, also in helper methods and in repeated code.</summary>
    private int _operations;

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
        _operations = 0;
        return BodyOf(method) is { } body ? [.. Calls(body, Scope.Outermost, claim).Take(MostCalls)] : [];
    }

    /// <summary>The Pareto claims that a claim makes directly: the judged point, and each metric with its points, as far as they are known.</summary>
    public IEnumerable<ParetoFront> Fronts(ClaimDeclaration claim) =>
        from call in (BodyOf(claim.Method.PartialImplementationPart ?? claim.Method)?.DescendantsAndSelf() ?? [])
            .OfType<IInvocationOperation>()
        where call.TargetMethod is { Name: "IsNonDominated", ContainingType.Name: "Pareto", ContainingAssembly.Name: "LlamaBatch" }
        let scope = Scope.Outermost
        let judged = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "arm")?.Value
        let metrics = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "metrics")?.Value
        where judged is not null && metrics is not null
        select new ParetoFront(
            call,
            claim,
            SideOf(judged, scope),
            WrittenList.ElementsOf(metrics is IConversionOperation conversion ? conversion.Operand : metrics)?
                .Select(metric => SideOf(metric, scope)).ToList());

    /// <summary>The body of a method as a Roslyn operation; null if its source code is not in this project.</summary>
    public IOperation? BodyOf(IMethodSymbol method) =>
        MemberSyntax.Body(method.Declaration(cancellation)) is { } body && compilation.ContainsSyntaxTree(body.SyntaxTree)
            ? experiment.Bodies.Of(body)
            : null;

    /// <summary>A claim's body, with the bodies of the record's own methods that it calls.</summary>
    public IEnumerable<IOperation> WithHelpers(IOperation? body)
    {
        var found = new List<IOperation>(body is null ? [] : [body]);
        for (int i = 0; i < found.Count && i < MostCalls; i++)
        {
            found.AddRange(found[i].DescendantsAndSelf().OfType<IInvocationOperation>().Select(call => call.TargetMethod)
                // The body of a local function is part of its method's.
                .Where(method => method.MethodKind != MethodKind.LocalFunction
                    && SymbolEqualityComparer.Default.Equals(method.ContainingType, experiment.Record))
                .Select(BodyOf).OfType<IOperation>().Where(helper => !found.Contains(helper)).Distinct().ToList());
        }

        return found;
    }

    /// <summary>The value of an expression as a number; null if the settings do not determine it.</summary>
    private double? NumberOf(IOperation expression) => WrittenValue.NumberOf(expression)
        ?? (expression.Type is { SpecialType: SpecialType.System_Double or SpecialType.System_Int32 }
            ? Evaluator.Value(expression) switch { double number => number, int number => number, _ => null }
            : null);

    private IEnumerable<ClaimCall> Calls(IOperation body, Scope outermost, ClaimDeclaration claim)
    {
        foreach (var (call, scope) in CallsIn(body, outermost))
        {
            if (IsComparing(call.TargetMethod))
            {
                IOperation? margin = MarginOf(call, scope);
                yield return new ClaimCall(
                    call,
                    claim,
                    scope.Place ?? call.Syntax.GetLocation(),
                    call.Instance is { } instance ? SideOf(instance, scope) : null,
                    [.. call.Arguments.Where(argument => _comparing.Contains(argument.Parameter?.Type.Name ?? ""))
                        .Select(argument => SideOf(argument.Value, scope)).OfType<ClaimSide>()])
                {
                    Margin = margin,
                    MarginNumber = margin is null ? null : NumberOf(margin),
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

    /// <summary>The calls in a body in the order of the code. What a loop repeats occurs once for each element of its list.</summary>
    private IEnumerable<(IInvocationOperation Call, Scope Scope)> CallsIn(IOperation body, Scope outermost)
    {
        var open = new Stack<(IOperation Operation, Scope Scope)>([(body, outermost)]);
        for (; open.Count > 0 && _operations < MostOperations; _operations++)
        {
            var (operation, scope) = open.Pop();
            if (operation is IInvocationOperation call)
            {
                yield return (call, scope);
            }

            ClaimLoop? loop = ClaimLoop.Of(operation);
            List<Scope>? passes = loop is null ? null : PassesOf(loop, scope);
            foreach (IOperation child in operation.ChildOperations.Reverse())
            {
                foreach (Scope one in child == loop?.Repeated && passes is not null ? passes : [scope])
                {
                    open.Push((child, one));
                }
            }
        }
    }

    /// <summary>The scopes of a loop's repetitions, from the last to the first; null if the elements are unknown.</summary>
    private List<Scope>? PassesOf(ClaimLoop loop, Scope scope)
    {
        if (ListOf(loop.List, scope) is not var (elements, outer))
        {
            return null;
        }

        var passes = new List<Scope>();
        foreach (IOperation element in elements.Reverse())
        {
            IReadOnlyList<IOperation>? parts = !loop.TakesParts ? [element]
                : WrittenList.Unconverted(element) is ITupleOperation tuple ? tuple.Elements
                : null;
            if (element is ISpreadOperation || parts?.Count != loop.Variables.Count)
            {
                return null;
            }

            passes.Add(new Scope(scope, null, scope.Depth)
            {
                Elements = [.. loop.Variables.Zip(parts, (variable, part) => (variable, part, outer))],
            });
        }

        return passes;
    }

    /// <summary>The elements of a list that is written out, with the scope of their code; null for other lists.</summary>
    private (IReadOnlyList<IOperation> Elements, Scope Scope)? ListOf(IOperation list, Scope scope) =>
        WrittenList.ElementsOf(list) is { } elements ? (elements, scope)
        : ValueOf(list, scope) is var (value, outer) ? ListOf(value, outer)
        : list switch
        {
            IFieldReferenceOperation field => ListOf(field),
            IPropertyReferenceOperation { Property.IsStatic: true } property => ListOf(property),
            _ => null,
        } is { } written ? ListOf(written, Scope.Outermost)
        : null;

    /// <summary>
    /// The value of a variable, a parameter of a helper method or an element of a loop, with the scope of its code; null for other
    /// operations.
    /// </summary>
    private static (IOperation Value, Scope Scope)? ValueOf(IOperation reference, Scope scope) => reference switch
    {
        IConversionOperation conversion => (conversion.Operand, scope),
        IParameterReferenceOperation parameter => scope.ValueOf(parameter.Parameter),
        ILocalReferenceOperation local => scope.ValueOf(local.Local)
            ?? (WrittenValue.InitialValueOf(local) is { } value ? (value, scope) : null),
        _ => null,
    };

    /// <summary>
    /// The margin of a comparison, through variables, elements of loops and the parameters of helper methods; null if the call leaves it out.
    /// </summary>
    private static IOperation? MarginOf(IInvocationOperation call, Scope scope)
    {
        IOperation? value = call.Arguments
            .FirstOrDefault(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "margin" })?.Value;
        IOperation? margin = value is null ? null : Given(value, scope);
        return margin is IParameterReferenceOperation ? null : margin;
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
        IInvocationOperation { Instance: { } curves, TargetMethod: { ContainingType.Name: "LevelCurves" } method } call
            when aggregate == "" =>
            CurvesOf(curves, method.Name, call.Arguments is [{ Value: var number }] ? WrittenValue.NumberOf(number) : null, scope),
        IInvocationOperation { Instance: { } values, TargetMethod: { ContainingType.Name: "Samples", Name: "Along" } } call
            when aggregate != "" && call.Arguments.FirstOrDefault(one => one.Parameter?.Name == "axis") is
            {
                Value.ConstantValue: { HasValue: true, Value: string axis },
            } && SideOf(values, scope) is { } side => new ClaimCurves(aggregate, axis, side, distance)
            {
                HasEnds = call.Arguments.Any(one =>
                    one is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "lowest" or "highest" }),
                Lowest = EndOf(call, "lowest"),
                Highest = EndOf(call, "highest"),
            },
        IInvocationOperation call when Inner(call, scope) is { } inner && ReturnedBy(BodyOf(call.TargetMethod)) is { } returned =>
            CurvesOf(returned, aggregate, distance, inner),
        _ => ValueOf(operation, scope) is var (value, outer) ? CurvesOf(value, aggregate, distance, outer) : null,
    };

    private static double? EndOf(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(one => one.ArgumentKind == ArgumentKind.Explicit && one.Parameter?.Name == parameter) is { } end
            ? WrittenValue.NumberOf(end.Value)
            : null;

    private ClaimSide? SideOf(IOperation operation, Scope scope)
    {
        switch (operation)
        {
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
                return ValueOf(operation, scope) is var (value, outer) ? SideOf(value, outer) : null;
        }
    }

    /// <summary>
    /// The condition under which a call compares points, such as <c>EqualTokens</c> or <c>ToTarget(1.7)</c>. Empty if there is none; null
    /// if the target is computed.
    /// </summary>
    private static string? BudgetOf(IInvocationOperation call, Scope scope)
    {
        IOperation? owner = call.Instance;
        while (owner is not null && ValueOf(owner, scope) is var (value, outer))
        {
            (owner, scope) = (value, outer);
        }

        return owner switch
        {
            IPropertyReferenceOperation budget => budget.Property.Name,
            IInvocationOperation { Arguments: [{ Value: { } target }] } budget =>
                WrittenValue.NumberOf(Given(target, scope)) is { } number
                    ? $"{budget.TargetMethod.Name}({LevelName.Of(number, null)})"
                    : null,
            ILocalReferenceOperation or IParameterReferenceOperation
                when call.TargetMethod.ContainingType.Name is not ("Results" or "Plan") => null,
            _ => "",
        };
    }

    /// <summary>The value of a variable, a parameter of a helper method or an element of a loop; another operation itself.</summary>
    private static IOperation Given(IOperation operation, Scope scope)
    {
        while (ValueOf(operation, scope) is var (value, outer))
        {
            (operation, scope) = (value, outer);
        }

        return operation;
    }

    /// <summary>
    /// The points (one level of each compared axis) that a call of an accessor selects. Null if a level is computed or of another type, or
    /// a baseline is unknown.
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
            if (levels is null || !levels.TrueForAll(level => IsOf(level, axis)))
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

    /// <summary>Whether a level has the type of the axis. The compiler reports others, and levels of an axis without any.</summary>
    private static bool IsOf(object level, AxisDeclaration axis) =>
        axis.Levels.Any(one => one.Kind != TypedConstantKind.Array && one.Value?.GetType() == level.GetType());

    private static object? Twice(List<object> levels) => levels.GroupBy(level => level).FirstOrDefault(same => same.Count() > 1)?.Key;

    /// <summary>The levels that an argument of an accessor names; null if they are unknown.</summary>
    /// <param name="operation">The argument.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="scope">The helper method, if any, whose parameters the argument may name.</param>
    /// <param name="isReached">Whether the argument was found through a variable. Other rules do not check such arguments.</param>
    private List<object>? LevelsOf(IOperation operation, AxisDeclaration axis, Scope scope, bool isReached) =>
        WrittenLevels(operation, axis, scope, isReached) ?? ComputedLevels(operation, axis);

    /// <summary>The levels that code writes out, also through variables, fields and spreads; null if they are computed.</summary>
    private List<object>? WrittenLevels(IOperation operation, AxisDeclaration axis, Scope scope, bool isReached)
    {
        switch (operation)
        {
            case { ConstantValue: { HasValue: true, Value: { } constant } }:
                if (LevelValue.Of(constant, axis) is not { } level)
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
            case IConversionOperation or ILocalReferenceOperation or IParameterReferenceOperation:
                return ValueOf(operation, scope) is var (value, outer)
                    ? LevelsOf(value, axis, outer, isReached || operation is not IConversionOperation)
                    : null;
            case IFieldReferenceOperation { Instance: { } tuple, Field: { ContainingType.IsTupleType: true } member }:
                return ElementOf(tuple, member, scope) is var (part, place) ? LevelsOf(part, axis, place, isReached: true) : null;
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } field:
                return ListOf(field) is { } list ? LevelsOf(list, axis, scope, isReached: true)
                    : WrittenValue.InitialValueOf(field) is { } initial && LevelValue.Of(initial, axis) is { } known ? [known]
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

    /// <summary>The levels in a list that code computes, as in <c>[.. sizes[1..]]</c>; null if they cannot be computed.</summary>
    private List<object>? ComputedLevels(IOperation operation, AxisDeclaration axis)
    {
        if (operation is not (IPropertyReferenceOperation or IFieldReferenceOperation or ICollectionExpressionOperation or ISpreadOperation
                or IInvocationOperation)
            // Other types may change the elements of an array that is not private.
            || operation.DescendantsAndSelf().OfType<IFieldReferenceOperation>()
                .Any(read => read.Field is { DeclaredAccessibility: not Accessibility.Private, Type: IArrayTypeSymbol })
            || Evaluator.Value(operation is ISpreadOperation spread ? spread.Operand : operation) is not List<object?> { Count: > 0 } list)
        {
            return null;
        }

        var levels = new List<object>();
        foreach (object? value in list)
        {
            if (value is null || LevelValue.Of(value, axis) is not { } level)
            {
                return null;
            }

            if (axis.Fault == AxisFault.None && axis.Levels.Count > 1 && axis.Levels.All(known => !Equals(known.Value, level))
                && !_strangers.Any(one => one.Place.Syntax == operation.Syntax))
            {
                _strangers.Add((axis, level, operation));
            }

            levels.Add(level);
        }

        return levels;
    }

    /// <summary>The element of a tuple that is written in the claim; null for a tuple that is computed.</summary>
    private static (IOperation Element, Scope Scope)? ElementOf(IOperation tuple, IFieldSymbol member, Scope scope)
    {
        while (ValueOf(tuple, scope) is var (value, outer))
        {
            (tuple, scope) = (value, outer);
        }

        string name = (member.CorrespondingTupleField ?? member).Name;
        return tuple is ITupleOperation written && int.TryParse(name.Substring(Math.Min(4, name.Length)), out int place)
            && place >= 1 && place <= written.Elements.Length
                ? (written.Elements[place - 1], scope)
                : null;
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
            baseline = baseline is IConvertible && AxisParser.IsLevel(axis.LevelType) ? LevelValue.Of(baseline, axis) : null;
            _baselines.Add(axis, baseline);
        }

        return baseline;
    }

    /// <summary>The value that a body always returns. Null if the body has a branch, a loop, a throw, or more than one return.</summary>
    private static IOperation? ReturnedBy(IOperation? body) =>
        body?.DescendantsAndSelf().OfType<IReturnOperation>().ToList() is [{ ReturnedValue: { } returned }]
        && Checked(returned) is var value
        && !body.DescendantsAndSelf().Any(one => one is ISwitchOperation or ILoopOperation
            || (one is IConditionalOperation or IThrowOperation && (value == returned || !returned.Syntax.Span.Contains(one.Syntax.Span))))
            ? value
            : null;

    /// <summary>The value of an expression that otherwise throws, as in <c>x > 0 ? value : throw …</c>; another expression itself.</summary>
    private static IOperation Checked(IOperation value) => (value is IConversionOperation conversion ? conversion.Operand : value) switch
    {
        IConditionalOperation { WhenTrue: var one, WhenFalse: IConversionOperation { Operand: IThrowOperation } or IThrowOperation } => one,
        IConditionalOperation
        {
            WhenTrue: IConversionOperation { Operand: IThrowOperation } or IThrowOperation,
            WhenFalse: { } other,
        } => other,
        _ => value,
    };

    /// <summary>A call of a helper method or a repetition of a loop, and the scope that contains it.</summary>
    private sealed record Scope(Scope? Outer, IInvocationOperation? Call, int Depth)
    {
        /// <summary>The scope of the claim itself.</summary>
        public static Scope Outermost { get; } = new(null, null, 0);

        /// <summary>The elements of the repetition, each with its variable and the scope of its code.</summary>
        public IReadOnlyList<(ISymbol Variable, IOperation Element, Scope Scope)> Elements { get; init; } = [];

        /// <summary>The location at which the claim calls the first helper; null in the claim itself.</summary>
        public Location? Place => Outer?.Place ?? Call?.Syntax.GetLocation();

        /// <summary>The value of an element's variable or of a helper method's parameter; null for other variables.</summary>
        public (IOperation Value, Scope Scope)? ValueOf(ISymbol variable)
        {
            foreach (var (own, element, scope) in Elements)
            {
                if (SymbolEqualityComparer.Default.Equals(own, variable))
                {
                    return (element, scope);
                }
            }

            return Call is null ? Outer?.ValueOf(variable)
                : Call.Arguments.FirstOrDefault(one =>
                    SymbolEqualityComparer.Default.Equals(one.Parameter?.OriginalDefinition, variable.OriginalDefinition)) is { } argument
                ? (argument.Value, Outer!)
                : null;
        }
    }
}
